import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import type { Client } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { openLibsqlStore, waiting } from '../drivers/libsql-store.ts'
import type { LibsqlStore } from '../drivers/libsql-store.ts'
import { PortError } from '../errors.ts'
import { storeFile } from '../node-store.ts'
import type { AuditLog, AuditState } from '../ports/audit-log.ts'
import type { Settings } from '../settings.ts'
import { createAuditLog } from '../store/audit-chain.ts'
import type { Database, Guard } from '../store/database.ts'
import { appliedIn, refuseForeign } from '../store/migrate.ts'
import * as schema from '../store/schema.ts'
import { CommandError } from './command.ts'

const PATIENCE = 10_000

/** A command makes no new store. */
export function existing(file: string): string {
  if (existsSync(file)) return file
  throw new CommandError(`没有 ${file}。数据在别处，请写 DATA_DIR。`)
}

/** Does something with the store of DATA_DIR, which the service may be writing to, and closes it. */
export async function withStore<T>(settings: Settings, act: (store: LibsqlStore) => Promise<T>): Promise<T> {
  const file = existing(storeFile(settings))
  await withFile(file, versionOf)
  const store = await openLibsqlStore({ file, patience: PATIENCE })
  try {
    return await act(store)
  } finally {
    store.close()
  }
}

export interface OpenFile {
  client: Client
  db: Database
  guard: Guard
  /** For reading: nothing can be added to it. */
  audit: AuditLog
}

/** Opens a file as it is: nothing is made, set or migrated. */
export async function withFile<T>(file: string, act: (open: OpenFile) => Promise<T>): Promise<T> {
  const client = createClient({ url: pathToFileURL(file).href, timeout: 10, concurrency: 1 })
  const db = drizzle({ client, schema })
  const guard = waiting(PATIENCE)
  const means = { db, guard, now: Date.now, patience: PATIENCE, scrub: () => Promise.resolve() }
  const refuse = () => Promise.reject(new CommandError('这个文件只看不写。'))
  try {
    return await act({ client, db, guard, audit: createAuditLog(means, refuse) })
  } finally {
    client.close()
  }
}

/** Version of the schema in a file of ours. Refuses what is not ours, and what a newer program has written. */
export async function versionOf({ client, db, guard }: OpenFile): Promise<number> {
  const found = await guard(() =>
    client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"),
  )
  const applied = found.rows.length > 0 ? await guard(() => appliedIn(db, guard)) : []
  if (applied.length === 0) throw new CommandError('它不是听政的数据文件。什么都没有动。')
  await refuseForeign(applied)
  return applied.length
}

/**
 * Every page of a file looked at, and its audit log. Refuses a file that is broken; a log that is not whole is only said,
 * as the data beside it is needed all the same.
 */
export async function soundness({ client, guard, audit }: OpenFile): Promise<AuditState> {
  const { rows } = await guard(() => client.execute('PRAGMA integrity_check(1)'))
  if (rows[0]?.['integrity_check'] !== 'ok') throw new CommandError('文件坏了。什么都没有动。')
  return audit.verify()
}

export function tellAudit(state: AuditState): void {
  if (state.whole) console.log(`审计记录完整，共 ${state.entries} 条。`)
  else console.error(`审计记录从第 ${state.broken} 条起不完整：${state.why}。`)
}

/** Whether a file is in nobody's hands. Then all of it is in one file afterwards, without a log beside it. */
export async function letGoOf(file: string): Promise<boolean> {
  return withFile(file, async ({ client }) => {
    try {
      await waiting(1_000)(() => client.execute('PRAGMA wal_checkpoint(TRUNCATE)'))
      const { rows } = await waiting(1_000)(() => client.execute('PRAGMA journal_mode=DELETE'))
      return rows[0]?.['journal_mode'] === 'delete'
    } catch (error) {
      if (error instanceof PortError && error.retryable) return false
      throw error
    }
  })
}

/** On the disk, not only on its way there. Works for a folder too. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
