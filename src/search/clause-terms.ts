import type { Clause } from '../corpus/clause.ts'
import { onceEach } from '../once-each.ts'
import { sentencesOf, type Span } from './sentences.ts'
import { placeOf } from './sorted.ts'
import { termsOf } from './terms.ts'

const FIGURE = /\d|[一二三四五六七八九十百千万两]+[元%％个名家所张套次天年月条项岁户人万亿级类倍成]/

export interface Sentence extends Span {
  text: string
  /** Whether it has a number, or a Chinese one before a unit. */
  figure: boolean
}

/** Which sentences have which term. Numbers in a row: fifty clauses a question are too many for as many maps in the cache. */
export interface ClauseTerms {
  sentences: readonly Sentence[]
  /** Numbers of the clause's terms, ascending. */
  terms: Uint32Array
  /** Term terms[i] stands in the sentences holders[starts[i]] to holders[starts[i + 1] - 1], ascending. */
  starts: Uint32Array
  holders: Uint16Array
}

/** Terms by number, in the order in which clauses showed them; as long as the process lives, like the clauses. */
const numbers = new Map<string, number>()

/** A term that is asked for. Its number is found once for all clauses of a question. */
export interface AskedTerm {
  term: string
  weight: number
  number?: number | undefined
}

/** The terms of a clause's own text, sentence by sentence: worked out when a clause is first found, as most never are. */
export const clauseTermsOf = onceEach((clause: Clause): ClauseTerms => {
  const sentences = sentencesOf(clause).map(({ from, to }) => {
    const text = clause.text.slice(from, to)
    return { from, to, text, figure: FIGURE.test(text.normalize('NFKC')) }
  })
  const held = new Map<number, number[]>()
  for (const [place, { text }] of sentences.entries())
    for (const term of new Set(termsOf(text))) {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      const places = held.get(number)
      if (places) places.push(place)
      else held.set(number, [place])
    }
  return { sentences, ...packed(held) }
})

function packed(held: ReadonlyMap<number, readonly number[]>): Omit<ClauseTerms, 'sentences'> {
  const rows = [...held].toSorted(([a], [b]) => a - b)
  const starts = new Uint32Array(rows.length + 1)
  for (const [i, [, places]] of rows.entries()) starts[i + 1] = (starts[i] as number) + places.length
  return {
    terms: Uint32Array.from(rows, ([number]) => number),
    starts,
    holders: Uint16Array.from(rows.flatMap(([, places]) => places)),
  }
}

/** What the asked terms that each sentence has weigh together, and those that the clause has at all. */
export function weighTerms(
  { sentences, terms, starts, holders }: ClauseTerms,
  asked: readonly AskedTerm[],
): { all: number; each: Float64Array } {
  const each = new Float64Array(sentences.length)
  let all = 0
  for (const one of asked) {
    one.number ??= numbers.get(one.term)
    const at = one.number === undefined ? -1 : placeOf(one.number, terms)
    if (at < 0) continue
    const { weight } = one
    all += weight
    for (let i = starts[at] as number; i < (starts[at + 1] as number); i++) {
      const place = holders[i] as number
      each[place] = (each[place] as number) + weight
    }
  }
  return { all, each }
}
