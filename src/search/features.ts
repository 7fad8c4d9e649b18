import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import { clauseTermsOf, weighTerms, type AskedTerm, type Sentence } from './clause-terms.ts'
import type { LexicalIndex } from './lexical-index.ts'
import type { Nearness } from './nearness.ts'
import { termsOf } from './terms.ts'

/**
 * What the ranker looks at, each 0 to about 1; a feature that a collection cannot have (no headings, no everyday
 * questions, no vectors) is 0 for all its texts and so moves nothing.
 */
export const FEATURES = [
  /** BM25, scaled to the best of this question. */
  'words',
  /** Cosine of the nearest row, scaled to the best of this question. */
  'vectors',
  /** Cosine of the nearest sentence of the clause itself. */
  'sentence',
  /** Cosine of the nearest everyday question. */
  'question',
  /** Share of the question's telling terms in the clause's own words. */
  'coverage',
  /** The same in one sentence, the best. */
  'focus',
  /** A figure is asked for and a sentence that fits has one. */
  'figure',
  /** It is an interpretation, which repeats another document. */
  'interpretation',
  /** Its length, on a logarithmic scale. */
  'length',
  /** Words and vectors once more, as far as people have asked something like the question before (`familiarity`). */
  'familiar',
] as const
export type Feature = (typeof FEATURES)[number]

/**
 * How far a question is one that people ask, by the cosine of the nearest everyday question of any candidate: 0 up to 0.65, 1
 * from 0.8. Words and vectors see the everyday questions, which help one who asks again and mislead one who does not. Upper
 * ends from 0.75 to 0.85 measure the same.
 */
export const familiarity = (asked: number): number => Math.min(1, Math.max(0, (asked - 0.65) / 0.15))

export interface Candidate {
  /** Place of the clause in the snapshot. */
  clause: number
  words: number
  vectors: number
}

export interface FeatureSources {
  clauses: readonly Clause[]
  documents: readonly DocumentRecord[]
  words: LexicalIndex
  /** Rows of a clause: its sentences are [from, middle), its questions [middle, to). Absent: no vectors. */
  rowsOf?: (clause: number) => readonly [from: number, middle: number, to: number]
}

const ASKS_FIGURE = /多少|几|百分之|多大|多长|多久|多高|比例/

export function createFeatureMaker(sources: FeatureSources) {
  const interpretations = new Set(
    sources.documents.filter((d) => d.kind === 'interpretation').map((d) => d.id),
  )
  const { words } = sources
  /** A term that no text holds is the most telling of all. */
  const rarest = Math.log(1 + (words.size + 0.5) / 0.5)
  const tell = (term: string): number => words.weightOf(term) || rarest

  /** Features of one candidate for a question asked once; `familiar` is left at 0, as it hangs on all candidates. */
  return (question: string, nearness: Nearness | undefined) => {
    const terms: AskedTerm[] = [...new Set(termsOf(question))].map((term) => ({ term, weight: tell(term) }))
    const whole = terms.reduce((sum, { weight }) => sum + weight, 0) || 1
    const wantsFigure = ASKS_FIGURE.test(question)

    return (candidate: Candidate): Record<Feature, number> => {
      const clause = sources.clauses[candidate.clause] as Clause
      const clauseTerms = clauseTermsOf(clause)
      const held = weighTerms(clauseTerms, terms)
      const focus = Math.max(0, ...held.each)
      const [sentence, asked] = cosines(candidate.clause, nearness)
      return {
        words: candidate.words,
        vectors: candidate.vectors,
        sentence,
        question: asked,
        coverage: held.all / whole,
        focus: focus / whole,
        figure: wantsFigure ? fitting(clauseTerms.sentences, held.each, 0.6 * focus) : 0,
        interpretation: interpretations.has(clause.documentId) ? 1 : 0,
        length: Math.log1p(clause.text.length) / 7,
        familiar: 0,
      }
    }
  }

  function cosines(place: number, nearness: Nearness | undefined): [sentence: number, question: number] {
    if (!nearness || !sources.rowsOf) return [0, 0]
    const [from, middle, to] = sources.rowsOf(place)
    return [nearest(nearness, from, middle), nearest(nearness, middle, to)]
  }
}

/** 1 where a sentence with a figure weighs at least so much, nearly as the best does; else −1. */
function fitting(sentences: readonly Sentence[], weights: Float64Array, least: number): number {
  return sentences.some(({ figure }, i) => figure && (weights[i] as number) >= least) ? 1 : -1
}

function nearest({ cosineOf }: Nearness, from: number, to: number): number {
  let most = 0
  for (let row = from; row < to; row++) most = Math.max(most, cosineOf(row))
  return most
}
