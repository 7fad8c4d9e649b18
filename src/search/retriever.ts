import { PortError } from '../errors.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { VectorStore } from '../ports/vector-store.ts'
import { CANDIDATES, candidatesOf, type ScoredCandidate } from './candidates.ts'
import { doubtsOf } from './doubts.ts'
import { createFeatureMaker, familiarity, type Feature } from './features.ts'
import { createMatchMaker, type Found } from './match-maker.ts'
import { TAUGHT_PLAIN, UNTAUGHT_PLAIN } from './plain-weights.ts'
import { WEIGHTS } from './ranker-weights.ts'
import { rank, type Ranked, type Weights } from './ranker.ts'
import type { SentenceVectors } from './sentence-vectors.ts'
import type { Retriever, SearchOptions, SearchResult } from './match.ts'
import { nearnessTo, type Nearness } from './nearness.ts'
import type { Snapshot } from './snapshot.ts'

export interface RetrieverOptions {
  snapshot: Snapshot
  /** Absent: words alone. The store holds the snapshot's rows in their order (`vectors.rows`). */
  vectors?: { embedder: Embedder; store: VectorStore; weight?: number }
  /** Of the features. Absent: what was learnt for collections with, or without, everyday questions. */
  weights?: Weights
}

/**
 * What the nearest sentence counts against the words. Measured on the gazettes, weights from 0.75 to 1.5 lie within a
 * point where a teacher made the rows; where the shipped table made them too, on collections that it was not made for, 1
 * lost four points of R@5 against words alone, and 0.15 to 0.3 lost none.
 */
const TAUGHT_WEIGHT = 1
const UNTAUGHT_WEIGHT = 0.25

/**
 * Search over a snapshot: BM25 over clauses and the nearest of their sentences, each scaled to 0–1 within the question and
 * added, give the candidates; learned weights put these in order. A score is the share of certainty that falls to a
 * candidate (they add up to 1). When the embedder or the store fails, words alone, and `degraded`. Throws when vectors of different spaces
 * would meet, or the store holds other rows.
 */
export function createRetriever({ snapshot, vectors, weights: given }: RetrieverOptions): Retriever {
  const neural =
    vectors && snapshot.vectors
      ? { ...vectors, vectors: snapshot.vectors, unanswered: snapshot.unanswered }
      : undefined
  if (neural) refuseMisfit(neural)
  const weight = neural ? (neural.weight ?? (isTaught(neural.vectors) ? TAUGHT_WEIGHT : UNTAUGHT_WEIGHT)) : 0
  const allowance = createAllowance(snapshot)
  const makeMatch = createMatchMaker(snapshot)
  const featuresFor = featureMakerOf(snapshot)
  const learnt = given ?? (Object.keys(snapshot.questions).length > 0 ? WEIGHTS : plainWeights(snapshot))

  return {
    async search(question: string, options: SearchOptions): Promise<SearchResult> {
      const clock = startClock()
      const allow = allowance(options.allow)
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
      const candidates = candidatesOf({ words, nearness, allow, weight, k: Math.max(CANDIDATES, options.k) })
      const features = featuresFor(question, nearness)
      const best = rankCandidates(candidates, features, learnt).slice(0, Math.max(0, options.k)).map(foundOf)
      clock.lap('ranking')
      const doubts = doubtsOf(question, snapshot.words, nearness)
      const doubted = best.map((item) => ({ ...item, parts: { ...item.parts, ...doubts(item) } }))
      const matches = makeMatch(doubted, { weights, nearness })
      clock.lap('passages')
      return { matches, degraded: neural !== undefined && nearness === undefined, timings: clock.timings }
    },
  }
}

function featureMakerOf({ clauses, documents, words, vectors }: Snapshot) {
  const at = (list: ArrayLike<number>, place: number): number => list[place] ?? 0
  const rowsOf = (c: number, { starts, sentences }: SentenceVectors) =>
    [at(starts, c), at(starts, c) + at(sentences, c), at(starts, c + 1)] as const
  return createFeatureMaker({
    clauses,
    documents,
    words,
    ...(vectors ? { rowsOf: (c: number) => rowsOf(c, vectors) } : {}),
  })
}

/** Candidates by the learned weights; the features stand among the parts of the score. */
function rankCandidates(
  candidates: readonly ScoredCandidate[],
  featuresOf: (candidate: ScoredCandidate) => Record<Feature, number>,
  weights: Weights,
): Ranked<ScoredCandidate>[] {
  const seen = candidates.map((item) => ({ item, features: featuresOf(item) }))
  const known = familiarity(Math.max(0, ...seen.map(({ features }) => features.question)))
  for (const { features } of seen) features.familiar = known * (features.words + features.vectors)
  const ranked = rank(seen, weights)
  const top = ranked[0]?.score ?? 0
  const all = ranked.reduce((sum, { score }) => sum + Math.exp(score - top), 0)
  return ranked.map(({ item, score, features }) => ({ item, score: Math.exp(score - top) / all, features }))
}

const foundOf = ({ item, score, features }: Ranked<ScoredCandidate>): Found => ({
  clause: item.clause,
  score,
  parts: { bm25: item.bm25, ...(item.cosine === undefined ? {} : { cosine: item.cosine }), ...features },
})

/** What was learnt without everyday questions. */
const plainWeights = ({ vectors }: Snapshot): Weights =>
  vectors && isTaught(vectors) ? TAUGHT_PLAIN : UNTAUGHT_PLAIN

/** Whether a teacher made the rows, or most of them, and not the shipped table. */
function isTaught({ makerOf }: SentenceVectors): boolean {
  const taught = makerOf.reduce((count, maker) => count + (maker > 0 ? 1 : 0), 0)
  return taught * 2 > makerOf.length
}

function refuseMisfit({ embedder, store, vectors }: Parameters<typeof nearnessTo>[1]): void {
  if (embedder.space !== vectors.space || embedder.dimensions !== vectors.dimensions)
    throw new Error(
      `${embedder.name} 的向量在 ${embedder.space} 里，索引的在 ${vectors.space} 里：两者不能相比`,
    )
  if (store.size !== vectors.clauseOf.length)
    throw new Error(`向量库有 ${store.size} 行，索引有 ${vectors.clauseOf.length} 行`)
}

/** Asks about each document once a question. */
function createAllowance({ clauses, documents }: Snapshot) {
  const places = new Map(documents.map(({ id }, place) => [id, place]))
  const documentOf = Uint16Array.from(clauses, ({ documentId }) => places.get(documentId) ?? 0)
  return (allow: SearchOptions['allow']): ((clause: number) => boolean) => {
    if (!allow) return () => true
    const allowed = documents.map(({ id }) => allow(id))
    return (clause) => allowed[documentOf[clause] as number] === true
  }
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
