import type { LexicalIndex } from './lexical-index.ts'
import { UNANSWERED, type Nearness } from './nearness.ts'
import { termsOf } from './terms.ts'

export interface Doubted {
  /** Place of the clause in the snapshot. */
  clause: number
  /** The features that the ranker saw of it. */
  parts: Readonly<Record<string, number>>
}

/**
 * What speaks for and against a clause as an answer, though it is the best there is; not for ranking, as most of it is the
 * same for every clause. `known`: share of the question's telling terms in the clause, its headings and what people ask
 * for it. `stranger`: the most telling pair of characters that other clauses have and this has not. `unanswered`: the nearest
 * questions that nothing answers, the mean of the nearest three, and how many are nearer than the clause's own questions,
 * or than anything of it. Those of vectors are left out where there are none.
 */
export function doubtsOf(question: string, words: LexicalIndex, nearness: Nearness | undefined) {
  const rarest = Math.log(1 + (words.size + 0.5) / 0.5)
  const terms = [...new Set(termsOf(question))].map((term) => ({ term, tells: words.weightOf(term) }))
  const all = terms.reduce((sum, { tells }) => sum + (tells || rarest), 0) || 1
  const bank = nearness?.unanswered ?? []
  const beyond = (cosine: number): number => bank.filter((other) => other > cosine).length / UNANSWERED

  return ({ clause, parts: { question: asked = 0, sentence = 0 } }: Doubted): Record<string, number> => {
    let known = 0
    let stranger = 0
    for (const { term, tells } of terms)
      if (words.has(term, clause)) known += tells
      else if (term.length > 1) stranger = Math.max(stranger, tells)
    return {
      known: known / all,
      stranger: stranger / rarest,
      ...(bank.length > 0 && {
        unanswered: bank[0] as number,
        unanswered3: bank.slice(0, 3).reduce((sum, cosine) => sum + cosine, 0) / Math.min(3, bank.length),
        beyondQuestions: beyond(asked),
        beyondAll: beyond(Math.max(asked, sentence)),
      }),
    }
  }
}
