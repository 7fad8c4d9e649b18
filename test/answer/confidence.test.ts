import { beforeAll, describe, expect, it } from 'vitest'
import { confidenceOf } from '../../src/answer/confidence.ts'
import { readQuestions, readUnanswerable } from '../../src/ingest.ts'
import { isSearched } from '../../src/corpus/unanswerable.ts'
import { realSearch } from './service.ts'

/** Both kinds stand in the index: this shows that the parts fit, not how good it is with new questions. */
describe('confidence', () => {
  let tellableOf: (question: string) => Promise<number>
  const every = <T>(list: readonly T[], n: number): T[] => list.filter((_, i) => i % n === 0)

  beforeAll(async () => {
    const { retriever } = await realSearch()
    tellableOf = async (question) =>
      confidenceOf(question, (await retriever.search(question, { k: 8 })).matches).tellable
  })

  const mean = async (questions: string[]): Promise<number> => {
    const all = await Promise.all(questions.map(tellableOf))
    return all.reduce((a, b) => a + b, 0) / all.length
  }

  it('is high for what clauses are asked, low for what nothing answers', async () => {
    const asked = every(Object.values(readQuestions()).flat(), 101)
    const silent = every(readUnanswerable().filter(isSearched), 7).map((u) => u.question)
    expect(await mean(asked)).toBeGreaterThan(0.85)
    expect(await mean(silent)).toBeLessThan(0.25)
  })

  it('is low where nothing was found', () => {
    expect(confidenceOf('蹦极', []).right).toBeLessThan(0.1)
  })
})
