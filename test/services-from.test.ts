import { expect, it } from 'vitest'
import { dayInChina } from '../src/services-from.ts'

it('knows the day in China, eight hours before UTC', () => {
  expect(dayInChina(Date.UTC(2026, 0, 31, 15, 59))).toBe('2026-01-31')
  expect(dayInChina(Date.UTC(2026, 0, 31, 16, 0))).toBe('2026-02-01')
})
