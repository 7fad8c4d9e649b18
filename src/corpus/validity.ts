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
