import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonal, withoutMasks } from '../../src/privacy/mask.ts'
import { realCorpus } from '../corpus/shelf.ts'

const lines = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const masked = lines('masked.tsv').map((line) => line.split('\t') as [string, string])
const kept = lines('kept.tsv')

describe('what names a person', () => {
  it('has three hundred examples, none twice', () => {
    expect(new Set(masked.map(([text]) => text)).size).toBeGreaterThanOrEqual(300)
  })
  it.each(masked)('is taken out: %s', (text, expected) => {
    expect(maskPersonal(text)).toBe(expected)
  })
})

describe('what names nobody', () => {
  it('has three hundred examples, none twice', () => {
    expect(new Set(kept).size).toBeGreaterThanOrEqual(300)
  })
  it.each(kept)('is kept: %s', (text) => {
    expect(maskPersonal(text)).toBe(text)
    expect(maskPersonal(`我想问，${text}。能办吗`)).toBe(`我想问，${text}。能办吗`)
  })

  it('is every clause of the gazettes, and every heading', () => {
    for (const { text, path } of realCorpus().clauses) {
      expect(maskPersonal(text)).toBe(text)
      for (const heading of path) expect(maskPersonal(heading)).toBe(heading)
    }
  })
})

const PIECES = [
  ...'0123456789０一幺三八X -－，、。()（）+〔〕号路村室',
  '13800138000',
  '220102198001011234',
  '0431',
  '12345',
  '2016',
  '〔电话〕',
  '身份证',
  '卡号',
  '3单元',
  '元',
]
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''))

describe('the masker', () => {
  it('masked twice is masked once', () => {
    const twice = (text: string) => {
      expect(maskPersonal(maskPersonal(text))).toBe(maskPersonal(text))
    }
    fc.assert(fc.property(hostile, twice), { numRuns: 5_000 })
    fc.assert(fc.property(fc.string({ unit: 'binary' }), twice))
    for (const [text] of masked) twice(text)
  })

  it('finds a number wherever it stands', () => {
    const words = fc.string({ unit: fc.constantFrom(...'我的补贴怎么领，。？请问', ' ') })
    fc.assert(
      fc.property(words, words, fc.nat(99_999_999), (before, after, n) => {
        const phone = `139${String(n).padStart(8, '0')}`
        expect(maskPersonal(`${before}${phone}${after}`)).toBe(`${before}〔电话〕${after}`)
      }),
    )
  })

  it.each([
    ['digits', '1'],
    ['read-aloud digits', '一'],
    ['spaced digits', '1 '],
    ['phones', '13800138000'],
    ['phones with commas', '138，0013，8000，'],
    ['ID cards', '220102198001011234'],
    ['house numbers', '1号'],
    ['streets', '路'],
    ['villages with groups', '村3组'],
    ['dashes', '1-'],
    ['brackets', '(0431)'],
    ['signs', '号码是身份证'],
    ['placeholders', '〔电话〕'],
    ['spaces', ' '],
  ])('takes no longer for hostile %s than their length asks', (_name, piece) => {
    // Of this process alone: how busy the machine is says nothing about us.
    const time = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      const before = process.cpuUsage()
      maskPersonal(text)
      withoutMasks(text)
      return process.cpuUsage(before).user / 1000
    }
    time(5_000)
    const quarter = time(12_500)
    // Four times as long takes four times the time; a square would take sixteen.
    expect(time(50_000)).toBeLessThan(Math.min(8 * quarter + 200, 2_000))
  })
})

describe('the searched question', () => {
  it.each([
    ['我的身份证号是〔身份证号〕，重度残疾人护理补贴谁能领？', '重度残疾人护理补贴谁能领？'],
    ['护理补贴多少钱，电话〔电话〕', '护理补贴多少钱，'],
    ['〔残疾证号〕', ''],
    ['吉政发〔2016〕44号', '吉政发〔2016〕44号'],
  ])('has no placeholder: %s', (text, expected) => {
    expect(withoutMasks(text)).toBe(expected)
  })
})
