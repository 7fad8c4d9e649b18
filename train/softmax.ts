import { FEATURES, type Feature } from '../src/search/features.ts'
import type { Example } from './examples.ts'

/** Likeness never speaks against a clause. */
const LIKENESS = new Set<Feature>(['words', 'vectors', 'sentence', 'question', 'coverage', 'focus'])

export interface LearnOptions {
  /** Features that stay at 0. */
  without?: readonly Feature[]
  /** What an example counts. Default: all the same. */
  counts?: (example: Example) => number
  /** How long and how fast it learns; stopped early it keeps nearer to where it began, which trusts words and vectors alike. */
  passes?: number
  rate?: number
}

/** Weights of the features: softmax over the candidates, gradient descent with momentum, a little L2. */
export function learn(
  from: readonly Example[],
  { without = [], counts = () => 1, passes = 300, rate = 4 }: LearnOptions = {},
) {
  const usable = from.filter((e) => e.right.length > 0).map((e) => ({ ...e, count: counts(e) }))
  const all = usable.reduce((sum, { count }) => sum + count, 0)
  const weights = new Float64Array(FEATURES.length)
  weights[0] = 2
  weights[1] = 2
  const step = new Float64Array(FEATURES.length)
  for (let pass = 0; pass < passes; pass++) {
    const slope = new Float64Array(FEATURES.length)
    for (const example of usable) addSlope(example, weights, slope)
    for (let i = 0; i < weights.length; i++) {
      const name = FEATURES[i] as Feature
      step[i] =
        0.9 * (step[i] as number) + (rate * (slope[i] as number)) / all - 0.0004 * (weights[i] as number)
      const moved = (weights[i] as number) + (step[i] as number)
      weights[i] = without.includes(name) ? 0 : LIKENESS.has(name) ? Math.max(0, moved) : moved
    }
  }
  return weights
}

function addSlope(
  { features, right, count }: Example & { count: number },
  weights: Float64Array,
  slope: Float64Array,
): void {
  const scores = features.map((f) => scoreOf(f, weights))
  const top = Math.max(...scores)
  const odds = scores.map((s) => Math.exp(s - top))
  const sum = odds.reduce((a, b) => a + b, 0)
  const good = right.reduce((a, place) => a + (odds[place] as number), 0)
  features.forEach((f, place) => {
    const target = right.includes(place) ? (odds[place] as number) / good : 0
    const error = count * (target - (odds[place] as number) / sum)
    if (Math.abs(error) < 1e-6) return
    for (let i = 0; i < f.length; i++) slope[i] = (slope[i] as number) + error * (f[i] as number)
  })
}

const scoreOf = (features: Float64Array, weights: Float64Array): number =>
  features.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0)

/** R@1, R@5 and R@50 in percent; without weights in the order of the candidates. */
export function recall(list: readonly Example[], weights?: Float64Array): string {
  const ranks = list.map(({ features, right }) => {
    if (right.length === 0) return Infinity
    const scores = features.map((f, place) => (weights ? scoreOf(f, weights) : -place))
    const best = Math.max(...right.map((place) => scores[place] as number))
    return scores.filter((s) => s > best).length + 1
  })
  const at = (k: number): string => ((100 * ranks.filter((r) => r <= k).length) / ranks.length).toFixed(1)
  return `R@1 ${at(1)} R@5 ${at(5)} R@50 ${at(50)}`
}

/** The text of a file that holds weights. */
export function weightsFile(name: string, made: string, weights: Float64Array): string {
  const lines = FEATURES.map((feature, i) => `  ${feature}: ${(weights[i] as number).toFixed(3)},`)
  return `import type { Weights } from './ranker.ts'

/** ${made}; do not edit. */
export const ${name}: Weights = {
${lines.join('\n')}
}
`
}
