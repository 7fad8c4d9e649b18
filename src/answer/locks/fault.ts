/**
 * number: in no source with its unit and comparison; unsupported: a sentence that no source says; qualifier: a sentence
 * without what governs it; subject: a value under another row or clause; region: under another place; quote: not the
 * clause's own words; contact: not in the directory.
 */
export const FAULT_KINDS = [
  'number',
  'unsupported',
  'qualifier',
  'subject',
  'region',
  'quote',
  'contact',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** One reason to hold an answer back. */
export interface Fault {
  kind: FaultKind
  where: 'answer' | 'spoken' | 'citations' | 'notices' | 'contacts'
  /** The words at fault. Never to be logged: they may hold what the resident asked. */
  text: string
}
