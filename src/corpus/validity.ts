export const VALIDITY_STATUSES = ['in_force', 'lapsed', 'replaced', 'unknown'] as const
export type ValidityStatus = (typeof VALIDITY_STATUSES)[number]
