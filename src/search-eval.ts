import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Clause } from './corpus/clause.ts'
import type { DocumentRecord } from './corpus/document.ts'
import { loadDotProducts } from './node-dot-products.ts'
import { createExactVectorStore } from './drivers/exact-vector-store.ts'
import { createNodeFiles } from './drivers/node-files.ts'
import { loadStaticEmbedder } from './drivers/static-embedder.ts'
import { createTransformersEmbedder } from './drivers/transformers-embedder.ts'
import { createRetriever } from './search/retriever.ts'
import { buildSnapshot, type Snapshot } from './search/snapshot.ts'
import type { DigestedEmbedder } from './search/vector-builder.ts'
import { createVocabulary } from './search/vocabulary.ts'
import { readSettings, type Settings } from './settings.ts'

/**
 * Search over a collection that nobody here wrote, with the code and settings of the service, as a TREC run. As in the
 * service, EMBEDDER says who embeds the questions; with MODEL_DIR the passages get the model's vectors.
 */
const USAGE = 'npm run search:eval -- --passages p.jsonl --queries q.jsonl --out run.trec [--k 100]'

interface Passage {
  id: string
  title?: string
  text: string
}

interface Query {
  id: string
  text: string
}

/** One JSON object a line; an Error names file and line. */
function readLines<T extends Query>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() ? [parseLine<T>(line, `${file}:${i + 1}`)] : []))
}

function parseLine<T extends Query>(line: string, where: string): T {
  const value = JSON.parse(line) as T
  if (typeof value.text !== 'string' || !['string', 'number'].includes(typeof value.id))
    throw new Error(`${where}: 应有 id 和 text`)
  return { ...value, id: String(value.id) }
}

const COLLECTION: DocumentRecord = {
  id: 'collection',
  title: '',
  issuer: '',
  region: '',
  kind: 'about',
  gazette: { id: 'collection', title: '', issue: '', file: '' },
  inForce: {},
}

const clauseOf = ({ id, title, text }: Passage): Clause => ({
  id,
  code: '',
  documentId: COLLECTION.id,
  kind: 'paragraph',
  path: title ? [title] : [],
  text,
  spans: [],
  notes: [],
  definitions: [],
})

async function embedders({ embedder, modelDir, modelRemote }: Settings) {
  if (embedder === 'none') return {}
  if (embedder === 'workers-ai') throw new Error('EMBEDDER=workers-ai 在这里用不了')
  const standard = await loadStaticEmbedder(createNodeFiles('index'))
  const neural = modelDir !== undefined || embedder === 'transformers'
  const model = neural
    ? await createTransformersEmbedder({ ...(modelDir ? { modelDir } : {}), remote: modelRemote })
    : undefined
  const teacher: DigestedEmbedder | undefined = model && { embedder: model, digest: model.digest }
  const first = standard ?? teacher
  return { ...(first ? { standard: first } : {}), ...(teacher ? { teacher } : {}) }
}

async function build(passages: readonly Passage[], settings: Settings) {
  const made = await embedders(settings)
  const snapshot = await buildSnapshot({
    documents: [COLLECTION],
    clauses: passages.map(clauseOf),
    corpusDigest: '',
    // Ours leads to the words of gazettes: on doctors' answers it cost words alone 6 points of R@5.
    vocabulary: createVocabulary([]),
    ...made,
  })
  const asking = settings.embedder === 'transformers' ? made.teacher : made.standard
  return { snapshot, retriever: createRetriever({ snapshot, ...vectorsOf(snapshot, asking) }) }
}

function vectorsOf({ vectors }: Snapshot, asking: DigestedEmbedder | undefined) {
  if (!vectors || !asking) return {}
  return { vectors: { embedder: asking.embedder, store: createExactVectorStore(vectors) } }
}

const { values: options } = parseArgs({
  options: {
    passages: { type: 'string' },
    queries: { type: 'string' },
    out: { type: 'string' },
    k: { type: 'string', default: '100' },
  },
})
const { passages, queries, out } = options
if (!passages || !queries || !out) throw new Error(USAGE)

loadDotProducts()
const started = performance.now()
const seconds = () => ((performance.now() - started) / 1000).toFixed(1)
const { snapshot, retriever } = await build(readLines<Passage>(passages), readSettings(process.env))
console.log(
  `${snapshot.clauses.length} passages, ${snapshot.vectors?.clauseOf.length ?? 0} vectors: ${seconds()} s`,
)
const run: string[] = []
for (const { id, text } of readLines<Query>(queries)) {
  const { matches } = await retriever.search(text, { k: Number(options.k) })
  for (const [i, match] of matches.entries())
    run.push(`${id} Q0 ${match.clause.id} ${i + 1} ${match.score.toFixed(6)} tingzheng\n`)
}
writeFileSync(out, run.join(''))
console.log(`${run.length} lines in ${out}: ${seconds()} s`)
