import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countTerms } from '../../src/search/terms.ts'
import { createVocabulary, parseVocabulary } from '../../src/search/vocabulary.ts'

const vocabulary = createVocabulary([{ say: ['埋汰', 'ＶＣＤ'], official: ['环境卫生'] }])

describe('vocabulary', () => {
  it('adds official terms at a fifth, and leaves the question’s own at one', () => {
    const weights = vocabulary.weigh('屋里埋汰')
    expect(weights.get('埋汰')).toBe(1)
    expect(weights.get('卫生')).toBe(0.2)
  })

  it('does not lower a term that the question itself uses', () => {
    expect(vocabulary.weigh('卫生埋汰').get('卫生')).toBe(1)
  })

  it('meets words in whatever width and case they are typed', () => {
    expect(vocabulary.weigh('vcd').get('卫生')).toBe(0.2)
    expect(vocabulary.weigh('埋 汰').get('卫生')).toBe(0.2)
  })

  it('adds nothing to other questions', () => {
    expect([...vocabulary.weigh('护理')]).toEqual([
      ['护', 1],
      ['理', 1],
      ['护理', 1],
    ])
  })

  it.each([['{}'], ['[{}]'], ['[{"say":[],"official":["a"]}]'], ['[{"say":["a"],"official":[1]}]']])(
    'refuses %s',
    (json) => {
      expect(() => parseVocabulary(json)).toThrow('vocabulary.json')
    },
  )
})

describe('corpus/vocabulary.json', () => {
  const read = parseVocabulary(readFileSync('corpus/vocabulary.json', 'utf8'))
  const { entries } = read

  it('says no everyday word twice', () => {
    const words = entries.flatMap(({ say }) => say)
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
  })

  it('adds something to every everyday word', () => {
    const idle = entries.flatMap(({ say }) => say.filter((word) => read.weigh(word).size === termsIn(word)))
    expect(idle).toEqual([])
  })
})

const termsIn = (word: string) => countTerms(word).size
