import { beforeAll, describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import type { Retriever } from '../../src/search/match.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'

let retriever: Retriever
beforeAll(async () => {
  const files = createNodeFiles('index')
  const snapshot = await readSnapshot(files)
  const made = await loadStaticEmbedder(files)
  if (!made || !snapshot.vectors) throw new Error('no vectors in the shipped index')
  const store = createExactVectorStore(snapshot.vectors)
  retriever = createRetriever({ snapshot, vectors: { embedder: made.embedder, store } })
})

/** Real needs in people's own words, and the clauses that answer: why each should win stands beside it. */
const NEEDS: [question: string, clauses: string[], why: string][] = [
  ['基础养老金最低一个月给多少', ['jzbf-2017-52.f1-t1-21'], 'the row that names 80元'],
  [
    '老太太没人管饭，社区有没有地方吃饭',
    ['jzf-2022-12.3-4-1', 'jzbf-2022-18.z2-2', 'jzbf-2022-18.4-9'],
    '助餐',
  ],
  ['特困户住院自己花的钱给报多少', ['jzbf-2022-16.4-5'], '一类人员 按100%比例救助'],
  ['下岗了想学门手艺，培训要钱吗', ['jzbf-2017-52.f1-t1-14'], '职业培训补贴'],
  ['孩子打预防针归谁管', ['jzbf-2017-52.f1-t1-29', 'jzbf-2017-57.3-1', 'jzbf-2017-57.3-2'], '预防接种'],
]

describe('the shipped index finds', () => {
  it.each(NEEDS)('%s', async (question, clauses) => {
    const { matches } = await retriever.search(question, { k: 5 })
    expect(matches.map((m) => m.clause.id)).toEqual(expect.arrayContaining([expect.toBeOneOf(clauses)]))
  })

  it('gives scores that share out all certainty, best first', async () => {
    const { matches } = await retriever.search('残疾人坐公交车要钱吗', { k: 50 })
    const scores = matches.map((m) => m.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  })
})
