import type { Answer, Citation, Question } from '../../answer/answer.ts'
import type { SmsSender } from '../../ports/sms-sender.ts'
import type { Store } from '../../ports/store.ts'
import type { Vault } from '../../privacy/vault.ts'
import { DEADLINES, until } from './deadline.ts'
import type { Digests } from './digests.ts'
import type { Written } from './dialects/dialect.ts'
import type { Recent, Telling } from './recent.ts'
import type { Tokens } from './token.ts'
import type { Wording } from './wording.ts'

/** What the calls are answered with. */
export interface RunnerMeans {
  ask(question: Question): Promise<Answer>
  store(): Promise<Store>
  vault?: Vault
  sms?: SmsSender
  digests: Digests
  tokens: Tokens
  wording(): Promise<Wording>
  today(): string
  now(): number
  places: readonly string[]
  placeIn(text: string): string | undefined
  /** The clause of a citation's code, unless it is withdrawn. */
  clauseOf(code: string): Citation | undefined
  /** TRANSFER_TO. */
  person?: string
  told: Recent<Written>
  /** The same request, while it is being answered, waits for that answer. */
  telling: Telling
  /** Questions that this process is still looking up: call and turn. */
  jobs: Set<string>
  /** What our own telephone in the browser shows at the webhook; known to this service alone. */
  phoneSecret(): Promise<string>
  /** How often in a row the store was lost. */
  losses: number
  /** Of what failed without the caller's call ending. */
  report(error: unknown): void
}

/** After so many losses in a row nobody waits more than a moment for the store, in milliseconds, until it answers again. */
const LOSSES = 3
const MOMENT = 250

/** The store for one request: what fails once or hangs is not waited for again. */
export interface Lane {
  /** undefined: the store is lost. */
  try<T>(work: (store: Store) => Promise<T>, patience?: number): Promise<T | undefined>
}

export function createLane(means: RunnerMeans): Lane {
  const { store, report } = means
  const most = means.losses >= LOSSES ? MOMENT : Infinity
  let lost = false
  return {
    async try(work, patience = DEADLINES.store) {
      if (lost) return undefined
      try {
        const done = await until(
          store().then((opened) => work(opened).then((value) => ({ value }))),
          Math.min(patience, most),
        )
        if (done !== 'late') {
          means.losses = 0
          return done.value
        }
        report(new Error('the store took too long'))
      } catch (error) {
        report(error)
      }
      lost = true
      means.losses++
      return undefined
    },
  }
}
