import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLexicalIndex, decodeLexicalIndex } from '../../src/search/lexical-index.ts'
import { countTerms } from '../../src/search/terms.ts'

const index = (...texts: string[]) => buildLexicalIndex(texts.map(countTerms))
const ask = (text: string) => new Map([...countTerms(text).keys()].map((term) => [term, 1]))

/** BM25 written plainly from its formula: k1 0.9, b 0.4. */
function plainly(texts: readonly ReadonlyMap<string, number>[], asked: readonly string[]): number[] {
  const lengths = texts.map((text) => [...text.values()].reduce((a, b) => a + b, 0))
  const mean = lengths.reduce((a, b) => a + b, 0) / texts.length || 1
  return texts.map((text, i) =>
    asked.reduce((sum, term) => {
      const holding = texts.filter((t) => t.has(term)).length
      const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5))
      const count = text.get(term) ?? 0
      return sum + (idf * count * 1.9) / (count + 0.9 * (0.6 + (0.4 * (lengths[i] ?? 0)) / mean) || 1)
    }, 0),
  )
}

const collections = fc.array(fc.dictionary(fc.constantFrom(...'abcdef'), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 12,
})

describe('lexical index', () => {
  it('scores as the formula says', () => {
    fc.assert(
      fc.property(collections, fc.subarray([...'abcdefx']), (given, asked) => {
        const texts = given.map((text) => new Map(Object.entries(text)))
        const scores = buildLexicalIndex(texts).score(new Map(asked.map((term) => [term, 1])))
        plainly(texts, asked).forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 4))
      }),
    )
  })

  it('ranks the text that holds the rarer words first', () => {
    const scores = index('残疾人护理补贴', '残疾人就业', '残疾人康复').score(ask('护理补贴'))
    expect(scores[0]).toBeGreaterThan(0)
    expect([scores[1], scores[2]]).toEqual([0, 0])
  })

  it('counts a term by its weight', () => {
    const words = index('护理', '托养')
    const [full] = words.score(new Map([['护理', 1]]))
    const [tenth] = words.score(new Map([['护理', 0.1]]))
    expect(tenth).toBeCloseTo((full ?? 0) / 10, 6)
  })

  it('knows which text holds which term', () => {
    const words = index('护理', '托养', '护理')
    expect([0, 1, 2].map((text) => words.has('护理', text))).toEqual([true, false, true])
    expect(words.has('没有', 0)).toBe(false)
  })

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(collections, (given) => {
        const words = buildLexicalIndex(given.map((text) => new Map(Object.entries(text))))
        const read = decodeLexicalIndex(words.encode())
        const asked = new Map([...'abcdef'].map((term) => [term, 1]))
        expect(read.score(asked)).toEqual(words.score(asked))
        expect(read.encode()).toEqual(words.encode())
      }),
    )
  })

  it('refuses every cut, an addition and another version', () => {
    const bytes = index('残疾人护理补贴', '老年人').encode()
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeLexicalIndex(bytes.subarray(0, length))).toThrow(/不完整|不是词索引|多出|矛盾/)
    expect(() => decodeLexicalIndex(Uint8Array.of(...bytes, 0))).toThrow('多出')
    const other = bytes.slice()
    other['\x07TZWORDS'.length] = 9
    expect(() => decodeLexicalIndex(other)).toThrow('第 9 版')
  })

  it('holds no text at all', () => {
    expect(index().score(ask('护理'))).toHaveLength(0)
  })
})
