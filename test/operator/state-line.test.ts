import { describe, expect, it } from 'vitest'
import { newsLine, stateLine } from '../../src/operator/state-line.ts'

/** Cells at most: a character three (initial, final, tone), a number its sign and its digits, a space one. */
const cells = (text: string): number =>
  [...text.matchAll(/\d+|\s|[^\d\s]/g)].reduce(
    (sum, [part]) => sum + (/\d/.test(part) ? part.length + 1 : part === ' ' ? 1 : 3),
    0,
  )

describe('the state in one line', () => {
  it('tells what waits, and fits a braille display of 40 cells however much that is', () => {
    expect(stateLine({ waiting: 12, overdue: 3, mine: 2 })).toBe('等着12 超时3 在办2')
    expect(newsLine({ lines: 3, suggestion: true })).toBe('新话3句 有新建议')
    expect(newsLine({ lines: 0, suggestion: false })).toBe('没有新话')
    for (const n of [0, 9, 99, 100, 12_345]) {
      expect(cells(stateLine({ waiting: n, overdue: n, mine: n }))).toBeLessThanOrEqual(40)
      expect(cells(newsLine({ lines: n, suggestion: true }))).toBeLessThanOrEqual(40)
    }
  })
})
