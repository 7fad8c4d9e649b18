import type { Match } from '../search/match.ts'
import { SURE, SURE_BY_WORDS } from './confidence-weights.ts'

/** What speaks for the best match: features that the ranker saw of it, and how much of all certainty the best few hold. */
export const EVIDENCE = ['sentence', 'question', 'coverage', 'focus', 'figure', 'words', 'lead'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** Clauses that say the same share the certainty: it is theirs together. */
export const LEADERS = 4

/** How sure the best clause is to be right, 0 to 1: of answers with p about a share p is right (train/confidence.ts). */
export function confidenceOf(matches: readonly Match[]): number {
  const parts = matches[0]?.explain.parts ?? {}
  const weights = parts['cosine'] === undefined ? SURE_BY_WORDS : SURE
  const lead = matches.slice(0, LEADERS).reduce((sum, { score }) => sum + score, 0)
  const sum = EVIDENCE.reduce(
    (total, name) => total + weights[name] * (name === 'lead' ? lead : (parts[name] ?? 0)),
    weights.base as number,
  )
  return 1 / (1 + Math.exp(-sum))
}
