import type { Clause } from '../corpus/clause.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { termsOf } from './terms.ts'

const FIGURE = /\d|[一二三四五六七八九十百千万两]+[元%％个名家所张套次天年月条项岁户人万亿级类倍成]/

/** A sentence of a clause with its terms. */
export interface SentenceTerms extends Span {
  text: string
  terms: ReadonlySet<string>
  /** Whether it has a number, or a Chinese one before a unit. */
  figure: boolean
}

export interface ClauseTerms {
  /** Terms of the whole clause: all of its sentences' and no others. */
  all: ReadonlySet<string>
  sentences: readonly SentenceTerms[]
}

/** Kept as long as the clause: worked out when a clause is first found, as most never are. */
const known = new WeakMap<Clause, ClauseTerms>()

/** The terms of a clause's own text, sentence by sentence. */
export function clauseTermsOf(clause: Clause): ClauseTerms {
  const before = known.get(clause)
  if (before) return before
  const sentences = sentencesOf(clause).map(({ from, to }) => {
    const text = clause.text.slice(from, to)
    return { from, to, text, terms: new Set(termsOf(text)), figure: FIGURE.test(text.normalize('NFKC')) }
  })
  const made = { all: new Set(sentences.flatMap(({ terms }) => [...terms])), sentences }
  known.set(clause, made)
  return made
}
