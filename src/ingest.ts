import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { COMPANIONS, CORPUS, digestCorpus, namesIn } from './node-corpus.ts'
import { readCorpus, type Corpus } from './corpus/corpus.ts'
import { parseDirectory } from './corpus/directory.ts'
import { countsOf, parseQuestions, waysOf, type Asked } from './corpus/questions.ts'
import { isSearched, parseUnanswerable, type Unanswerable } from './corpus/unanswerable.ts'
import { printReport } from './corpus/report.ts'
import { createNodeFiles } from './drivers/node-files.ts'
import { loadStaticEmbedder } from './drivers/static-embedder.ts'
import { createTransformersEmbedder } from './drivers/transformers-embedder.ts'
import { CorpusError } from './errors.ts'
import { buildSnapshot, type Snapshot } from './search/snapshot.ts'
import type { DigestedEmbedder } from './search/vector-builder.ts'
import { readSnapshot, writeSnapshot } from './search/snapshot-files.ts'
import { parseVocabulary } from './search/vocabulary.ts'

const INDEX = 'index'
const UNANSWERABLE = 'unanswerable.json'

const read = (name: string): string => readFileSync(`${CORPUS}/${name}`, 'utf8')

/** Reads the gazettes in corpus/. A CorpusError names file, line and reason. */
export function readGazettes(): Corpus {
  const files = new Map(namesIn(CORPUS, '.txt').map((name) => [name, decode(name)]))
  const issued = existsSync(`${CORPUS}/codes.tsv`) ? read('codes.tsv').split('\n').filter(Boolean) : []
  const codes = new Map(issued.map((line) => [line.slice(0, 7), line.slice(8)]))
  return readCorpus({ manifest: read('manifest.json'), files, codes })
}

function decode(name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(`${CORPUS}/${name}`),
    )
  } catch (cause) {
    throw new CorpusError(name, 1, '不是 UTF-8 文本', cause)
  }
}

/** Clause id → ways of asking by kind, of all files in corpus/questions/ that are about clauses. */
export function readAsked(): Map<string, Asked> {
  const names = namesIn(`${CORPUS}/questions`, '.json').filter((n) => n !== UNANSWERABLE)
  return new Map(names.flatMap((name) => [...parseQuestions(read(`questions/${name}`), name)]))
}

/** The same without the kinds. */
export const readQuestions = (): Record<string, string[]> =>
  Object.fromEntries([...readAsked()].map(([id, asked]) => [id, waysOf(asked)]))

/** The questions of corpus/questions/ that the gazettes do not answer, but for those that a screen ends. */
export function readUnanswerable(): Unanswerable[] {
  return parseUnanswerable(read(`questions/${UNANSWERABLE}`), UNANSWERABLE)
}

/**
 * Rebuilds the index in index/ from corpus/. Vectors come from the teacher model when `modelDir` is given, else those
 * that it made before are kept and new sentences get the shipped embedder's. Returns what a person should be told.
 */
export async function ingest(options: { modelDir?: string } = {}): Promise<string> {
  const corpus = readGazettes()
  parseDirectory(read('directory.json'), read('bodies.tsv'))
  const files = createNodeFiles(INDEX)
  const standard = await loadStaticEmbedder(files)
  const teacher = options.modelDir ? await openTeacher(options.modelDir) : undefined
  const previous = await readSnapshot(files).catch(() => undefined)
  const snapshot = await buildSnapshot({
    documents: corpus.documents,
    clauses: corpus.clauses,
    corpusDigest: digestCorpus(),
    vocabulary: parseVocabulary(read('vocabulary.json')),
    questions: readQuestions(),
    counts: Object.fromEntries([...readAsked()].map(([id, asked]) => [id, countsOf(asked)])),
    unanswered: readUnanswerable()
      .filter(isSearched)
      .map(({ question }) => question),
    ...(standard ? { standard } : {}),
    ...(teacher ? { teacher } : {}),
    ...(previous ? { previous } : {}),
  })
  mkdirSync(INDEX, { recursive: true })
  for (const [name, bytes] of await writeSnapshot(snapshot)) writeFileSync(`${INDEX}/${name}`, bytes)
  for (const name of COMPANIONS) writeFileSync(`${INDEX}/${name}`, read(name))
  const lines = [...corpus.codes].map(([id, code]) => `${code}\t${id}`)
  writeFileSync(`${CORPUS}/codes.tsv`, `${lines.toSorted().join('\n')}\n`)
  return `${printReport(corpus.reports)}\n\n${tellVectors(snapshot)}`
}

async function openTeacher(modelDir: string): Promise<DigestedEmbedder> {
  const embedder = await createTransformersEmbedder({ modelDir })
  return { embedder, digest: embedder.digest }
}

function tellVectors({ vectors }: Snapshot): string {
  if (!vectors) return '没有向量：只用字词检索'
  const made = vectors.makers.map(
    ({ name }, place) => `${name} ${vectors.makerOf.filter((m) => m === place).length} 句`,
  )
  return `向量：${made.join('，')}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now()
  try {
    const modelDir = process.env.MODEL_DIR
    console.log(await ingest(modelDir ? { modelDir } : {}))
    console.log(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`)
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error
    console.error(`读不下去：${error.message}`)
    process.exitCode = 1
  }
}
