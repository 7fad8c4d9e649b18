import { describe, expect, it } from 'vitest'
import { doubtsOf } from '../../src/search/doubts.ts'
import { buildLexicalIndex } from '../../src/search/lexical-index.ts'
import { UNANSWERED, type Nearness } from '../../src/search/nearness.ts'
import { countTerms } from '../../src/search/terms.ts'

const words = buildLexicalIndex(['残疾人护理补贴', '驾照体检', '护理员培训'].map(countTerms))
const near = (unanswered: number[]): Nearness => ({
  cosines: new Map(),
  scale: () => 0,
  cosineOf: () => 0,
  unanswered,
})
const parts = { question: 0.7, sentence: 0.8 }

describe('doubts on a clause', () => {
  it('know how much of the question it holds', () => {
    const doubts = doubtsOf('护理补贴', words, undefined)
    expect(doubts({ clause: 0, parts })['known']).toBe(1)
    expect(doubts({ clause: 2, parts })['known']).toBeLessThan(0.7)
    expect(doubts({ clause: 1, parts })['known']).toBe(0)
  })

  it('count a word that no clause holds as unknown, yet not as another clause’s', () => {
    const own = doubtsOf('护理补贴蹦极', words, undefined)({ clause: 0, parts })
    expect(own['known']).toBeLessThan(1)
    expect(own['stranger']).toBe(0)
    expect(doubtsOf('护理补贴驾照', words, undefined)({ clause: 0, parts })['stranger']).toBeGreaterThan(0.3)
  })

  it('rise with nearer questions that nothing answers', () => {
    const doubts = doubtsOf('护理补贴', words, near([0.9, 0.75, 0.6, 0.1]))({ clause: 0, parts })
    expect(doubts).toMatchObject({
      unanswered: 0.9,
      unanswered3: 0.75,
      beyondQuestions: 2 / UNANSWERED,
      beyondAll: 1 / UNANSWERED,
    })
    expect(doubtsOf('护理补贴', words, near([]))({ clause: 0, parts })).not.toHaveProperty('unanswered')
  })
})
