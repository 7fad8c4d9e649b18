import { describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { buildSnapshot } from '../../src/search/snapshot.ts'
import { createVocabulary } from '../../src/search/vocabulary.ts'
import { clause, DOCUMENTS, subjectEmbedder } from './collection.ts'

const CLAUSES = [
  clause({
    id: 'jl.1',
    path: [],
    text: '对轮椅和助听器给予补贴，补贴补贴补贴，由各地办理，按年发放，逐级上报备案。',
  }),
  clause({ id: 'jl.2', path: [], text: '轮椅坏了可以修理。' }),
]

/** A collection of foreign texts: no headings, no everyday questions; the rows by a table or by its teacher. */
async function search(question: string, taught: boolean) {
  const standard = { embedder: subjectEmbedder(), digest: 'a' }
  const teacher = { embedder: subjectEmbedder('teacher'), digest: 't' }
  const snapshot = await buildSnapshot({
    documents: DOCUMENTS,
    clauses: CLAUSES,
    corpusDigest: 'd',
    vocabulary: createVocabulary([]),
    standard,
    ...(taught ? { teacher } : {}),
  })
  const { vectors } = snapshot
  if (!vectors) throw new Error('no vectors')
  const store = createExactVectorStore(vectors)
  const retriever = createRetriever({ snapshot, vectors: { embedder: standard.embedder, store } })
  return (await retriever.search(question, { k: 2 })).matches
}

describe('a collection without everyday questions', () => {
  it('is ranked by what was learnt without them: more than words that repeat', async () => {
    const [first, second] = await search('轮椅坏了', false)
    expect(first?.clause.id).toBe('jl.2')
    expect((first?.score ?? 0) + (second?.score ?? 0)).toBeCloseTo(1, 6)
  })

  it('trusts a teacher’s vectors more than a table’s', async () => {
    const lead = async (taught: boolean) => {
      // No word meets: the vectors alone decide.
      const [first] = await search('看病钱', taught)
      expect(first?.clause.id).toBe('jl.1')
      return first?.score ?? 0
    }
    expect(await lead(true)).toBeGreaterThan(await lead(false))
  })
})
