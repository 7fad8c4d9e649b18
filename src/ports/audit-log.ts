export const AUDIT_KINDS = ['read', 'change', 'security'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** Who did what to which case. Never a name, a number or what somebody wrote: erasing a person leaves the log whole. */
export interface AuditDraft {
  kind: AuditKind
  /** case.take, settings.write, sign-in.refused, … */
  action: string
  /** An operator's id, `resident`, or the program (`purge`). */
  actor: string
  /** Number of the case. */
  case?: string
  detail?: Readonly<Record<string, string | number | boolean>>
}

export interface AuditEntry extends AuditDraft {
  /** From 1, without a gap. */
  seq: number
  at: number
  /** SHA-256 of the digest before and this entry. */
  digest: string
}

/** The chain from its first entry to its last, or the first entry that does not fit. */
export type AuditState =
  { whole: true; entries: number; head: string } | { whole: false; broken: number; why: string }

/**
 * Append-only: neither this port nor SQL can change or remove an entry. Cutting off the end leaves a shorter chain that
 * is whole; who has noted a head (`seq` and `digest`) finds out by `verify(noted)`.
 */
export interface AuditLog {
  add(entry: AuditDraft): Promise<void>
  /** Entries after `seq`, oldest first, at most `limit`. */
  after(seq: number, limit: number): Promise<AuditEntry[]>
  /** How far another system was told the log: a seq; 0 = nothing. */
  told(name: string): Promise<number>
  tell(name: string, seq: number): Promise<void>
  verify(noted?: { seq: number; digest: string }): Promise<AuditState>
}
