import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KEY_FOLDER, withKeys } from '../node-keys.ts'
import type { PersonData } from '../ports/cases.ts'
import { VaultError, createVault } from '../privacy/vault.ts'
import type { Settings } from '../settings.ts'
import { CommandError, caseNumber, runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'

const USAGE = 'npm run -s person:export -- --case 编号 --out 文件'
const OPTIONS = ['case', 'out', ...D1_OPTIONS] as const
type Given = Partial<Record<(typeof OPTIONS)[number], string>>

/** `npm run person:export -- --case N`: all that is kept of the person of a case, as JSON, their number and name opened. */
async function exportPerson(settings: Settings, number: string, given: Given): Promise<void> {
  const { out } = given
  if (out && existsSync(out)) throw new CommandError(`${out} 已经有了，不覆盖它。请换一个名字。`)
  const text = await withKept(settings, given, async ({ cases }, keyed) => {
    const data = await cases.exportPerson(number, 'command')
    if (!data) throw new CommandError(`没有编号 ${number}。`)
    const { sealed, ...rest } = data
    return `${JSON.stringify({ ...rest, contact: await opened(keyed, number, sealed) }, null, 2)}\n`
  })
  if (!out) return void process.stdout.write(text)
  await writeFile(out, text, { mode: 0o600, flag: 'wx' })
  console.error(`写好了：${out}。交给本人以后请删掉。`)
}

/** With the key that is there; none is made for this. */
async function opened(settings: Settings, number: string, sealed: PersonData['sealed']) {
  const parts = Object.entries(sealed)
  if (parts.length === 0) return {}
  if (!settings.dataKey && !existsSync(join(settings.dataDir, KEY_FOLDER, 'data-key'))) return cannotOpen()
  const vault = await createVault((await withKeys(settings)).dataKey ?? '')
  try {
    const plain = parts.map(async ([name, bytes]) => [name, await vault.open(bytes, `${number} ${name}`)])
    return Object.fromEntries(await Promise.all(plain)) as Record<string, string>
  } catch (error) {
    if (error instanceof VaultError) return cannotOpen()
    throw error
  }
}

function cannotOpen() {
  console.error('电话和姓名密封着，没有对的钥匙（DATA_KEY），打不开。别的都在。')
  return { sealed: true }
}

void runCommand({
  usage: USAGE,
  options: OPTIONS,
  run: (settings, given) => exportPerson(settings, caseNumber(given.case, USAGE), given),
})
