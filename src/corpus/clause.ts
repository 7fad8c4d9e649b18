/** paragraph: running text; item: numbered; row: of a table; note: governs a table (注：…); signature: who issued it, and when. */
export type ClauseKind = 'paragraph' | 'item' | 'row' | 'note' | 'signature'

/** One cell of a row with the name of its column. */
export interface Cell {
  column: string
  text: string
}

/** A term that a clause uses and the clause that defines it (一类人员, 以下简称…). */
export interface Definition {
  term: string
  clauseId: string
}

/** The unit of citation. */
export interface Clause {
  /** Stable: `{document id}.{place in the outline}`, e.g. jzbf-2017-52.f1-75. */
  id: string
  /** Seven digits, the last a check digit: to be spoken or typed. */
  code: string
  documentId: string
  kind: ClauseKind
  /** Headings from the document's title down; the clause's own number and text are not among them. */
  path: string[]
  /** Verbatim but for joining; of a row, its cells as `column：text` joined by ；. */
  text: string
  /** Of a row only. */
  cells?: Cell[]
  /** Where the text stands in the gazette file: [from, to) in UTF-16 units, in reading order. */
  spans: [from: number, to: number][]
  /** Indices of characters that this file lost and another copy kept, in `verbatimOf`; absent = none. */
  restored?: number[]
  /** Clauses that govern this one (a table's notes). */
  notes: string[]
  definitions: Definition[]
}

/** The clause's own characters in reading order, without the column names of a row: what its spans hold. */
export const verbatimOf = (clause: Pick<Clause, 'text' | 'cells'>): string =>
  clause.cells ? clause.cells.map((c) => c.text).join('') : clause.text
