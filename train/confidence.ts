import { writeFileSync } from 'node:fs'
import { EVIDENCE, evidenceOf, saysTheSame, type Evidence } from '../src/answer/evidence.ts'
import { logistic, tellableFrom, type EvidenceWeights } from '../src/answer/confidence.ts'
import { isSearched, type Unanswerable } from '../src/corpus/unanswerable.ts'
import { createExactVectorStore } from '../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../src/drivers/static-embedder.ts'
import { readQuestions, readUnanswerable } from '../src/ingest.ts'
import { createRetriever } from '../src/search/retriever.ts'
import { buildSnapshot } from '../src/search/snapshot.ts'
import { readSnapshot } from '../src/search/snapshot-files.ts'
import { hash } from './hash.ts'

/**
 * Learns how sure the best clause is to be right, and whether the gazettes answer at all, from our own questions: those of
 * clauses and those that nothing answers. None finds itself in the index. Run after train/ranker.ts:
 * node --import tsx train/confidence.ts
 */
const FOLDS = 4
const SAMPLE = 3000
/** As many as the answer is chosen from (answer/steps/find-clauses.ts). */
const K = 8

interface Asking {
  question: string
  /** Clauses that answer it; none: nothing does. */
  gold: readonly string[]
  region: string | null
}

interface Case {
  evidence: Record<Evidence, number>
  right: boolean
  answerable: boolean
  fold: number
}

const files = createNodeFiles('index')
const base = await readSnapshot(files)
const standard = await loadStaticEmbedder(files)
if (!standard) throw new Error('index/embedder.bin is missing')
const all = readQuestions()
const unanswerable = readUnanswerable()
const regionOf = new Map(base.documents.map((d) => [d.id, d.region]))
const clauseOf = new Map(base.clauses.map((c) => [c.id, c]))
const foldOf = (text: string): number => hash(text) % FOLDS

const answeredBy = new Map<string, string[]>()
for (const [id, questions] of Object.entries(all))
  for (const question of questions) answeredBy.set(question, [...(answeredBy.get(question) ?? []), id])
const regionFor = (id = ''): string | null => regionOf.get(id.split('.')[0] ?? '') ?? null
const askings: Asking[] = [...answeredBy]
  .toSorted(([a], [b]) => hash(a) - hash(b))
  .slice(0, SAMPLE)
  .map(([question, gold]) => ({ question, gold, region: regionFor(gold[0]) }))
const controls: Asking[] = unanswerable.flatMap(({ question, region, clause }) =>
  clause ? [{ question, gold: [clause], region }] : [],
)
const silent: Asking[] = unanswerable
  .filter(isSearched)
  .map(({ question, region }: Unanswerable) => ({ question, gold: [], region }))

/** Cases of one fold, found in an index that knows none of its questions. */
async function casesOf(fold: number): Promise<{ full: Case[]; words: Case[] }> {
  const isKept = (question: string) => foldOf(question) !== fold
  const snapshot = await buildSnapshot({
    ...base,
    corpusDigest: 'training',
    questions: Object.fromEntries(Object.entries(all).map(([id, qs]) => [id, qs.filter(isKept)])),
    unanswered: silent.map((s) => s.question).filter(isKept),
    standard: standard as NonNullable<typeof standard>,
    previous: base,
  })
  if (!snapshot.vectors || !standard) throw new Error('no vectors')
  const vectors = { embedder: standard.embedder, store: createExactVectorStore(snapshot.vectors) }
  const full = createRetriever({ snapshot, vectors })
  const words = createRetriever({ snapshot })
  const cases = { full: [] as Case[], words: [] as Case[] }
  for (const { question, gold, region } of [...askings, ...controls, ...silent].filter(
    (a) => !isKept(a.question),
  )) {
    const allow = (id: string) => !region || regionOf.get(id) === region
    for (const [kind, retriever] of [
      ['full', full],
      ['words', words],
    ] as const) {
      const { matches } = await retriever.search(question, { k: K, allow })
      const best = matches[0]?.clause
      if (!best) continue
      const right = gold.some((id) => saysTheSame(clauseOf.get(id) ?? best, best))
      cases[kind].push({ evidence: evidenceOf(question, matches), right, answerable: gold.length > 0, fold })
    }
  }
  return cases
}

/** A quarter of all that a hotline meets is answered nowhere: that is what these weigh together. */
const SHARE_OF_SILENCE = 0.25
const PASSES = 4000
const DECAY = 0.0005

/** Logistic regression on evidence brought to one scale; the weights are given back for evidence as it comes. */
function learn(from: readonly Case[], isTrue: (c: Case) => boolean): EvidenceWeights {
  const columns = EVIDENCE.map((name) => from.map((c) => c.evidence[name]))
  const means = columns.map((values) => values.reduce((a, b) => a + b, 0) / values.length)
  const spreads = columns.map(
    (values, i) =>
      Math.sqrt(values.reduce((sum, v) => sum + (v - at(means, i)) ** 2, 0) / values.length) || 1,
  )
  const rows = from.map((c) => [
    1,
    ...EVIDENCE.map((name, i) => (c.evidence[name] - at(means, i)) / at(spreads, i)),
  ])
  const none = from.filter((c) => !c.answerable).length
  const heavy = ((from.length - none) * SHARE_OF_SILENCE) / (1 - SHARE_OF_SILENCE) / Math.max(1, none)
  const weights = from.map((c) => (c.answerable ? 1 : heavy))
  const total = weights.reduce((a, b) => a + b, 0)
  const w = Array.from({ length: EVIDENCE.length + 1 }, () => 0)
  const step = w.map(() => 0)
  for (let pass = 0; pass < PASSES; pass++) {
    const slope = w.map(() => 0)
    rows.forEach((x, n) => {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * at(w, i), 0)))
      const error = at(weights, n) * ((isTrue(from[n] as Case) ? 1 : 0) - p)
      for (let i = 0; i < x.length; i++) slope[i] = at(slope, i) + error * at(x, i)
    })
    for (let i = 0; i < w.length; i++) {
      step[i] = 0.9 * at(step, i) + (0.3 * at(slope, i)) / total - (i ? DECAY * at(w, i) : 0)
      w[i] = at(w, i) + at(step, i)
    }
  }
  const raw = EVIDENCE.map((name, i) => [name, at(w, i + 1) / at(spreads, i)] as const)
  const shift = raw.reduce((sum, [, weight], i) => sum + weight * at(means, i), 0)
  return { base: at(w, 0) - shift, ...Object.fromEntries(raw) } as EvidenceWeights
}

const at = (list: readonly number[], i: number): number => list[i] as number

/** Each case judged by weights that were learnt without its fold. */
function foresee(cases: readonly Case[], learnFrom: (c: Case) => boolean, isTrue: (c: Case) => boolean) {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(
      cases.filter((c) => c.fold !== fold && learnFrom(c)),
      isTrue,
    )
    return cases.filter((c) => c.fold === fold).map((c) => ({ ...c, p: logistic(c.evidence, weights) }))
  }).flat()
}

const isRight = (c: Case): boolean => c.right
const isAnswerable = (c: Case): boolean => c.answerable
/** A wrong clause first says nothing on whether there is a right one. */
const isPlain = (c: Case): boolean => c.right || !c.answerable

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** As many as the score page shows. */
const BINS = 5

function report(title: string, cases: readonly Case[]) {
  const sure = foresee(cases, () => true, isRight)
  const answered = foresee(cases, isPlain, isAnswerable).map((c, i) => ({
    ...c,
    p: tellableFrom(sure[i]?.p ?? 0, c.p),
  }))
  const right = answered.filter((c) => c.right)
  const none = answered.filter((c) => !c.answerable)
  console.log(`${title}: ${cases.length} cases, ${right.length} right, ${none.length} that nothing answers`)
  const wrong = answered.filter((c) => c.answerable && !c.right)
  for (let cut = 0.1; cut < 0.85; cut += 0.05) {
    const told = answered.filter((c) => c.p >= cut)
    console.log(
      `  cut ${cut.toFixed(2)}: right kept ${percent(right.filter((c) => c.p >= cut).length, right.length)}, ` +
        `silent ${percent(none.filter((c) => c.p < cut).length, none.length)}, ` +
        `wrong held back ${percent(wrong.filter((c) => c.p < cut).length, wrong.length)}, ` +
        `told right ${percent(told.filter(isRight).length, told.length)}`,
    )
  }
  const bins = Array.from({ length: BINS }, (_, i) => {
    const bin = sure.filter((c) => Math.min(BINS - 1, Math.floor(c.p * BINS)) === i)
    return { from: i / BINS, to: (i + 1) / BINS, all: bin.length, hits: bin.filter(isRight).length }
  })
  for (const { from, to, all, hits } of bins)
    console.log(`  sure ${from.toFixed(1)}–${to.toFixed(1)}: ${all}, right ${percent(hits, all)}`)
  return bins
}

const folds = await Promise.all(Array.from({ length: FOLDS }, (_, fold) => casesOf(fold)))
const full = folds.flatMap((f) => f.full)
const words = folds.flatMap((f) => f.words)
const reliability = report('words and vectors', full)
writeFileSync('train/reliability.json', `${JSON.stringify(reliability, null, 2)}\n`)
report('words alone', words)

const print = (name: string, weights: EvidenceWeights): string =>
  `export const ${name} = {\n${(['base', ...EVIDENCE] as const).map((key) => `  ${key}: ${weights[key].toFixed(3)},`).join('\n')}\n} as const\n`

writeFileSync(
  'src/answer/confidence-weights.ts',
  `/** Made by train/confidence.ts from ${full.length} questions of our own; do not edit. */\n` +
    [
      print('SURE', learn(full, isRight)),
      print('ANSWERED', learn(full.filter(isPlain), isAnswerable)),
      '/** The same without vectors: when there is no embedder, or it fails. */\n' +
        print('SURE_BY_WORDS', learn(words, isRight)),
      print('ANSWERED_BY_WORDS', learn(words.filter(isPlain), isAnswerable)),
    ].join('\n'),
)
