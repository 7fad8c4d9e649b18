import { createExactVectorStore } from '../src/drivers/exact-vector-store.ts'
import type { Clause } from '../src/corpus/clause.ts'
import type { Embedder } from '../src/ports/embedder.ts'
import { createFeatureMaker, FEATURES } from '../src/search/features.ts'
import { nearnessTo } from '../src/search/nearness.ts'
import { buildSnapshot, type Snapshot } from '../src/search/snapshot.ts'
import { candidatesOf } from '../src/search/candidates.ts'

/** A question of ours with what was found for it, as the ranker would see it. */
export interface Example {
  question: string
  /** Clauses that answer it; none: the gazettes do not say. */
  gold: readonly string[]
  fold: number
  ids: string[]
  features: Float64Array[]
  /** Places in `ids` that answer. */
  right: number[]
}

export interface Asking {
  question: string
  gold: readonly string[]
  fold: number
  allow: (documentId: string) => boolean
}

/** Searches an index built with `questions` only, and keeps the features of the best 50. */
export async function examplesFrom(
  askings: readonly Asking[],
  options: {
    base: Snapshot
    questions: Record<string, string[]>
    embedder: Embedder
    standard: { embedder: Embedder; digest: string }
  },
): Promise<Example[]> {
  const { base, questions, embedder, standard } = options
  const snapshot = await buildSnapshot({
    documents: base.documents,
    clauses: base.clauses,
    corpusDigest: 'training',
    vocabulary: base.vocabulary,
    questions,
    standard,
    previous: base,
  })
  return examplesIn(snapshot, askings, embedder)
}

/** Searches the snapshot as the service would, and keeps the features of the best 50. */
export async function examplesIn(
  snapshot: Snapshot,
  askings: readonly Asking[],
  embedder: Embedder,
): Promise<Example[]> {
  const { vectors } = snapshot
  if (!vectors) throw new Error('no vectors')
  const store = createExactVectorStore(vectors)
  const featuresFor = createFeatureMaker({
    clauses: snapshot.clauses,
    documents: snapshot.documents,
    words: snapshot.words,
    rowsOf: (c) => [
      at(vectors.starts, c),
      at(vectors.starts, c) + at(vectors.sentences, c),
      at(vectors.starts, c + 1),
    ],
  })
  const examples: Example[] = []
  for (const asking of askings) {
    const allowed = (c: number) => asking.allow((snapshot.clauses[c] as Clause).documentId)
    const words = snapshot.words.score(snapshot.vocabulary.weigh(asking.question))
    const nearness = await nearnessTo(asking.question, { embedder, store, vectors }, allowed)
    const found = candidatesOf({ words, nearness, allow: allowed })
    const make = featuresFor(asking.question, nearness)
    const ids = found.map((f) => (snapshot.clauses[f.clause] as Clause).id)
    examples.push({
      question: asking.question,
      gold: asking.gold,
      fold: asking.fold,
      ids,
      features: found.map((f) => {
        const features = make(f)
        return Float64Array.from(FEATURES, (name) => features[name])
      }),
      right: ids.flatMap((id, i) => (asking.gold.includes(id) ? [i] : [])),
    })
  }
  return examples
}

const at = (list: ArrayLike<number>, i: number): number => list[i] as number
