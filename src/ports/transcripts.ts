/** What is said once a call is with an operator, as the call centre's recogniser hears it. Text comes in masked. */

export interface TranscriptLine {
  /** Within its stream. */
  line: number
  /** Milliseconds since 1970, by the recogniser's clock. */
  at: number
  who: 'caller' | 'operator'
  text: string
}

/** As it comes in. */
export type TranscriptDraft = Omit<TranscriptLine, 'line'> & {
  /** One run of a recogniser, which numbers its lines anew. Empty: the only one. */
  stream: string
  /** A number of the recogniser's own; or, where it has none, what the same line is known by when it is sent again. */
  place: { line: number } | { key: string }
}

export interface HeardLine extends TranscriptLine {
  /** When it came, by our clock. */
  heardAt: number
  /** What names it within its case. */
  id: string
}

/** Fails with PortError('store', …). */
export interface Transcripts {
  /**
   * Keeps lines of a case that came of a call and is neither done nor erased; of two with one place the first is kept.
   * false: it is no such case, and nothing was kept.
   */
  add(number: string, lines: readonly TranscriptDraft[]): Promise<boolean>
  /** In the order in which they were said, whatever the order in which they came. */
  of(number: string): Promise<HeardLine[]>
}
