import { describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { LangChainRetriever } from '../../src/search/langchain-retriever.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { buildSnapshot } from '../../src/search/snapshot.ts'
import { createVocabulary } from '../../src/search/vocabulary.ts'
import { brokenEmbedder, clause, DOCUMENTS, subjectEmbedder } from './collection.ts'

const NOTE = '注：负责单位中列第一位者为牵头单位。'
const CELLS = [
  { column: '序号', text: '1' },
  { column: '工作任务', text: '建立残疾儿童康复救助制度' },
  { column: '负责单位', text: '省残联、省民政厅' },
]
const CLAUSES = [
  clause({ id: 'jl.1', text: '为65周岁以上老年人每年免费体检一次。' }),
  clause({ id: 'jl.2', text: '对重度残疾人给予护理补贴，每人每月不低于80元。' }),
  clause({
    id: 'jl.3',
    kind: 'row',
    cells: CELLS,
    text: '序号：1；工作任务：建立残疾儿童康复救助制度；负责单位：省残联、省民政厅',
    notes: ['jl.4'],
  }),
  clause({ id: 'jl.4', kind: 'note', text: NOTE }),
  clause({ id: 'jl.5', text: '加强农村公路建设。', path: ['规划', '交通'] }),
  clause({ id: 'tj.1', documentId: 'tj', text: '对重度残疾人给予护理补贴，标准为每人每月50元。' }),
]

async function retrieverWith(embedder?: Embedder, questions: Record<string, string[]> = {}) {
  const standard = { embedder: subjectEmbedder(), digest: 'a' }
  const vocabulary = createVocabulary([{ say: ['查身体'], official: ['体检'] }])
  const snapshot = await buildSnapshot({
    documents: DOCUMENTS,
    clauses: CLAUSES,
    corpusDigest: 'd',
    vocabulary,
    standard,
    questions,
  })
  if (!embedder || !snapshot.vectors) return createRetriever({ snapshot })
  return createRetriever({ snapshot, vectors: { embedder, store: createExactVectorStore(snapshot.vectors) } })
}
const idsOf = ({ matches }: { matches: { clause: { id: string } }[] }) =>
  matches.map((match) => match.clause.id)

describe('words alone', () => {
  it.each([
    ['重度残疾人护理补贴', 'jl.2', 'all its words, in the first document'],
    ['岁数过了六十五查身体', 'jl.1', 'an everyday word, and a number in characters'],
    ['残疾儿童康复', 'jl.3', 'a row, by one of its cells'],
    ['交通', 'jl.5', 'a heading'],
    ['谁是牵头单位', 'jl.4', 'the note itself'],
  ])('%s finds %s: %s', async (question, id) => {
    expect(idsOf(await (await retrieverWith()).search(question, { k: 3 }))[0]).toBe(id)
  })

  it('finds a row by the note that governs it', async () => {
    expect(idsOf(await (await retrieverWith()).search('牵头单位', { k: 2 }))).toContain('jl.3')
  })

  it('finds a clause by the ways people ask for it, and never shows these', async () => {
    const retriever = await retrieverWith(undefined, { 'jl.5': ['屯子里的道啥前儿修'] })
    const { matches } = await retriever.search('屯子的道', { k: 1 })
    expect(matches[0]?.clause.id).toBe('jl.5')
    expect(matches[0]?.text).toBe('规划 ＞ 交通\n加强农村公路建设。')
  })

  it('finds nothing when no word meets', async () => {
    expect(await (await retrieverWith()).search('xyz', { k: 3 })).toMatchObject({
      matches: [],
      degraded: false,
    })
  })
})

describe('words and vectors', () => {
  it('find a clause that shares no word with the question', async () => {
    const retriever = await retrieverWith(subjectEmbedder())
    expect(idsOf(await retriever.search('轮椅', { k: 3 }))[0]).toBe('jl.3')
  })

  it('use no document that is not allowed', async () => {
    const retriever = await retrieverWith(subjectEmbedder())
    const allow = (id: string) => id === 'tj'
    expect(idsOf(await retriever.search('重度残疾人护理补贴多少钱', { k: 9, allow }))).toEqual(['tj.1'])
  })

  it('return at most k, best first, with scores from 0 to 1', async () => {
    const { matches } = await (await retrieverWith(subjectEmbedder())).search('残疾人补贴', { k: 2 })
    expect(matches).toHaveLength(2)
    expect(matches[0]?.score).toBeLessThanOrEqual(1)
    expect(matches[1]?.score).toBeLessThanOrEqual(matches[0]?.score ?? 0)
    expect((await (await retrieverWith(subjectEmbedder())).search('残疾人', { k: 0 })).matches).toEqual([])
  })

  it('say why', async () => {
    const { matches } = await (await retrieverWith(subjectEmbedder())).search('残疾人护理', { k: 1 })
    expect(matches[0]?.explain.terms).toContain('护理')
    expect(matches[0]?.explain.parts['cosine']).toBeGreaterThan(0.7)
  })

  it('tell how well each sentence fits', async () => {
    const { matches } = await (await retrieverWith(subjectEmbedder())).search('康复救助', { k: 1 })
    const [task, office] = matches[0]?.sentences ?? []
    expect(task?.text).toContain('康复救助')
    expect(task?.lexical).toBe(1)
    expect(office?.lexical).toBe(0)
  })

  it('show the governing note behind a row', async () => {
    const { matches } = await (
      await retrieverWith(subjectEmbedder())
    ).search('残疾儿童康复救助谁负责', { k: 1 })
    expect(matches[0]?.text.endsWith(`\n${NOTE}`)).toBe(true)
  })

  it('go on with words alone when the embedder is down, and say so', async () => {
    const result = await (await retrieverWith(brokenEmbedder())).search('护理补贴', { k: 1 })
    expect(idsOf(result)).toEqual(['jl.2'])
    expect(result.degraded).toBe(true)
  })

  it('do not hide a fault of ours', async () => {
    const faulty: Embedder = {
      ...subjectEmbedder(),
      embedQuery: async () => {
        throw new TypeError('ours')
      },
    }
    await expect((await retrieverWith(faulty)).search('护理', { k: 1 })).rejects.toThrow('ours')
  })

  it('never meet vectors of another space, or rows of another index', async () => {
    await expect(retrieverWith(subjectEmbedder('x', 'elsewhere'))).rejects.toThrow('elsewhere')
    const standard = { embedder: subjectEmbedder(), digest: 'a' }
    const snapshot = await buildSnapshot({
      documents: DOCUMENTS,
      clauses: CLAUSES,
      corpusDigest: 'd',
      vocabulary: createVocabulary([]),
      standard,
    })
    const store = createExactVectorStore({ dimensions: 5, rows: new Int8Array(5) })
    expect(() => createRetriever({ snapshot, vectors: { embedder: subjectEmbedder(), store } })).toThrow(
      '1 行',
    )
  })
})

describe('LangChainRetriever', () => {
  it('gives the same passages as Documents', async () => {
    const retriever = await retrieverWith(subjectEmbedder())
    const { matches } = await retriever.search('护理补贴', { k: 2 })
    const documents = await new LangChainRetriever({ retriever, k: 2 }).invoke('护理补贴')
    expect(documents.map((d) => [d.id, d.pageContent, d.metadata.score])).toEqual(
      matches.map((m) => [m.clause.id, m.text, m.score]),
    )
    expect(documents[0]?.metadata).toMatchObject({
      clauseId: 'jl.2',
      documentTitle: '吉林省规划',
      documentNumber: null,
      region: '吉林省',
    })
  })

  it('keeps to the allowed documents', async () => {
    const retriever = new LangChainRetriever({
      retriever: await retrieverWith(),
      k: 5,
      allow: (id) => id === 'tj',
    })
    expect((await retriever.invoke('护理补贴')).map((d) => d.id)).toEqual(['tj.1'])
  })
})
