import { drizzle } from 'drizzle-orm/d1'
import { PortError } from '../errors.ts'
import type { Store } from '../ports/store.ts'
import { failed, messagesOf } from '../store/database.ts'
import type { Database, Guard } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import * as schema from '../store/schema.ts'
import { createStore } from '../store/store.ts'

interface D1Statement {
  bind(...values: unknown[]): D1Statement
  all(): Promise<unknown>
  raw(): Promise<unknown>
  run(): Promise<unknown>
}

/** What is used of a D1 binding. */
export interface D1 {
  prepare(sql: string): D1Statement
  batch(statements: D1Statement[]): Promise<unknown[]>
}

/** Of a change among others, in milliseconds: less than a call of the store may take. */
const PATIENCE = 6_000

/** Opens the database behind the binding and brings it to this program's version. */
export async function openD1Store(
  binding: D1,
  { now = Date.now, patience = PATIENCE }: { now?: () => number; patience?: number } = {},
): Promise<Store> {
  const db: Database = drizzle(binding as never, { schema })
  await migrate({ db, guard }, now())
  // Changes race: one request of a Worker cannot wait for another, as what that one left to do ends with it. D1 keeps its
  // pages to itself: there is no file of ours to overwrite.
  return createStore('d1', { db, guard, now, patience, scrub: () => Promise.resolve() })
}

/** Cloudflare's words for what passes by itself. */
const PASSING = /SQLITE_BUSY|database is locked|overloaded|starting up D1 DB/i
/** And for what may have been done before it broke off. */
const LOST = /Network connection lost|storage caused object to be reset|reset because its code was updated/i

/** Not tried again here: whether a batch whose answer was lost had been written, only the caller's key can tell. */
const guard: Guard = async (call) => {
  try {
    return await call()
  } catch (error) {
    if (error instanceof PortError) throw error
    const said = messagesOf(error)
    const unsure = LOST.test(said)
    if (unsure || PASSING.test(said)) throw failed(error, '数据库一时够不到', { retryable: true, unsure })
    throw failed(error, '数据没有读写成', { retryable: false })
  }
}
