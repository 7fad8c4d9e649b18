/** operator: look-ups and cases. editor: look-ups. admin: all. auditor: the audit log, nothing else. */
export const ROLES = ['operator', 'editor', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export interface OperatorDraft {
  name: string
  role: Role
  /** As Passwords made it. */
  password: string
  /** The sealed secret of the second factor. */
  second: Uint8Array
}

export interface OperatorRecord extends Pick<OperatorDraft, 'name' | 'role'> {
  id: string
}

/** What a sign-in is checked against. */
export interface Credentials extends OperatorRecord {
  password?: string
  second?: Uint8Array
  /** Until when no sign-in is taken, in milliseconds since 1970. */
  lockedUntil?: number
}

export interface SignIn {
  /** Only its digest is kept. */
  token: string
  /** The half minute that the second factor's code was of: each is taken once. */
  step: number
}

/** People who work at the console. Each change and its audit entry are one write. Fails with PortError('store', …). */
export interface Operators {
  /** Whether there is anybody who could sign in. */
  any(): Promise<boolean>
  /** Adds one; of a name that is there, sets everything anew and ends the sessions. */
  put(draft: OperatorDraft): Promise<'added' | 'changed'>
  /** null = no such name. */
  credentials(name: string): Promise<Credentials | null>
  /** Counts a refused sign-in; the fifth in a row locks for a quarter of an hour. `id` absent: nobody has that name. */
  refuse(id?: string): Promise<void>
  /** Opens a session. false: locked, or the code was used before; nothing was opened. */
  signIn(id: string, signIn: SignIn): Promise<boolean>
  /** Who a session belongs to, seen now; null when there is none, or it was idle for longer than `idle` milliseconds. */
  session(token: string, idle: number): Promise<OperatorRecord | null>
  signOut(token: string): Promise<void>
}
