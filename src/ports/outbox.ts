import type { CaseRecord } from './cases.ts'

/** An outcome that another system is to be told. The same `id` each time that it is tried. */
export interface Letter {
  id: string
  case: CaseRecord
  /** How often it was tried before. */
  tries: number
}

/** What waits to be told. A letter is kept until it is known to have arrived: told twice rather than never. */
export interface Outbox {
  /** Those whose time has come, at most `limit`; nobody else is given them for `lease` milliseconds. */
  due(limit: number, lease: number): Promise<Letter[]>
  /** It arrived; that is in the audit log. */
  arrived(id: string): Promise<void>
  /** Not this time: again at `nextAt`. */
  failed(id: string, nextAt: number): Promise<void>
}

/** The other system. Fails with PortError('outcomes', …) when it did not say that it has it. */
export interface OutcomeReceiver {
  readonly name: string
  /** `body` is JSON; the same `id` twice is the same outcome. */
  tell(id: string, body: string): Promise<void>
}
