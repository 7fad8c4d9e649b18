import type { BatchItem } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { PortError } from '../errors.ts'
import type * as schema from './schema.ts'

export type Write = BatchItem<'sqlite'>

/**
 * What libSQL and D1 have in common in drizzle. D1 has no transaction that waits for us between statements: what belongs
 * together is one batch, which both run whole or not at all.
 */
export type Database = Pick<
  BaseSQLiteDatabase<'async', unknown, typeof schema>,
  'select' | 'insert' | 'update' | 'delete' | 'run' | 'all'
> & {
  batch(writes: readonly [Write, ...Write[]]): Promise<unknown>
}

/** What a driver adds to a call: waits while the data is locked, and makes its own errors into PortErrors. */
export type Guard = <T>(call: () => PromiseLike<T>) => Promise<T>

export interface Means {
  db: Database
  /** The same data, for what was told to nobody as kept: answers and the turns of calls. Absent: `db`. */
  records?: Database
  guard: Guard
  /** Milliseconds since 1970. */
  now: () => number
  /** How long a change may go on losing to others, in milliseconds. */
  patience: number
  /** Runs one change after another: two at once only lose to each other. Absent: they race. */
  inTurn?: <T>(change: () => Promise<T>) => Promise<T>
  /** After something was erased: overwrite what is left of it in files, where there are any. */
  scrub: () => Promise<void>
}

/** Messages of an error and all that caused it: each driver wraps SQLite's own in its own way. */
export function messagesOf(error: unknown): string {
  const parts: string[] = []
  for (let at = error; at instanceof Error && parts.length < 10; at = at.cause) parts.push(at.message)
  return parts.join('\n')
}

/** The row that was to be added is there already. */
export const isTaken = (error: unknown, column: string): boolean =>
  messagesOf(error).includes(`UNIQUE constraint failed: ${column}`)

/** Thrown by the trigger of the audit log: another entry came first. */
export const isLate = (error: unknown): boolean => messagesOf(error).includes('audit: not the next entry')

export function failed(
  cause: unknown,
  why: string,
  kind: { retryable: boolean; unsure?: boolean },
): PortError {
  return cause instanceof PortError ? cause : new PortError('store', why, { ...kind, cause })
}
