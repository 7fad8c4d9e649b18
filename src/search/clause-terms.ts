import type { Clause } from '../corpus/clause.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { termsOf } from './terms.ts'

const FIGURE = /\d|[一二三四五六七八九十百千万两]+[元%％个名家所张套次天年月条项岁户人万亿级类倍成]/

export interface Sentence extends Span {
  text: string
  /** Whether it has a number, or a Chinese one before a unit. */
  figure: boolean
}

export interface ClauseTerms {
  sentences: readonly Sentence[]
  /** Term of the clause → the places of the sentences that have it, ascending. */
  holders: ReadonlyMap<string, readonly number[]>
}

/** Kept as long as the clause: worked out when a clause is first found, as most never are. */
const known = new WeakMap<Clause, ClauseTerms>()

/** The terms of a clause's own text, sentence by sentence. */
export function clauseTermsOf(clause: Clause): ClauseTerms {
  const before = known.get(clause)
  if (before) return before
  const sentences = sentencesOf(clause).map(({ from, to }) => {
    const text = clause.text.slice(from, to)
    return { from, to, text, figure: FIGURE.test(text.normalize('NFKC')) }
  })
  const holders = new Map<string, number[]>()
  for (const [place, { text }] of sentences.entries())
    for (const term of new Set(termsOf(text))) {
      const held = holders.get(term)
      if (held) held.push(place)
      else holders.set(term, [place])
    }
  const made = { sentences, holders }
  known.set(clause, made)
  return made
}

/** What the terms that each sentence has weigh together, and those that the clause has at all. */
export function weighTerms(
  { sentences, holders }: ClauseTerms,
  terms: readonly { term: string; weight: number }[],
): { all: number; each: number[] } {
  const each = sentences.map(() => 0)
  let all = 0
  for (const { term, weight } of terms) {
    const held = holders.get(term)
    if (!held) continue
    all += weight
    for (const place of held) each[place] = (each[place] as number) + weight
  }
  return { all, each }
}
