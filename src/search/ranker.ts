import { FEATURES, type Feature } from './features.ts'

/** Weight of each feature; a score is their weighted sum. */
export type Weights = Readonly<Record<Feature, number>>

export interface Ranked<T> {
  item: T
  score: number
  features: Record<Feature, number>
}

/** Candidates in order of score, best first, ties as they came. */
export function rank<T>(candidates: readonly Omit<Ranked<T>, 'score'>[], weights: Weights): Ranked<T>[] {
  const scored = candidates.map(({ item, features }) => {
    const score = FEATURES.reduce((sum, feature) => sum + weights[feature] * features[feature], 0)
    return { item, score, features }
  })
  return scored.toSorted((a, b) => b.score - a.score)
}
