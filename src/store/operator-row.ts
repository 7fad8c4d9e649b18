import type { Credentials, OperatorRecord } from '../ports/operators.ts'
import type { operators } from './schema.ts'

export type OperatorRow = typeof operators.$inferSelect

/** No code is taken now. */
export const isLocked = (row: OperatorRow, now: number): boolean =>
  row.disabledAt !== null || (row.lockedUntil ?? 0) > now

export const operatorOf = ({ id, name, role, subject }: OperatorRow): OperatorRecord => ({
  id,
  name,
  role,
  ...(subject !== null ? { subject } : {}),
})

export function credentialsOf(row: OperatorRow): Credentials {
  const { password, second, lockedUntil } = row
  return {
    ...operatorOf(row),
    ...(password !== null ? { password } : {}),
    ...(second ? { second } : {}),
    ...(lockedUntil !== null ? { lockedUntil } : {}),
  }
}
