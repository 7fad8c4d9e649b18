import type { Answer } from '../../answer/answer.ts'
import type { Citation } from '../../corpus/citation.ts'

/** An answer as the widget shows it: nothing twice, and as a source only what it rests on. */
export interface Told {
  /** A sentence each where they are long. */
  lines: string[]
  notices: string[]
  sources: Citation[]
  /** Of an answer that was not found. */
  nearest: Citation[]
}

const RESTS = '出处：'
const LONG = 60

export function toldOf({ answer, status, notices, citations }: Answer): Told {
  const all = answer.split('\n').filter((line) => line.trim())
  const own = all.filter((line) => !notices.includes(line))
  const said = own.length > 0 ? own : all
  const text = said.join('\n')
  const sources = status === 'answered' ? citations.filter((c, i) => i === 0 || isTold(c.quote, text)) : []
  return {
    lines: said.flatMap((line) => (line.length > LONG ? sentencesOf(line) : [line])),
    notices: notices.filter((notice) => !notice.startsWith(RESTS) && !text.includes(notice)),
    sources,
    nearest: status === 'answered' ? [] : citations,
  }
}

export const sentencesOf = (text: string): string[] => text.match(/[^。！？]+[。！？]?/g) ?? []

/** A sentence of this length belongs to one clause; shorter pieces, and who is in charge, stand in many. */
const SENTENCE = 12
const MOST_OF_A_ROW = 0.6
const ROW = /^[^：；。]{1,12}：[^；]+；/

/** Whether a quote's own words stand in the answer: a sentence of a paragraph, most of a row. */
function isTold(quote: string, text: string): boolean {
  const parts = quote.split(/[。；：\n]/)
  const told = parts.filter((part) => text.includes(part))
  if (!ROW.test(quote)) return told.some(({ length }) => length >= SENTENCE)
  return told.join('').length >= MOST_OF_A_ROW * parts.join('').length
}
