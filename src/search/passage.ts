import type { Span } from './sentences.ts'

/** Characters of a search result that a reader, and the evaluation, sees. */
export const PASSAGE_LENGTH = 600
/** Of a passage, at most this for its headings: the clause itself must stay readable. */
const HEADINGS_LENGTH = 160
const CUT = '…'

export interface PassageInput {
  path: readonly string[]
  text: string
  /** The sentences of `text`, without gaps, and how well each fits (higher is better). */
  spans: readonly Span[]
  scores: readonly number[]
  companions: readonly string[]
}

/**
 * Headings, then the clause, then what must be read with it while there is room; at most 600 characters. Of a clause
 * that is too long, the run of whole sentences that fits the question best, verbatim, … where text was left out.
 */
export function passageOf(input: PassageInput): string {
  const headings = headingsOf(input.path)
  const room = PASSAGE_LENGTH - headings.length - (headings ? 1 : 0)
  const body = input.text.length <= room ? input.text : bestWindow(input, room)
  let passage = headings ? `${headings}\n${body}` : body
  for (const companion of input.companions)
    if (passage.length + 1 + companion.length <= PASSAGE_LENGTH) passage += `\n${companion}`
  return passage
}

/** All headings, or, where they would crowd out the clause, the first and as many of the last as fit. */
function headingsOf(path: readonly string[]): string {
  const join = (parts: readonly string[]) => parts.join(' ＞ ')
  for (let skipped = 0; skipped < path.length; skipped++) {
    const kept = skipped === 0 ? path : [...path.slice(0, 1), CUT, ...path.slice(skipped + 1)]
    if (join(kept).length <= HEADINGS_LENGTH) return join(kept)
  }
  return join(path.slice(-1)).slice(0, HEADINGS_LENGTH)
}

function bestWindow({ text, spans, scores }: PassageInput, room: number): string {
  const budget = room - 2 * CUT.length
  let best = { from: 0, to: 0, sum: -1 }
  spans.forEach((first, i) => {
    let sum = 0
    for (let j = i; j < spans.length; j++) {
      const to = (spans[j] as Span).to
      if (to - first.from > budget) break
      sum += scores[j] ?? 0
      if (sum > best.sum || (sum === best.sum && first.from === best.from))
        best = { from: first.from, to, sum }
    }
  })
  const { from, to } = best.sum < 0 ? longestSentence(spans, scores, budget) : best
  return `${from > 0 ? CUT : ''}${text.slice(from, to)}${to < text.length ? CUT : ''}`
}

/** No sentence fits whole: the beginning of the best one. */
function longestSentence(spans: readonly Span[], scores: readonly number[], budget: number): Span {
  const at = scores.indexOf(Math.max(...scores))
  const from = spans[Math.max(0, at)]?.from ?? 0
  return { from, to: from + budget }
}
