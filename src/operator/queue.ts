import type { CaseRecord } from '../ports/cases.ts'

/** Hours in which a case is to be answered: a call-back within a working day, a written one within three days. */
const HOURS: Record<CaseRecord['reply'], number> = { phone: 24, text: 72 }

export interface Waiting {
  found: CaseRecord
  /** Milliseconds since 1970. */
  due: number
  overdue: boolean
}

/** What waits, by when it is due: what is over comes first. */
export function queueOf(cases: readonly CaseRecord[], now: number): Waiting[] {
  return cases
    .map((found) => {
      const due = found.openedAt + HOURS[found.reply] * 3_600_000
      return { found, due, overdue: due < now }
    })
    .toSorted((a, b) => a.due - b.due)
}
