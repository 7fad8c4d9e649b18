import type { AuditLog } from './audit-log.ts'
import type { Calls } from './calls.ts'
import type { Cases } from './cases.ts'
import type { Answers, FeedbackBox } from './conversations.ts'
import type { Desk } from './desk.ts'
import type { Operators } from './operators.ts'
import type { Outbox } from './outbox.ts'
import type { Transcripts } from './transcripts.ts'

/** What editors change while the service runs: a JSON value under a name. */
export interface EditorSettings {
  /** What holds until somebody writes is the seed, of version 0. null = neither. */
  read(name: string): Promise<{ value: unknown; version: number } | null>
  /** `version` is the one that was read (0: none). false = somebody wrote in between; nothing was changed. */
  write(name: string, value: unknown, by: { version: number; actor: string }): Promise<boolean>
}

export const KEPT_KINDS = [
  'conversations',
  'answers',
  'feedback',
  'cases',
  'calls',
  'once',
  'sessions',
] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** Hours that each kind is kept; cases from their outcome, open ones from their last change. */
export type Retention = Record<KeptKind, number>

/**
 * What the service remembers. Every method either does all that it says or fails with PortError('store', …) and has
 * done nothing, or all where the error is `unsure` (the connection was lost); `retryable` says whether it is worth trying
 * again (locked, busy, disk full). What was acknowledged survives the end of the process at any moment.
 */
export interface Store {
  /** libsql, d1. */
  readonly name: string
  /** Version of the schema that the data is in. */
  readonly version: number
  answers: Answers
  feedback: FeedbackBox
  cases: Cases
  calls: Calls
  transcripts: Transcripts
  outbox: Outbox
  audit: AuditLog
  operators: Operators
  desk: Desk
  settings: EditorSettings
  /** Removes what is kept longer than the retention says; what was removed, by kind, is in the audit log. */
  purge(): Promise<Record<KeptKind, number>>
  /** Whether it can be reached: fails when not. */
  ping(): Promise<void>
}
