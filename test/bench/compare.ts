import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { parseQuestions } from '../../src/corpus/questions.ts'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import { createTransformersEmbedder } from '../../src/drivers/transformers-embedder.ts'
import { loadDotProducts } from '../../src/node-dot-products.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { FEATURES } from '../../src/search/features.ts'
import { WEIGHTS } from '../../src/search/ranker-weights.ts'
import type { Weights } from '../../src/search/ranker.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { buildSnapshot, type Snapshot } from '../../src/search/snapshot.ts'
import { hash } from '../../train/hash.ts'
import { goldQuestions, rankOf } from './gold.ts'
import { quantile } from './load.ts'
import { homophones, mistype, MISTAKES } from './mistype.ts'

/**
 * One table of all ways to search, written to test/bench/search.md: npm run search:compare (MODEL_DIR=… for the rows of
 * the larger model). Our own questions are searched in an index that half of them, their own half, are kept out of.
 */
const OUT = 'test/bench/search.md'
const SAMPLE = 1000
const FOLDS = 2

loadDotProducts()
const files = createNodeFiles('index')
const base = await readSnapshot(files)
const standard = await loadStaticEmbedder(files)
if (!standard) throw new Error('index/embedder.bin is missing')
const modelDir = process.env.MODEL_DIR
const model = modelDir ? await createTransformersEmbedder({ modelDir }) : undefined
const regionOf = new Map(base.documents.map((d) => [d.id, d.region]))
const allowIn = (region: string | undefined) =>
  region && region !== '不限' ? { allow: (id: string) => regionOf.get(id) === region } : {}

interface Asked {
  question: string
  kind: string
  gold: string[]
}
const asked = new Map<string, Asked>()
for (const name of readdirSync('corpus/questions').filter((n) => n !== 'unanswerable.json'))
  for (const [id, kinds] of parseQuestions(readFileSync(`corpus/questions/${name}`, 'utf8'), name))
    for (const [kind, questions] of Object.entries(kinds))
      for (const question of questions) {
        const known = asked.get(question)
        if (known) known.gold.push(id)
        else asked.set(question, { question, kind, gold: [id] })
      }
const sample = [...asked.values()].toSorted((a, b) => hash(a.question) - hash(b.question)).slice(0, SAMPLE)

/** The shipped index with some of its questions; vectors of what stays are kept. */
async function indexWith(keep: (question: string) => boolean): Promise<Snapshot> {
  const { documents, clauses, vocabulary } = base
  const kept = Object.entries(base.questions).map(([id, all]) => [id, all.filter(keep)] as const)
  const questions = Object.fromEntries(kept.filter(([, all]) => all.length > 0))
  if (!standard) throw new Error('no embedder')
  return buildSnapshot({
    documents,
    clauses,
    vocabulary,
    corpusDigest: '',
    questions,
    standard,
    previous: base,
  })
}

const foldOf = (question: string): number => hash(question) % FOLDS
const halves = await Promise.all(Array.from({ length: FOLDS }, (_, f) => indexWith((q) => foldOf(q) !== f)))
const bare = await indexWith(() => false)

const none = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<
  (typeof FEATURES)[number],
  number
>
/** Words and nearness, both scaled, added. */
const ADDED: Weights = { ...none, words: 1, vectors: 1 }

function retrieverOver(snapshot: Snapshot, embedder: Embedder | undefined, weights: Weights) {
  const vectors = embedder &&
    snapshot.vectors && { embedder, store: createExactVectorStore(snapshot.vectors) }
  return createRetriever({ snapshot, weights, ...(vectors ? { vectors } : {}) })
}
type Searching = ReturnType<typeof retrieverOver>

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
const figures = (ranks: readonly number[]): string[] => [
  percent(ranks.filter((r) => r === 1).length, ranks.length),
  percent(ranks.filter((r) => r > 0 && r <= 5).length, ranks.length),
  percent(
    ranks.reduce((sum, r) => sum + (r ? 1 / r : 0), 0),
    ranks.length,
  ),
]

const gold = goldQuestions()
async function onGold(retriever: Searching, change = (question: string) => question) {
  const times: number[] = []
  const ranks: number[] = []
  for (const one of gold) {
    const started = process.cpuUsage()
    const result = await retriever.search(change(one.question), { k: 10, ...allowIn(one.region) })
    const { user, system } = process.cpuUsage(started)
    times.push((user + system) / 1000)
    ranks.push(rankOf(result, one))
  }
  return { ranks, times }
}

async function onOwn(retrievers: readonly Searching[], questions: readonly Asked[]): Promise<number[]> {
  const ranks: number[] = []
  for (const { question, gold: ids } of questions) {
    const retriever = retrievers[foldOf(question) % retrievers.length] as Searching
    const region = regionOf.get(ids[0]?.split('.')[0] ?? '')
    const { matches } = await retriever.search(question, { k: 10, ...allowIn(region) })
    ranks.push(matches.findIndex(({ clause }) => ids.includes(clause.id)) + 1)
  }
  return ranks
}

const sizeOf = (...names: string[]): number => names.reduce((sum, name) => sum + statSync(name).size, 0)
const index = sizeOf('index/clauses.json', 'index/words.bin', 'index/vocabulary.json')
const withVectors = index + sizeOf('index/vectors.bin')
const ways = [
  { name: 'words', embedder: undefined, bytes: index },
  { name: 'static', embedder: standard.embedder, bytes: withVectors + sizeOf('index/embedder.bin') },
  ...(model && modelDir
    ? [
        {
          name: 'bge-small-zh-v1.5',
          embedder: model as Embedder,
          bytes: withVectors + sizeOf(`${modelDir}/bge-small-zh-v1.5/onnx/model_quantized.onnx`),
        },
      ]
    : []),
]
const steps = [
  { name: '', whole: bare, parts: [bare], weights: ADDED },
  { name: ' + questions', whole: base, parts: halves, weights: ADDED },
  { name: ' + questions + ranker', whole: base, parts: halves, weights: WEIGHTS },
]

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const rows: string[] = []
for (const way of ways)
  for (const step of steps) {
    const retriever = retrieverOver(step.whole, way.embedder, step.weights)
    const { ranks } = await onGold(retriever)
    const { times } = await onGold(retriever)
    const own = await onOwn(
      step.parts.map((part) => retrieverOver(part, way.embedder, step.weights)),
      sample,
    )
    const ms = [quantile(times, 0.5), quantile(times, 0.95)].map((t) => t.toFixed(1))
    rows.push(
      line([way.name + step.name, ...figures(ranks), ...figures(own), ...ms, (way.bytes / 1e6).toFixed(1)]),
    )
    console.log(rows.at(-1))
  }

const shipped = retrieverOver(base, standard.embedder, WEIGHTS)
const bySound = homophones(asked.keys())
const mistakes: string[] = [line(['none', ...figures((await onGold(shipped)).ranks)])]
for (const mistake of MISTAKES) {
  const { ranks } = await onGold(shipped, (q) => mistype(q, mistake, hash(q), bySound))
  mistakes.push(line([mistake, ...figures(ranks)]))
}
const kinds: string[] = []
const shippedHalves = halves.map((half) => retrieverOver(half, standard.embedder, WEIGHTS))
for (const kind of ['plain', 'everyday', 'heard'] as const) {
  const some = sample.filter((one) => one.kind === kind)
  kinds.push(line([`${kind} (${some.length})`, ...figures(await onOwn(shippedHalves, some))]))
}

const HEAD = ['R@1', 'R@5', 'MRR']
const table = (head: readonly string[], body: readonly string[]): string =>
  [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...body].join('\n')
writeFileSync(
  OUT,
  `# Ways to search, compared

Made by \`MODEL_DIR=… npm run search:compare\`; do not edit. Percent. \`dev\`: ${gold.length} questions of test/eval/dev in the shipped index,
within their region. \`own\`: ${sample.length} of our own questions, each searched where its half of them is kept out. Milliseconds of processor
time of a search, all threads together; a busy machine makes it up to twice as much. Megabytes of what is loaded.

${table(['', ...HEAD.map((h) => `dev ${h}`), ...HEAD.map((h) => `own ${h}`), 'p50 CPU ms', 'p95 CPU ms', 'MB'], rows)}

## One typing error a question (shipped default, dev)

${table(['', ...HEAD], mistakes)}

## How it is asked (shipped default, own)

${table(['', ...HEAD], kinds)}
`,
)
