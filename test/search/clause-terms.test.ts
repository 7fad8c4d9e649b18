import { describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { clauseTermsOf, weighTerms, type ClauseTerms } from '../../src/search/clause-terms.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { termsOf } from '../../src/search/terms.ts'
import { clause } from './collection.ts'

const has = (terms: ClauseTerms, term: string): boolean => weighTerms(terms, [{ term, weight: 1 }]).all === 1

describe('the terms of a clause', () => {
  it('are those of its sentences, each with its own', () => {
    const terms = clauseTermsOf(clause({ id: 'a', text: '免费体检一次。由卫生院负责登记造册。' }))
    expect(terms.sentences.map(({ text }) => text)).toEqual(['免费体检一次。由卫生院负责登记造册。'])
    expect(has(terms, '体检')).toBe(true)
    expect(has(terms, '次由')).toBe(false)
  })

  it('weigh in each sentence that has them, and once in the clause', () => {
    const long = (subject: string) => `${subject}${'的登记造册由卫生院负责'.repeat(4)}。`
    const terms = clauseTermsOf(clause({ id: 'a', text: long('体检') + long('体检和补贴') }))
    const asked = ['体检', '补贴', '学费'].map((term, i) => ({ term, weight: 10 ** i }))
    expect(weighTerms(terms, asked)).toEqual({ all: 11, each: Float64Array.of(1, 11) })
  })

  it('are worked out once', () => {
    const one = clause({ id: 'a', text: '免费体检一次。' })
    expect(clauseTermsOf(one)).toBe(clauseTermsOf(one))
  })

  it('leave out nothing of what the whole text says, but pairs across its cuts', async () => {
    const { clauses } = await readSnapshot(createNodeFiles('index'))
    let [lost, kept] = [0, 0]
    for (const one of clauses.filter((_, i) => i % 10 === 0)) {
      const terms = clauseTermsOf(one)
      for (const term of new Set(termsOf(one.text)))
        if (has(terms, term)) kept++
        else lost++
    }
    expect(lost / kept).toBeLessThan(0.001)
  })
})
