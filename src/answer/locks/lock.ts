import type { AnswerBody } from '../answer.ts'
import { piecesOf, type Evidence } from './evidence.ts'
import { traceNumbers } from './numbers.ts'

export type { Evidence } from './evidence.ts'

/** What was wrong: a number that no source holds, … */
export const FAULT_KINDS = ['number', 'unsupported', 'qualifier', 'subject', 'quote', 'contact'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** One reason to hold an answer back. */
export interface Fault {
  kind: FaultKind
  where: 'answer' | 'spoken' | 'citations' | 'notices' | 'contacts'
  /** The words at fault. Never to be logged: they may hold what the resident asked. */
  text: string
}

/** What the locks look at. */
export type Judged = Pick<AnswerBody, 'answer' | 'spoken' | 'citations' | 'notices' | 'contacts'>

/**
 * Everything in an answer that its evidence does not bear out; empty = it may be given. Whoever wrote the answer — our own
 * telling or a model — it is judged alike.
 */
export function findFaults(body: Judged, evidence: Evidence): Fault[] {
  const pieces = piecesOf(evidence)
  return (['answer', 'spoken'] as const).flatMap((where) =>
    traceNumbers(body[where], pieces).untraced.map((text): Fault => ({ kind: 'number', where, text })),
  )
}
