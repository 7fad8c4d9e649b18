import { readFileSync, writeFileSync } from 'node:fs'
import { createNodeFiles } from '../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../src/drivers/static-embedder.ts'
import { readQuestions } from '../src/ingest.ts'
import { EVIDENCE, LEADERS, type Evidence } from '../src/answer/confidence.ts'
import { FEATURES } from '../src/search/features.ts'
import { WEIGHTS } from '../src/search/ranker-weights.ts'
import { termsOf } from '../src/search/terms.ts'
import { readSnapshot } from '../src/search/snapshot-files.ts'
import { examplesFrom, type Asking, type Example } from './examples.ts'
import { hash } from './hash.ts'

/**
 * Learns how sure the best clause is to be the right one: a logistic regression on what the ranker saw, from our own
 * everyday questions (a question never finds itself) and from questions that the gazettes do not answer.
 * Run after train/ranker.ts: node --import tsx train/confidence.ts
 */
const FOLDS = 4
const SAMPLE = 2400
/** Kinds of unanswerable questions that go to the search; the others are screened by their words. */
const SEARCHED = new Set([
  'amount_left_to_localities',
  'procedure_not_described',
  'not_in_documents',
  'newer_year',
  'place_or_hours',
  'off_topic',
])

const files = createNodeFiles('index')
const base = await readSnapshot(files)
const standard = await loadStaticEmbedder(files)
if (!standard) throw new Error('index/embedder.bin is missing')
const means = { base, embedder: standard.embedder, standard }
const all = readQuestions()
const regionOf = new Map(base.documents.map((d) => [d.id, d.region]))
const allowIn = (region: string | null | undefined) => (id: string) => !region || regionOf.get(id) === region

const answeredBy = new Map<string, string[]>()
for (const [id, questions] of Object.entries(all))
  for (const question of questions) answeredBy.set(question, [...(answeredBy.get(question) ?? []), id])
const sample = [...answeredBy].toSorted(([a], [b]) => hash(a) - hash(b)).slice(0, SAMPLE)

const examples: Example[] = []
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeld = (text: string) => hash(text) % FOLDS === fold
  const questions = Object.fromEntries(
    Object.entries(all).map(([id, qs]) => [id, qs.filter((q) => !isHeld(q))]),
  )
  const askings = sample
    .filter(([question]) => isHeld(question))
    .map(([question, gold]): Asking => {
      const region = regionOf.get(gold[0]?.split('.')[0] ?? '')
      return { question, gold, fold, allow: allowIn(region) }
    })
  examples.push(...(await examplesFrom(askings, { ...means, questions })))
}
interface Unanswerable {
  question: string
  region: string | null
  reason: string
}
const others = (
  JSON.parse(readFileSync('corpus/questions/unanswerable.json', 'utf8')) as Unanswerable[]
).filter((u) => SEARCHED.has(u.reason))
examples.push(
  ...(await examplesFrom(
    others.map(({ question, region }) => ({
      question,
      gold: [],
      fold: hash(question) % FOLDS,
      allow: allowIn(region),
    })),
    { ...means, questions: all },
  )),
)

/** What the answer room will see of the best candidate, and whether it was right. */
interface Case {
  x: number[]
  y: number
  fold: number
  answerable: boolean
}

const termsOfClause = new Map(base.clauses.map((c) => [c.id, new Set(termsOf(c.text))]))

/** Plans repeat each other: a clause of nearly the same words is as right as the one a question was written for. */
function saysTheSame(a: string, b: string): boolean {
  const [x, y] = [termsOfClause.get(a), termsOfClause.get(b)]
  if (!x || !y) return false
  const shared = [...x].filter((term) => y.has(term)).length
  return shared / Math.min(x.size, y.size) >= 0.7
}

/** `without`: features that are not to be had, as when the embedder fails. */
function caseOf({ features, right, fold, gold, ids }: Example, without: ReadonlySet<string>): Case {
  const seen = features.map((f) => f.map((value, i) => (without.has(FEATURES[i] ?? '') ? 0 : value)))
  const scores = seen.map((f) => FEATURES.reduce((sum, name, i) => sum + WEIGHTS[name] * (f[i] as number), 0))
  const top = Math.max(...scores)
  const best = scores.indexOf(top)
  const odds = scores.map((s) => Math.exp(s - top)).toSorted((a, b) => b - a)
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const lead = sum(odds.slice(0, LEADERS)) / sum(odds)
  const value = (name: Evidence): number =>
    name === 'lead' ? lead : (seen[best]?.[FEATURES.indexOf(name)] ?? 0)
  const good = right.includes(best) || gold.some((id) => saysTheSame(id, ids[best] ?? ''))
  return { x: [1, ...EVIDENCE.map(value)], y: good ? 1 : 0, fold, answerable: gold.length > 0 }
}

const logistic = (x: readonly number[], w: readonly number[]): number =>
  1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (w[i] as number), 0)))

/** Unanswerable questions weigh as much together as a quarter of all: about what a hotline meets. */
function learn(from: readonly Case[]): number[] {
  const none = from.filter((c) => !c.answerable).length
  const weightOf = (c: Case) => (c.answerable ? 1 : (from.length - none) / 3 / Math.max(1, none))
  const total = from.reduce((sum, c) => sum + weightOf(c), 0)
  const w = Array.from({ length: EVIDENCE.length + 1 }, () => 0)
  const step = w.map(() => 0)
  for (let pass = 0; pass < 3000; pass++) {
    const slope = w.map(() => 0)
    for (const c of from) {
      const error = weightOf(c) * (c.y - logistic(c.x, w))
      c.x.forEach((value, i) => (slope[i] = (slope[i] as number) + error * value))
    }
    for (let i = 0; i < w.length; i++) {
      step[i] = 0.9 * (step[i] as number) + (1.2 * (slope[i] as number)) / total - 0.0002 * (w[i] as number)
      const moved = (w[i] as number) + (step[i] as number)
      // What the ranker counts for a clause does not make it less sure.
      w[i] = i === 0 ? moved : Math.max(0, moved)
    }
  }
  return w
}

function fit(title: string, without: readonly string[]): string {
  const cases = examples.filter((e) => e.features.length > 0).map((e) => caseOf(e, new Set(without)))
  const foreseen = Array.from({ length: FOLDS }, (_, fold) => {
    const w = learn(cases.filter((c) => c.fold !== fold))
    return cases.filter((c) => c.fold === fold).map((c) => ({ ...c, p: logistic(c.x, w) }))
  }).flat()
  const right = foreseen.filter((c) => c.y === 1)
  const none = foreseen.filter((c) => !c.answerable)
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
  console.log(
    `${title}: ${foreseen.length} cases, ${right.length} right, ${none.length} that nothing answers`,
  )
  for (let cut = 0.1; cut < 0.65; cut += 0.05) {
    const told = foreseen.filter((c) => c.p >= cut)
    const kept = percent(right.filter((c) => c.p >= cut).length, right.length)
    const silent = percent(none.filter((c) => c.p < cut).length, none.length)
    console.log(
      `  cut ${cut.toFixed(2)}: right kept ${kept}, silent ${silent}, told right ${percent(told.filter((c) => c.y === 1).length, told.length)}`,
    )
  }
  for (let low = 0; low < 1; low += 0.1) {
    const bin = foreseen.filter((c) => c.p >= low && c.p < low + 0.1)
    const sure = `${low.toFixed(1)}–${(low + 0.1).toFixed(1)}`
    if (bin.length)
      console.log(
        `  sure ${sure}: ${bin.length}, right ${percent(bin.filter((c) => c.y === 1).length, bin.length)}`,
      )
  }
  const w = learn(cases)
  return [
    `  base: ${(w[0] as number).toFixed(3)},`,
    ...EVIDENCE.map((name, i) => `  ${name}: ${(w[i + 1] as number).toFixed(3)},`),
  ].join('\n')
}

const full = fit('words and vectors', [])
const words = fit('words alone', ['sentence', 'question', 'vectors'])
writeFileSync(
  'src/answer/confidence-weights.ts',
  `/** Made by train/confidence.ts from ${examples.length} questions of our own; do not edit. */
export const SURE = {
${full}
} as const

/** The same without vectors: when there is no embedder, or it fails. */
export const SURE_BY_WORDS = {
${words}
} as const
`,
)
