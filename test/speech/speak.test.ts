import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Clause } from '../../src/corpus/clause.ts'
import type { DocumentRecord } from '../../src/corpus/document.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { findStumbles } from '../../src/speech/gate.ts'
import { toSpelled, toSpoken } from '../../src/speech/speak.ts'
import { numbersHeard } from './heard.ts'

const tableOf = (name: string): string[][] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

let clauses: readonly Clause[]
let documents: readonly DocumentRecord[]

beforeAll(async () => {
  const snapshot = await readSnapshot(createNodeFiles('index'))
  clauses = snapshot.clauses
  documents = snapshot.documents
})

describe.each(['vectors.tsv', 'more-vectors.tsv'])('%s', (name) => {
  it.each(tableOf(name))('%s: %s', (mode, written = '', spoken = '') => {
    const said = mode === 'spell' ? toSpelled(written) : toSpoken(written)
    expect(said).toBe(spoken)
    expect(findStumbles(said)).toEqual([])
  })
})

describe('every clause', () => {
  it('is said without anything that a voice would stumble on', () => {
    expect(clauses.length).toBeGreaterThan(800)
    const stumbles = clauses.flatMap(({ id, text }) =>
      [toSpoken(text), toSpelled(text)].flatMap((said) => findStumbles(said).map((odd) => `${id}: ${odd}`)),
    )
    expect(stumbles).toEqual([])
  })

  it('keeps all its numbers', () => {
    expect(clauses.filter(({ text }) => /\d/.test(text)).length).toBeGreaterThan(300)
    for (const { id, text } of clauses) {
      const read = text.replace(/\s+/g, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      expect(numbersHeard(toSpoken(text)), `${id}: ${text}`).toEqual(numbersHeard(read))
    }
  })

  it('sounds the same said again', () => {
    const changed = clauses.filter(({ text }) => toSpoken(toSpoken(text)) !== toSpoken(text))
    expect(changed.map((c) => c.id)).toEqual([])
  })

  it('keeps all its words', () => {
    const words = (text: string) =>
      text.replace(/[^\p{Script=Han}]|[零〇一二两三四五六七八九十百千万亿点年到至第]/gu, '')
    const lost = clauses.filter(({ text }) => {
      const said = words(toSpoken(text))
      let at = 0
      return !Array.from(words(text)).every((c) => (at = said.indexOf(c, at) + 1) > 0)
    })
    expect(lost.map((c) => c.id)).toEqual([])
  })

  it('has a document with a name and a number that can be said', () => {
    for (const { title, number = '' } of documents) {
      expect(findStumbles(toSpoken(`${title}（${number}）`))).toEqual([])
      expect(toSpelled(number)).toMatch(/^$|^[^，]的[^，]|^.+的.，.*号$/)
    }
  })
})

describe('numbers', () => {
  const quantity = fc.oneof(
    fc.nat(20_000).map(String),
    fc.nat(10 ** 8).map(String),
    fc.tuple(fc.nat(9_999), fc.integer({ min: 1, max: 9 })).map(([n, d]) => `${n}.${d}`),
  )
  const unit = fc.constantFrom(
    '元',
    '万元',
    '亿元',
    '个',
    '名',
    '人',
    '级',
    '%',
    '‰',
    '岁',
    '平方米',
    '倍',
    '户',
    '项',
    '',
  )

  it('of any size are heard as they were written', () => {
    fc.assert(
      fc.property(quantity, unit, (number, what) => {
        const written = `共有${number}${/\.\d$/.test(number) && what === '元' ? '个' : what}`
        const said = toSpoken(written)
        expect(findStumbles(said)).toEqual([])
        expect(numbersHeard(said)).toEqual(numbersHeard(written))
      }),
      { numRuns: 3000, seed: 8 },
    )
  })
})

describe('whatever is written', () => {
  const SIGNS =
    '0123456789.,:;-—～~/%‰()（）〔〕[]《》“”、，。；：+×<>≥¥元年月日个第至到万号电话打一二十abzAZ@ 　\n①Ⅱ㎡…·'
  const any = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 60 })

  it('can be spoken', () => {
    fc.assert(
      fc.property(any, (written) => {
        for (const say of [toSpoken, toSpelled]) expect(findStumbles(say(written)), written).toEqual([])
      }),
      { numRuns: 5000, seed: 8 },
    )
  })

  it.each(['1-', '1,', '1.', '110、', '拨打', 'a.', '-', '2016-', '(', '一、'])(
    'takes no longer for %s over and over',
    (piece) => {
      // Time of this process, as others may have the machine.
      const started = process.cpuUsage()
      toSpoken(`电话${piece.repeat(2000)}x`)
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
    },
  )
})

describe('lines', () => {
  it('stay lines, and end before the next begins', () => {
    expect(toSpoken('当时写的是：\n每月80元\n出处：《办法》')).toBe('当时写的是：\n每月八十元。\n出处：办法')
  })
})

describe('the gate', () => {
  it.each([
    ['每月80元', ['8', '0']],
    ['（一）', ['（', '）']],
    ['《办法》', ['《', '》']],
    ['A类', ['A']],
    ['百分之五%', ['%']],
    ['二〇一六年', ['〇']],
    ['好的，，再见', ['，，']],
    ['，好的', ['，']],
    ['好 的', [' ']],
    ['안녕', ['안', '녕']],
  ])('finds what is wrong with %s', (spoken, odd) => {
    expect(findStumbles(spoken)).toEqual(odd)
  })

  it('lets letters of other scripts be found', () => {
    expect(findStumbles(toSpoken('请说 안녕'))).toEqual(['안', '녕'])
  })
})
