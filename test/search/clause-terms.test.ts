import { describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { clauseTermsOf } from '../../src/search/clause-terms.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { termsOf } from '../../src/search/terms.ts'
import { clause } from './collection.ts'

describe('the terms of a clause', () => {
  it('are those of its sentences, each with its own', () => {
    const { all, sentences } = clauseTermsOf(
      clause({ id: 'a', text: '免费体检一次。由卫生院负责登记造册。' }),
    )
    expect(sentences.map(({ text }) => text)).toEqual(['免费体检一次。由卫生院负责登记造册。'])
    expect(all.has('体检')).toBe(true)
    expect(all.has('次由')).toBe(false)
  })

  it('are worked out once', () => {
    const one = clause({ id: 'a', text: '免费体检一次。' })
    expect(clauseTermsOf(one)).toBe(clauseTermsOf(one))
  })

  it('leave out nothing of what the whole text says, but pairs across its cuts', async () => {
    const { clauses } = await readSnapshot(createNodeFiles('index'))
    let [lost, kept] = [0, 0]
    for (const one of clauses.filter((_, i) => i % 10 === 0)) {
      const { all } = clauseTermsOf(one)
      for (const term of new Set(termsOf(one.text)))
        if (all.has(term)) kept++
        else lost++
    }
    expect(lost / kept).toBeLessThan(0.001)
  })
})
