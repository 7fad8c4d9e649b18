import { describe, expect, it } from 'vitest'
import { FEATURES, type Feature } from '../../src/search/features.ts'
import { WEIGHTS } from '../../src/search/ranker-weights.ts'
import { rank } from '../../src/search/ranker.ts'

const none = Object.fromEntries(FEATURES.map((f) => [f, 0])) as Record<Feature, number>
const order = (...given: Partial<Record<Feature, number>>[]): number[] =>
  rank(
    given.map((features, item) => ({ item, features: { ...none, ...features } })),
    WEIGHTS,
  ).map(({ item }) => item)

describe('the ranker', () => {
  it('prefers what is likelier to answer, other things being equal', () => {
    expect(order({ words: 0.5 }, { words: 1 })).toEqual([1, 0])
    expect(order({ sentence: 0.5 }, { sentence: 0.7 })).toEqual([1, 0])
    expect(order({ focus: 0.2 }, { focus: 0.6 })).toEqual([1, 0])
    // A figure is asked for: the clause that has one comes first.
    expect(order({ figure: -1 }, { figure: 1 })).toEqual([1, 0])
    // The document itself before the interpretation that repeats it.
    expect(order({ interpretation: 1 }, {})).toEqual([1, 0])
  })

  it('keeps the order of candidates that look alike', () => {
    expect(order({ words: 1 }, { words: 1 }, { words: 1 })).toEqual([0, 1, 2])
  })
})
