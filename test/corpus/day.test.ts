import { expect, it } from 'vitest'
import { dateWords, dayInChina, endWords } from '../../src/corpus/day.ts'

it('knows the day in China, eight hours before UTC', () => {
  expect(dayInChina(Date.UTC(2026, 0, 31, 15, 59))).toBe('2026-01-31')
  expect(dayInChina(Date.UTC(2026, 0, 31, 16, 0))).toBe('2026-02-01')
})

it('says a day in words, and the last of a year as its end', () => {
  expect(dateWords('2017-06-29')).toBe('2017年6月29日')
  expect(endWords('2021-06-30')).toBe('2021年6月30日')
  expect(endWords('2020-12-31')).toBe('2020年底')
})
