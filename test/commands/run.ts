import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterAll } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import type { LibsqlStore } from '../../src/drivers/libsql-store.ts'
import { bundle } from '../fixtures/bundle.ts'

/** Data folders of a test file, gone when it ends. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'tingzheng-commands-'))
  afterAll(() => rmSync(root, { recursive: true }))
  return () => mkdtempSync(join(root, 'd-'))
}

export interface Ran {
  status: number | null
  out: string
  said: string
}

const NAMES = [
  'backup',
  'restore',
  'purge',
  'person-export',
  'person-erase',
  'audit-verify',
  'replay',
  'operator-add',
  'operator-list',
  'operator-disable',
  'marks-export',
]
let bundled: Promise<string> | undefined
afterAll(async () => {
  if (bundled) rmSync(await bundled, { recursive: true })
})

/** Runs a command of ours as a process of its own, with nothing of our environment but the path. */
export async function run(dataDir: string, name: string, ...args: string[]): Promise<Ran> {
  bundled ??= bundle(NAMES.map((command) => `src/commands/${command}.ts`))
  const program = join(await bundled, `${name}.mjs`)
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ran = { out: '', said: '' }
  child.stdout.on('data', (text: Buffer) => {
    ran.out += text.toString()
    ran.said += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => (ran.said += text.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, ...ran }
}

/**
 * Puts the data of one folder into another as a file that nobody holds: libsql lets go of a closed file only when its
 * client is collected, and until then restore would find it in use.
 */
export async function place(from: string, to: string): Promise<void> {
  const client = createClient({ url: `file:${join(from, 'store.db')}` })
  rmSync(join(to, 'store.db'), { force: true })
  await client.execute({ sql: 'VACUUM INTO ?', args: [join(to, 'store.db')] })
  client.close()
}

/** Opens the store of a data folder, does something with it, and closes it. */
export async function within<T>(
  dataDir: string,
  act: (store: LibsqlStore) => Promise<T>,
  now?: () => number,
): Promise<T> {
  const store = await openLibsqlStore({ file: join(dataDir, 'store.db'), ...(now ? { now } : {}) })
  try {
    return await act(store)
  } finally {
    store.close()
  }
}
