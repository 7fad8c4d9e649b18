import { asc, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sha256 } from '../digest.ts'
import { PortError } from '../errors.ts'
import { messagesOf } from './database.ts'
import type { Database, Guard } from './database.ts'
import { MIGRATIONS } from './migration-list.ts'

export type Migration = (typeof MIGRATIONS)[number]

/** The version that this program works with. */
export const SCHEMA_VERSION = MIGRATIONS.length

/** Drizzle-kit's own mark between statements. */
const BETWEEN = '--> statement-breakpoint'

/** Made by hand, before there is any migration. */
const TABLE = sql.raw(
  'CREATE TABLE IF NOT EXISTS migrations (version integer PRIMARY KEY NOT NULL, name text NOT NULL, digest text NOT NULL, at integer NOT NULL)',
)
const migrations = sqliteTable('migrations', {
  version: integer('version').primaryKey(),
  name: text('name').notNull(),
  digest: text('digest').notNull(),
  at: integer('at').notNull(),
})

export type Applied = Omit<typeof migrations.$inferSelect, 'at'>

/**
 * Brings the data to the version of this program, a migration at a time, each whole or not at all. Two that start at
 * once do not hurt each other: the later finds the row of the first. Data of a newer program is left as it is.
 */
export async function migrate(
  { db, guard }: { db: Database; guard: Guard },
  now: number,
  list: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  // Where there is nothing to do nothing is written: a full disk or a long lock must not keep the service from starting.
  if (!(await isOurs(db, guard))) await guard(() => db.batch([db.run(TABLE)]))
  for (let lost = 0; ;) {
    const applied = await appliedIn(db, guard)
    await refuseForeign(applied, list)
    const next = list[applied.length]
    if (!next) return
    const writes = next.sql
      .split(BETWEEN)
      .map((statement) => statement.trim())
      .filter(Boolean)
    const row = { version: applied.length + 1, name: next.name, digest: await sha256(next.sql), at: now }
    const insert = db.insert(migrations).values(row)
    try {
      await guard(() => db.batch([insert, ...writes.map((statement) => db.run(sql.raw(statement)))]))
    } catch (error) {
      // Another process was faster; look again what there is. It may be so once for each that is left.
      if (lost++ < list.length && /UNIQUE constraint failed: migrations/.test(messagesOf(error))) continue
      throw error
    }
  }
}

/** Migrations that the data has had, in order. */
export async function appliedIn(db: Database, guard: Guard): Promise<Applied[]> {
  const { version, name, digest } = migrations
  return guard(() => db.select({ version, name, digest }).from(migrations).orderBy(asc(version)))
}

/** Whether it was begun by us. Refuses tables that are none of ours: somebody else's file, or a part of one. */
async function isOurs(db: Database, guard: Guard): Promise<boolean> {
  const tables = await guard(() =>
    db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`),
  )
  const names = tables.map(({ name }) => name).filter((name) => !/^(sqlite|_cf|libsql)_/.test(name))
  const ours = names.includes('migrations')
  if (names.length > 0 && !ours)
    throw new PortError('store', '这个数据库里有别的程序的数据，不是听政的。数据没有动。', {
      retryable: false,
    })
  return ours
}

/** Data whose history is not the beginning of ours: of a newer program, or of another. */
export async function refuseForeign(
  applied: readonly Applied[],
  list: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const refuse = (why: string) => new PortError('store', why, { retryable: false })
  for (const [place, { version, name, digest }] of applied.entries()) {
    const known = list[place]
    if (!known)
      throw refuse(
        `数据是第 ${applied.at(-1)?.version} 版的，这个程序只认得到第 ${list.length} 版：请用新的程序打开它。数据没有动。`,
      )
    if (version !== place + 1 || name !== known.name || digest !== (await sha256(known.sql)))
      throw refuse(`数据的第 ${place + 1} 版和这个程序的不是同一个：它不是听政的，或者被改过。数据没有动。`)
  }
}
