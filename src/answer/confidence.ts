import type { Match } from '../search/match.ts'
import { ANSWERED, ANSWERED_BY_WORDS, SURE, SURE_BY_WORDS } from './confidence-weights.ts'
import { EVIDENCE, evidenceOf, type Evidence } from './evidence.ts'

export type EvidenceWeights = Readonly<Record<Evidence | 'base', number>>

export interface Confidence {
  /** How sure the best clause is to be right, 0 to 1: of answers with p about a share p is right. */
  right: number
  /** How sure it is that the gazettes answer this at all, should the best clause not be a wrong one. */
  answered: number
}

/**
 * Two logistic regressions on the same evidence (train/confidence.ts): one tells right clauses from all else, the other
 * from questions that nothing answers. The first is what a person may rely on; the second decides on silence, as it is
 * not led astray by questions which are hard and yet answered.
 */
export function confidenceOf(question: string, matches: readonly Match[]): Confidence {
  const evidence = evidenceOf(question, matches)
  const byWords = matches[0]?.explain.parts['cosine'] === undefined
  return {
    right: logistic(evidence, byWords ? SURE_BY_WORDS : SURE),
    answered: logistic(evidence, byWords ? ANSWERED_BY_WORDS : ANSWERED),
  }
}

export function logistic(evidence: Record<Evidence, number>, weights: EvidenceWeights): number {
  const sum = EVIDENCE.reduce((total, name) => total + weights[name] * evidence[name], weights.base)
  return 1 / (1 + Math.exp(-sum))
}
