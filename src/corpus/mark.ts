import { chineseNumber, fold } from './text.ts'

/** How deep a heading stands: the gazettes' own order of signs, outermost first. */
export const RANK = { chapter: 1, section: 2, first: 3, second: 4, box: 4.5, third: 5, fourth: 6 } as const
export type Rank = (typeof RANK)[keyof typeof RANK]

/** The number in front of a heading or item. */
export interface Mark {
  rank: Rank
  number: number
  /** Length of the sign with the white space behind it. */
  length: number
}

const HAN = '([一二三四五六七八九十]{1,4})'
const SIGNS: [Rank, RegExp][] = [
  [RANK.chapter, new RegExp(`^第${HAN}章\\s*`)],
  [RANK.section, new RegExp(`^第${HAN}节\\s*`)],
  [RANK.first, new RegExp(`^${HAN}、\\s*`)],
  [RANK.second, new RegExp(`^\\(${HAN}\\)\\s*`)],
  [RANK.box, /^专栏\s*(\d{1,2})\s*/],
  [RANK.third, /^(\d{1,2})\s*[.、]\s*(?!\d)/],
  [RANK.fourth, /^\((\d{1,2})\)\s*/],
]

/** 第一章, 第一节, 一、, （一）, 专栏 1, 1., （1） at the start of a line, in half or full width. */
export function markOf(line: string): Mark | null {
  const text = fold(line)
  for (const [rank, sign] of SIGNS) {
    const found = sign.exec(text)
    if (!found) continue
    const digits = found[1] ?? ''
    const number = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits)
    if (!Number.isNaN(number)) return { rank, number, length: found[0].length }
  }
  return null
}

/** A heading without its number, in whatever form: to be told, not to be sorted by. */
export const withoutMark = (heading: string): string =>
  heading.replace(/^(?:第[^章节]{1,4}[章节]|[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*/, '')
