import { ANSWER_WITHIN } from '../ports/cases.ts'
import type { CaseRecord } from '../ports/cases.ts'

export interface Waiting {
  found: CaseRecord
  /** Milliseconds since 1970. */
  due: number
  overdue: boolean
}

/** Milliseconds since 1970. */
export const dueOf = ({ dueAt, openedAt, reply }: CaseRecord): number =>
  dueAt ?? openedAt + ANSWER_WITHIN[reply] * 3_600_000

/** What waits, by when it is due: what is over comes first. */
export function queueOf(cases: readonly CaseRecord[], now: number): Waiting[] {
  return cases
    .map((found) => {
      const due = dueOf(found)
      return { found, due, overdue: due < now }
    })
    .toSorted((a, b) => a.due - b.due)
}
