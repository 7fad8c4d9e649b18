import type { Clause } from '../corpus/clause.ts'

/** Where a sentence stands in its clause's text: [from, to). */
export interface Span {
  from: number
  to: number
}

/** Shorter than this a sentence says nothing by itself ("序号：3；"): it is read with the next one. */
const SHORT = 12

/**
 * A clause's sentences in reading order, without gaps: put together they are its text. Running text is split behind
 * 。；！？ with what closes behind them, a row behind each cell as well. White space never begins a sentence.
 */
export function sentencesOf(clause: Pick<Clause, 'text' | 'cells'>): Span[] {
  const ends = new Set(sentenceEnds(clause.text))
  for (const end of cellEnds(clause)) ends.add(end)
  ends.add(clause.text.length)
  const spans: Span[] = []
  let from = 0
  for (const end of [...ends].sort((a, b) => a - b)) {
    const rest = clause.text.length - end
    if (end === from || (end - from < SHORT && rest > 0)) continue
    if (rest > 0 && rest < SHORT) continue
    spans.push({ from, to: end })
    from = end
  }
  return spans
}

function sentenceEnds(text: string): number[] {
  return [...text.matchAll(/[。；！？!?]+[”’」』）)]*\s*/g)].map((m) => m.index + m[0].length)
}

/** Ends of the cells in `column：text；column：text`, when the text is spelled so. */
function cellEnds({ text, cells }: Pick<Clause, 'text' | 'cells'>): number[] {
  const ends: number[] = []
  let at = 0
  for (const cell of cells ?? []) {
    const found = cell.text === '' ? -1 : text.indexOf(cell.text, at)
    if (found < 0) continue
    at = found + cell.text.length
    if (text[at] === '；') at++
    ends.push(at)
  }
  return ends
}
