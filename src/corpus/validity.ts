import type { DocumentRecord } from './document.ts'

export const VALIDITY_STATUSES = ['in_force', 'lapsed', 'replaced', 'unknown'] as const
export type ValidityStatus = (typeof VALIDITY_STATUSES)[number]

export interface Validity {
  status: ValidityStatus
  from?: string
  to?: string
  /** Id of the document that replaced it. */
  replacedBy?: string
  note?: string
}

/**
 * Whether a document holds on a day (ISO date). `in_force` only when the record gives an end that has not come;
 * a text without a stated period is `unknown`: the gazette does not say that it still holds, so neither do we.
 */
export function validityOf(document: DocumentRecord, today: string): Validity {
  const { from, to, note } = document.inForce
  const period = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(note ? { note } : {}) }
  if (document.replacedBy) return { status: 'replaced', ...period, replacedBy: document.replacedBy }
  if (to && today > to) return { status: 'lapsed', ...period }
  if (from && today < from) return { status: 'unknown', ...period, note: note ?? '还没有开始施行' }
  if (to) return { status: 'in_force', ...period }
  return { status: 'unknown', ...period }
}

/** Its time is over: nothing in it may be told as if it held. */
export const isOver = ({ status }: Validity): boolean => status === 'lapsed' || status === 'replaced'

const STANDING: Record<ValidityStatus, number> = { in_force: 3, unknown: 2, lapsed: 1, replaced: 0 }

/** Negative when `a` is to be told before `b`: what holds before what may hold, then the one that reaches further. */
export function byCurrency(a: DocumentRecord, b: DocumentRecord, today: string): number {
  const [one, other] = [validityOf(a, today), validityOf(b, today)]
  if (one.status !== other.status) return STANDING[other.status] - STANDING[one.status]
  const [end, otherEnd] = [one.to ?? a.issuedOn ?? '', other.to ?? b.issuedOn ?? '']
  return end === otherEnd ? 0 : end > otherEnd ? -1 : 1
}
