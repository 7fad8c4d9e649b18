import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SettingsError } from './settings.ts'
import type { Settings } from './settings.ts'

/** Beside the store and never in a backup of it: whoever has both can read the numbers. */
export const KEY_FOLDER = 'keys'
const FILES = { stateSecret: 'state-secret', dataKey: 'data-key' } as const
const BYTES = 32

/** The settings with both keys: from the environment, else from DATA_DIR, where they are made at the first start. */
export async function withKeys(settings: Settings): Promise<Settings> {
  const folder = join(settings.dataDir, KEY_FOLDER)
  return {
    ...settings,
    stateSecret: settings.stateSecret ?? (await keyIn(folder, FILES.stateSecret)),
    dataKey: settings.dataKey ?? (await keyIn(folder, FILES.dataKey)),
  }
}

/** Whether the keys that are there are sound; makes none. */
export async function peekKeys({ dataDir }: Settings): Promise<void> {
  for (const name of Object.values(FILES)) {
    const path = join(dataDir, KEY_FOLDER, name)
    const key = await readKey(path)
    if (key !== undefined) sound(path, key)
  }
}

async function keyIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  try {
    return sound(path, (await readKey(path)) ?? (await makeKey(folder, path)))
  } catch (error) {
    if (error instanceof SettingsError) throw error
    const why = (error as NodeJS.ErrnoException).code ?? ''
    throw new SettingsError(`设置 DATA_DIR 不对：读写不了 ${path}（${why}）。`)
  }
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written whole under a name of its own, then linked: of two processes one links first, and both read what it wrote. */
async function makeKey(folder: string, path: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(BYTES).toString('base64url')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return readKey(path)
}

/** A key that was cut short would seal what nobody can open later. */
function sound(path: string, key: string | undefined): string {
  if (key !== undefined && /^[\w-]{43}$/.test(key)) return key
  throw new SettingsError(
    `${path} 里的钥匙坏了。请从保管的地方放回去；没有用它存过电话，才可以删掉它重新启动。`,
  )
}
