import type { Match } from '../search/match.ts'

/**
 * How near the nearest sentence must be for a clause to be about the question at all. Measured on questions written from
 * the clauses against questions that they do not answer: at 0.5, 2 of 100 answerable ones are lost and 45 of 100 others
 * are kept out; small talk lies below 0.45.
 */
const ABOUT_IT = 0.5
const SMALL_TALK = 0.45

/** Words alone: share of the question's telling terms that the clause must hold. */
const SHARED = 0.05

export type Relevance = 'about' | 'beside' | 'off_topic'

/** Whether the best match is about the question, beside it, or whether the question is about something else altogether. */
export function relevanceOf({ explain }: Match): Relevance {
  const { cosine, coverage = 0 } = explain.parts
  if (cosine === undefined) return coverage >= SHARED ? 'about' : 'off_topic'
  return cosine >= ABOUT_IT ? 'about' : cosine >= SMALL_TALK ? 'beside' : 'off_topic'
}

/** 0 to 1. Not calibrated yet: nearness above the least that counts. */
export const confidenceOf = ({ explain }: Match): number =>
  Math.min(1, Math.max(0, ((explain.parts.cosine ?? explain.parts.coverage ?? 0) - 0.4) / 0.5))
