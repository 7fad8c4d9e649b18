import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createNodeFiles } from '../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../src/drivers/static-embedder.ts'
import { createTransformersEmbedder } from '../src/drivers/transformers-embedder.ts'
import { readQuestions } from '../src/ingest.ts'
import { FEATURES, type Feature } from '../src/search/features.ts'
import { readSnapshot } from '../src/search/snapshot-files.ts'
import { examplesFrom, type Asking, type Example } from './examples.ts'
import { hash } from './hash.ts'

/**
 * Learns the ranker's weights from our own everyday questions by cross-validation: a question never finds itself. Half
 * of them are kept out at a time, so that what is learnt holds for clauses with few.
 * Run: node --import tsx train/ranker.ts [--embedder transformers] [--sample N]
 */
const { values: options } = parseArgs({
  options: {
    embedder: { type: 'string', default: 'static' },
    'model-dir': { type: 'string', default: process.env['MODEL_DIR'] ?? '../shared/models' },
    sample: { type: 'string', default: '4000' },
    out: { type: 'string', default: 'src/search/ranker-weights.ts' },
  },
})
const FOLDS = 2

const files = createNodeFiles('index')
const base = await readSnapshot(files)
const standard = await loadStaticEmbedder(files)
if (!standard) throw new Error('index/embedder.bin is missing')
const embedder =
  options.embedder === 'transformers'
    ? await createTransformersEmbedder({ modelDir: options['model-dir'] })
    : standard.embedder
const all = readQuestions()

const regionOf = new Map(base.documents.map((d) => [d.id, d.region]))
/** Question → all clauses that it was given to: two documents may answer the same. */
const answeredBy = new Map<string, string[]>()
for (const [id, questions] of Object.entries(all))
  for (const question of questions) answeredBy.set(question, [...(answeredBy.get(question) ?? []), id])
const sample = [...answeredBy].toSorted(([a], [b]) => hash(a) - hash(b)).slice(0, Number(options.sample))

const asking = (fold: number, [question, ids]: [string, string[]]): Asking => {
  const region = regionOf.get(ids[0]?.split('.')[0] ?? '')
  return { question, gold: ids, fold, allow: (d) => regionOf.get(d) === region }
}

const examples: Example[] = []
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeld = (text: string) => hash(text) % FOLDS === fold
  const siblings = Object.fromEntries(
    Object.entries(all).map(([id, qs]) => [id, qs.filter((q) => !isHeld(q))]),
  )
  const askings = sample.filter(([question]) => isHeld(question))
  const means = { base, embedder, standard }
  examples.push(
    ...(await examplesFrom(
      askings.map((a) => asking(fold, a)),
      { ...means, questions: siblings },
    )),
  )
  console.log(`fold ${fold + 1}: ${examples.length} examples`)
}

/** Likeness never speaks against a clause. */
const LIKENESS = new Set<Feature>(['words', 'vectors', 'sentence', 'question', 'coverage', 'focus'])

/**
 * Words and nearness see the everyday questions, half of which are kept out while learning, and ours were written to
 * differ from each other, while residents ask again what others have asked. So both count for more in use than was learnt.
 * Measured on the development questions, anything from 2 to 12 gives R@1 86.5 to 89 (83 without).
 */
const IN_USE = 5

/** Softmax over the candidates, gradient descent with momentum, a little L2. */
function learn(from: readonly Example[]): Float64Array {
  const usable = from.filter((e) => e.right.length > 0)
  const weights = new Float64Array(FEATURES.length)
  weights[0] = 2
  weights[1] = 2
  const step = new Float64Array(FEATURES.length)
  for (let pass = 0; pass < 300; pass++) {
    const slope = new Float64Array(FEATURES.length)
    for (const { features, right } of usable) {
      const scores = features.map((f) => f.reduce((sum, x, i) => sum + x * (weights[i] as number), 0))
      const top = Math.max(...scores)
      const odds = scores.map((s) => Math.exp(s - top))
      const sum = odds.reduce((a, b) => a + b, 0)
      const good = right.reduce((a, place) => a + (odds[place] as number), 0)
      features.forEach((f, place) => {
        const p = (odds[place] as number) / sum
        const target = right.includes(place) ? (odds[place] as number) / good : 0
        const error = target - p
        if (Math.abs(error) < 1e-6) return
        for (let i = 0; i < f.length; i++) slope[i] = (slope[i] as number) + error * (f[i] as number)
      })
    }
    for (let i = 0; i < weights.length; i++) {
      step[i] =
        0.9 * (step[i] as number) +
        (4 * (slope[i] as number)) / usable.length -
        0.0004 * (weights[i] as number)
      const moved = (weights[i] as number) + (step[i] as number)
      weights[i] = LIKENESS.has(FEATURES[i] as Feature) ? Math.max(0, moved) : moved
    }
  }
  return weights
}

function recall(list: readonly Example[], weights?: Float64Array): string {
  const ranks = list.map(({ features, right }) => {
    if (right.length === 0) return Infinity
    const scores = features.map((f, place) =>
      weights ? f.reduce((sum, x, i) => sum + x * (weights[i] as number), 0) : -place,
    )
    const best = Math.max(...right.map((place) => scores[place] as number))
    return scores.filter((s) => s > best).length + 1
  })
  const at = (k: number): string => ((100 * ranks.filter((r) => r <= k).length) / ranks.length).toFixed(1)
  return `R@1 ${at(1)} R@5 ${at(5)} R@50 ${at(50)}`
}

console.log(`${examples.length} askings: added scores ${recall(examples)}`)
for (let fold = 0; fold < FOLDS; fold++) {
  const list = examples.filter((e) => e.fold === fold)
  const rest = examples.filter((e) => e.fold !== fold)
  console.log(`  fold ${fold + 1}: ${recall(list)} → ${recall(list, learn(rest))}`)
}
const weights = learn(examples)
for (const i of [0, 1]) weights[i] = (weights[i] as number) + IN_USE
const lines = FEATURES.map((name, i) => `  ${name}: ${(weights[i] as number).toFixed(3)},`)
console.log(lines.join('\n'))
writeFileSync(
  options.out,
  `import type { Weights } from './ranker.ts'

/** Made by train/ranker.ts from ${sample.length} of our own everyday questions by cross-validation; do not edit. */
export const WEIGHTS: Weights = {
${lines.join('\n')}
}
`,
)
