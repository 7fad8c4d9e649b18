import type { Role } from '../ports/operators.ts'

/** What the console is for, and who may. An auditor reads the log and nothing else. */
const MAY = {
  'look-up': ['operator', 'editor', 'admin'],
  cases: ['operator', 'admin'],
  /** Takes a case from somebody else. */
  free: ['admin'],
  /** Cases as a table for another program. */
  export: ['admin'],
  documents: ['editor', 'admin'],
  audit: ['auditor', 'admin'],
  accounts: ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Task = keyof typeof MAY

export const may = (role: Role, task: Task): boolean => (MAY[task] as readonly Role[]).includes(role)

export const ROLE_WORDS: Record<Role, string> = {
  operator: '接线员',
  editor: '编辑',
  admin: '管理员',
  auditor: '审计员',
}
