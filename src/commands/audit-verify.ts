import { storeFile } from '../node-store.ts'
import type { AuditState } from '../ports/audit-log.ts'
import { CommandError, runCommand } from './command.ts'
import { D1_OPTIONS, withKept } from './d1.ts'
import { existing, tellAudit, versionOf, withFile } from './store-file.ts'

type Noted = { seq: number; digest: string }

const USAGE = 'npm run audit:verify -- --noted 条数:摘要 --file 文件'

/**
 * `npm run audit:verify`: whether the audit log is whole, or its first entry that does not fit. `--noted` compares with
 * what was said before, so that a log whose end was cut off is found; `--file` looks at a copy.
 */
void runCommand({
  usage: USAGE,
  options: ['noted', 'file', ...D1_OPTIONS],
  async run(settings, given) {
    const noted = given.noted === undefined ? undefined : notedOf(given.noted)
    const state =
      given.d1 === undefined
        ? await verifyFile(existing(given.file ?? storeFile(settings)), noted)
        : await withKept(settings, given, ({ audit }) => audit.verify(noted))
    tellAudit(state)
    if (state.whole) console.log(`请把这一行记在别处，下次对照：--noted ${state.entries}:${state.head}`)
    return state.whole
  },
})

function verifyFile(file: string, noted: Noted | undefined): Promise<AuditState> {
  return withFile(file, async (open) => {
    await versionOf(open)
    return open.audit.verify(noted)
  })
}

function notedOf(text: string): Noted {
  const [, seq, digest] = /^(\d{1,15}):([\da-f]{64})$/.exec(text) ?? []
  if (seq === undefined || digest === undefined)
    throw new CommandError(`--noted 要照上次说的写。请写成：${USAGE}`)
  return { seq: Number(seq), digest }
}
