import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf } from '../../src/search/numbers.ts'

describe('numbersOf', () => {
  it.each([
    ['60周岁以上', ['60']],
    ['六十周岁以上', ['60']],
    ['每月一百二十元', ['120']],
    ['二〇一七年', ['2017']],
    ['10万元和十万元', ['100000', '100000']],
    ['1,000元', ['1000']],
    ['1.5%', ['1.5']],
    ['一千二百万零五', ['12000005']],
    ['两万三', ['20003']],
    ['三岁以下', ['3']],
    ['十岁', ['10']],
    ['一般的三农问题', []],
    ['', []],
  ])('reads %s', (text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers)
  })

  it('reads a number the same in figures and in characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999_999 }), (value) => {
        expect(numbersOf(spelled(value))).toEqual([String(value)])
      }),
    )
  })

  it('never throws, and gives finite numbers', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'零一两十百千万亿5.,岁 '), maxLength: 12 }),
        (text) => {
          for (const number of numbersOf(text)) expect(number).not.toBe('')
        },
      ),
    )
  })
})

/** The other way round, written apart from the code under test: 12000005 → 一千二百万零五. */
function spelled(value: number): string {
  const digits = '零一二三四五六七八九'
  if (value >= 10_000) {
    const rest = value % 10_000
    const gap = rest > 0 && rest < 1000 ? '零' : ''
    return `${spelled(Math.floor(value / 10_000))}万${gap}${rest > 0 ? spelled(rest) : ''}`
  }
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < unit) continue
    const rest = value % unit
    const gap = rest > 0 && rest < unit / 10 ? '零' : ''
    return `${digits[Math.floor(value / unit)]}${name}${gap}${rest > 0 ? spelled(rest) : ''}`
  }
  return digits[value] ?? ''
}
