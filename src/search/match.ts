import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'

/** A sentence of a clause with how well it fits the question (scaled scores, 0 to 1 within the result). */
export interface SentenceMatch {
  /** [from, to) in clause.text. */
  from: number
  to: number
  text: string
  lexical: number
  vector: number
}

/** A clause that may answer, and why. */
export interface Match {
  clause: Clause
  document: DocumentRecord
  /** Fused score; comparable within one result only. */
  score: number
  /** What a search result shows: headings, then the clause; of a long one the part that matched. At most 600 characters. */
  text: string
  /** The clause's sentences in reading order. */
  sentences: SentenceMatch[]
  /** Named parts of the score, raw and scaled; terms that met. For `?explain=1`. */
  explain: { parts: Record<string, number>; terms: string[] }
}

export interface SearchOptions {
  /** How many, best first. */
  k: number
  /** Which documents may answer (region). Absent = all. */
  allow?: (documentId: string) => boolean
}

export interface SearchResult {
  matches: Match[]
  /** The embedder or the vector store failed: words alone. */
  degraded: boolean
  timings: Record<string, number>
}

export interface Retriever {
  search(question: string, options: SearchOptions): Promise<SearchResult>
}
