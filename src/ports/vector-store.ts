export interface VectorHit {
  /** Row of the vector in the order it was added, from 0. */
  row: number
  /** Cosine similarity, -1 to 1. */
  score: number
}

/**
 * Nearest vectors by cosine. Rows are numbered in the order given. Never returns a row that `allow` refuses, a row
 * twice, or more than k; best first, ties by lower row. A query of the wrong length is a PortError('vector-store').
 */
export interface VectorStore {
  readonly name: string
  readonly size: number
  search(query: ArrayLike<number>, k: number, allow?: (row: number) => boolean): Promise<VectorHit[]>
}
