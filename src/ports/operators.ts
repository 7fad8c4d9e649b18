/** operator: look-ups and cases. editor: look-ups. admin: all. auditor: the audit log, nothing else. */
export const ROLES = ['operator', 'editor', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** Of a password with its second factor, or of a subject, or both. */
export interface OperatorDraft {
  name: string
  role: Role
  /** As Passwords made it. */
  password?: string
  /** The sealed secret of the second factor. */
  second?: Uint8Array
  /** Who a provider of identities says it is: an e-mail address, else the provider's own id. */
  subject?: string
}

export interface OperatorRecord extends Pick<OperatorDraft, 'name' | 'role' | 'subject'> {
  id: string
}

/** What a sign-in is checked against. */
export interface Credentials extends OperatorRecord {
  password?: string
  second?: Uint8Array
  /** Until when no sign-in by password is taken, in milliseconds since 1970. */
  lockedUntil?: number
}

/** An account as an admin sees it. */
export interface Account extends OperatorRecord {
  createdAt: number
  disabledAt?: number
  /** Absent: not locked. */
  lockedUntil?: number
  password: boolean
  passkeys: number
}

export interface SignIn {
  /** Only its digest is kept. */
  token: string
  /**
   * The half minute that the second factor's code was of: each is taken once, and none while the account is locked.
   * Absent: a passkey or a provider said who it is, which nobody can guess, so that the lock does not count.
   */
  step?: number
  /** The passkey that was used, and what it now counts. */
  passkey?: { id: string; counter: number }
}

export interface Passkey {
  /** As the authenticator names it, base64url. */
  id: string
  /** What the operator calls it. */
  name: string
  /** COSE. */
  publicKey: Uint8Array
  counter: number
  createdAt: number
  usedAt?: number
}

export interface AccountChange {
  role?: Role
  disabled?: boolean
  /** Forgets refused sign-ins. */
  unlock?: true
}

/** People who work at the console. Each change and its audit entry are one write. Fails with PortError('store', …). */
export interface Operators {
  /** Whether there is anybody who could sign in. */
  any(): Promise<boolean>
  /**
   * Adds one; of a name that is there, sets everything anew, without passkeys, and ends the sessions. `taken`: another has
   * that subject. `actor`: an admin's id; absent: the command.
   */
  put(draft: OperatorDraft, actor?: string): Promise<'added' | 'changed' | 'taken'>
  /** null = no such name, or disabled. */
  credentials(name: string): Promise<Credentials | null>
  /** Whoever of these subjects has an account that is not disabled. */
  bySubject(subjects: readonly string[]): Promise<OperatorRecord | null>
  /** Counts a refused sign-in; the fifth in a row locks for a quarter of an hour. `id` absent: nobody has that name. */
  refuse(id?: string): Promise<void>
  /** Opens a session. false: locked or disabled, or the code was used before; nothing was opened. */
  signIn(id: string, signIn: SignIn): Promise<boolean>
  /**
   * Who a session belongs to, seen now; null when there is none, or it was idle for longer than `idle` milliseconds, or is
   * twelve hours old: but never in a call (src/store/session-book.ts says what that is). `unseen`: it does not count
   * as being at the desk.
   */
  session(token: string, idle: number, unseen?: boolean): Promise<OperatorRecord | null>
  signOut(token: string): Promise<void>
  /** By name. */
  list(): Promise<Account[]>
  /** Disabling and another role end the sessions. `last-admin`: nobody would be left to undo it; nothing was changed. */
  change(id: string, change: AccountChange, actor: string): Promise<'done' | 'missing' | 'last-admin'>
  /** Sets the sealed secret of the codes; `step` is the half minute of the code that proved it. */
  setSecond(id: string, second: Uint8Array, step: number): Promise<void>
  /** false: another has this key. */
  addPasskey(id: string, passkey: Omit<Passkey, 'createdAt' | 'usedAt'>): Promise<boolean>
  passkeys(id: string): Promise<Passkey[]>
  /** Whose a passkey is; null also when its account is disabled. */
  passkey(key: string): Promise<(Passkey & { operator: OperatorRecord }) | null>
  removePasskey(id: string, key: string): Promise<boolean>
  /** Keeps what a sign-in that begins here needs at its end, for so many milliseconds. Only a digest of `key` is kept. */
  begin(key: string, value: Uint8Array, ms: number): Promise<void>
  /** What was kept, once; null when it was taken, is over, or never was. */
  take(key: string): Promise<Uint8Array | null>
}
