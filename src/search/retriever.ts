import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import { PortError } from '../errors.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { VectorStore } from '../ports/vector-store.ts'
import { createMatchMaker, type Found } from './match-maker.ts'
import type { Retriever, SearchOptions, SearchResult } from './match.ts'
import { nearnessTo, type Nearness } from './nearness.ts'
import type { Snapshot } from './snapshot.ts'

export interface RetrieverOptions {
  snapshot: Snapshot
  /** Absent: words alone. The store holds the snapshot's rows in their order (`vectors.rows`, `floatRows`). */
  vectors?: { embedder: Embedder; store: VectorStore; weight?: number }
}

/**
 * What the nearest sentence counts against the words. Scaled scores are added: measured, reciprocal rank fusion did
 * worse, and weights from 0.75 to 1.5 lie within a point of each other.
 */
const VECTOR_WEIGHT = 1

/**
 * Search over a snapshot: BM25 over clauses and the nearest of their sentences, each scaled to 0–1 within the question,
 * then added. When the embedder or the store fails, words alone, and `degraded`. Throws when vectors of different spaces
 * would meet, or the store holds other rows.
 */
export function createRetriever({ snapshot, vectors }: RetrieverOptions): Retriever {
  const neural = vectors && snapshot.vectors ? { ...vectors, vectors: snapshot.vectors } : undefined
  if (neural) refuseMisfit(neural)
  const weight = neural ? (neural.weight ?? VECTOR_WEIGHT) : 0
  const makeMatch = createMatchMaker(snapshot)

  return {
    async search(question: string, options: SearchOptions): Promise<SearchResult> {
      const clock = startClock()
      const allow = allowedClauses(snapshot.clauses, options.allow)
      const weights = snapshot.vocabulary.weigh(question)
      const words = snapshot.words.score(weights)
      clock.lap('words')
      let nearness: Nearness | undefined
      try {
        nearness = neural && (await nearnessTo(question, neural, allow))
      } catch (error) {
        if (!(error instanceof PortError)) throw error
      }
      if (neural) clock.lap('vectors')
      const found = bestOf({ words, nearness, weight: nearness ? weight : 0, allow }, options.k)
      const matches = makeMatch(found, { weights, nearness })
      clock.lap('passages')
      return { matches, degraded: neural !== undefined && nearness === undefined, timings: clock.timings }
    },
  }
}

function refuseMisfit({ embedder, store, vectors }: Parameters<typeof nearnessTo>[1]): void {
  if (embedder.space !== vectors.space || embedder.dimensions !== vectors.dimensions)
    throw new Error(
      `${embedder.name} 的向量在 ${embedder.space} 里，索引的在 ${vectors.space} 里：两者不能相比`,
    )
  if (store.size !== vectors.clauseOf.length)
    throw new Error(`向量库有 ${store.size} 行，索引有 ${vectors.clauseOf.length} 行`)
}

/** Asks about each document once. */
function allowedClauses(
  clauses: readonly Clause[],
  allow: SearchOptions['allow'],
): (clause: number) => boolean {
  if (!allow) return () => true
  const known = new Map<DocumentRecord['id'], boolean>()
  const allowed = clauses.map(({ documentId }) => {
    let answer = known.get(documentId)
    if (answer === undefined) known.set(documentId, (answer = allow(documentId)))
    return answer
  })
  return (clause) => allowed[clause] === true
}

interface Parts {
  words: Float32Array
  nearness: Nearness | undefined
  weight: number
  allow: (clause: number) => boolean
}

/** The k clauses with the highest added scores, best first; ties in reading order. */
function bestOf({ words, nearness, weight, allow }: Parts, k: number): Found[] {
  let most = 0
  words.forEach((score, clause) => {
    if (score > most && allow(clause)) most = score
  })
  const best: Found[] = []
  for (let clause = 0; clause < words.length; clause++) {
    const bm25 = words[clause] as number
    const cosine = nearness?.cosines.get(clause)
    if ((bm25 === 0 && cosine === undefined) || !allow(clause)) continue
    const wordsScaled = most > 0 ? bm25 / most : 0
    const vectorsScaled = cosine === undefined ? 0 : (nearness?.scale(cosine) ?? 0)
    const score = (wordsScaled + weight * vectorsScaled) / (1 + weight)
    const last = best[k - 1]
    if (last && last.score >= score) continue
    const at = best.findIndex((other) => other.score < score)
    const parts = { words: bm25, wordsScaled, ...(cosine === undefined ? {} : { cosine, vectorsScaled }) }
    best.splice(at < 0 ? best.length : at, 0, { clause, score, parts })
    if (best.length > k) best.pop()
  }
  return best.slice(0, Math.max(0, k))
}

function startClock() {
  const timings: Record<string, number> = {}
  let last = performance.now()
  return {
    timings,
    lap(name: string) {
      const now = performance.now()
      timings[name] = now - last
      last = now
    },
  }
}
