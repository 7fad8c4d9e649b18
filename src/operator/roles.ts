import type { Role } from '../ports/operators.ts'

/** What the console is for, and who may. An auditor reads the log and nothing else. */
const MAY = {
  'look-up': ['operator', 'editor', 'admin'],
  cases: ['operator', 'admin'],
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
