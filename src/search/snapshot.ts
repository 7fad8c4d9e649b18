import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import type { Counts } from '../corpus/questions.ts'
import { wordsOf } from './index-text.ts'
import { buildLexicalIndex, type LexicalIndex } from './lexical-index.ts'
import type { SentenceVectors } from './sentence-vectors.ts'
import { countTerms } from './terms.ts'
import { buildUnanswered, buildVectors, type DigestedEmbedder } from './vector-builder.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Everything that search needs, built from the corpus, without a model at hand. */
export interface Snapshot {
  /** Digest of the corpus that it was built from, as the builder was told. */
  corpusDigest: string
  documents: DocumentRecord[]
  clauses: Clause[]
  vocabulary: Vocabulary
  /** Clause id → the ways people ask for it; never shown as its text. */
  questions: Readonly<Record<string, readonly string[]>>
  /** How many of them are of each kind; absent for one: unknown, so none of them is shown as a question either. */
  counts: Readonly<Record<string, Counts>>
  words: LexicalIndex
  /** Absent: built without an embedder. */
  vectors?: SentenceVectors
  /** Vectors of questions near the subject that nothing here answers: what is nearer to these is better not answered. */
  unanswered?: SentenceVectors
}

export interface SnapshotInput {
  documents: DocumentRecord[]
  /** In reading order; no two of one id. */
  clauses: Clause[]
  corpusDigest: string
  vocabulary: Vocabulary
  /** Clause id → the ways people ask for it. Ids without a clause are refused. */
  questions?: Readonly<Record<string, readonly string[]>>
  counts?: Readonly<Record<string, Counts>>
  /** Questions that no clause answers. */
  unanswered?: readonly string[]
  /** Makes the vectors that no better one made. Absent: words alone. */
  standard?: DigestedEmbedder
  /** A better embedder of the same space, where its model is at hand. */
  teacher?: DigestedEmbedder
  /** The snapshot before: a teacher's vectors of texts that did not change are kept. */
  previous?: Pick<Snapshot, 'vectors' | 'unanswered'>
}

/** Builds a snapshot. The same input and embedders give the same bytes. PortError when an embedder fails. */
export async function buildSnapshot(input: SnapshotInput): Promise<Snapshot> {
  const { documents, clauses, corpusDigest, vocabulary } = input
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  if (byId.size !== clauses.length) throw new Error('两条条款编号相同')
  const stray = Object.keys(input.questions ?? {}).find((id) => !byId.has(id))
  if (stray !== undefined) throw new Error(`问法写给了没有的条款：${stray}`)
  // One after another: the counts of fifty thousand passages need not stand in memory together.
  function* termsByClause() {
    for (const c of clauses) yield countTerms(wordsOf(c, asked(c), (id) => byId.get(id)))
  }
  const asked = (clause: Clause) => input.questions?.[clause.id] ?? []
  const words = buildLexicalIndex(termsByClause())
  const questions = input.questions ?? {}
  return {
    corpusDigest,
    documents,
    clauses,
    vocabulary,
    questions,
    counts: input.counts ?? {},
    words,
    ...(await vectorsOf(input, asked)),
  }
}

async function vectorsOf(
  { clauses, unanswered = [], standard, teacher, previous }: SnapshotInput,
  asked: (clause: Clause) => readonly string[],
): Promise<Pick<Snapshot, 'vectors' | 'unanswered'>> {
  if (!standard) return {}
  const vectors = await buildVectors({ clauses, asked, standard, teacher, previous: previous?.vectors })
  if (unanswered.length === 0) return { vectors }
  const makers = { standard, teacher, previous: previous?.unanswered }
  return { vectors, unanswered: await buildUnanswered(unanswered, makers) }
}
