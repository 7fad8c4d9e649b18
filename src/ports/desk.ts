/** What an operator does with a suggestion: said as it is, said otherwise, not said, or told to be wrong. */
export const MARKS = ['used', 'edited', 'rejected', 'wrong'] as const
export type MarkKind = (typeof MARKS)[number]

export interface MarkDraft {
  /** Who marked it. */
  operator: string
  answerId: string
  /** Absent: the answer as a whole. */
  clauseId?: string
  mark: MarkKind
  /** Masked: why it is wrong, or what was said in its place. */
  note?: string
}

export interface Mark extends MarkDraft {
  id: string
  /** Milliseconds since 1970. */
  at: number
}

/** A mark with what it is about: evaluation material. */
export interface MarkedQuestion extends Mark {
  /** Absent: the answer is no longer kept. */
  question?: string
  region?: string
}

export interface DeskClause {
  clauseId: string
  /** When it was last opened or used. */
  at: number
  pinned: boolean
}

/** What an operator's desk remembers. Each change of a mark and its audit entry are one write. Fails with PortError('store', …). */
export interface Desk {
  /** Gives the mark's id. */
  mark(draft: MarkDraft): Promise<string>
  /** Takes back a mark of this operator; null = there is none. */
  unmark(id: string, operator: string): Promise<Mark | null>
  marksOf(answerId: string): Promise<Mark[]>
  /** So many, oldest first, after this moment. */
  marksAfter(at: number, limit: number): Promise<MarkedQuestion[]>
  /** Opened or used now: the newest twenty are kept. */
  see(operator: string, clauseId: string): Promise<void>
  /** Keeps it at hand, or no longer. */
  pin(operator: string, clauseId: string, pinned: boolean): Promise<void>
  /** Pinned ones and the newest, newest first. */
  clauses(operator: string): Promise<DeskClause[]>
  /** As it was written; null = never. */
  preferences(operator: string): Promise<unknown>
  prefer(operator: string, value: unknown): Promise<void>
}
