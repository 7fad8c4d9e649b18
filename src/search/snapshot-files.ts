import { sha256 } from '../digest.ts'
import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import type { Counts } from '../corpus/questions.ts'
import type { Files } from '../ports/files.ts'
import { sentencesOf } from './sentences.ts'
import { decodeLexicalIndex } from './lexical-index.ts'
import { decodeSentenceVectors, encodeSentenceVectors, type Maker } from './sentence-vectors.ts'
import type { Snapshot } from './snapshot.ts'
import { parseVocabulary } from './vocabulary.ts'

/** Raised whenever an old reader would misread a new file. */
const FORMAT = 3

const MANIFEST = 'snapshot.json'
const CLAUSES = 'clauses.json'
const VOCABULARY = 'vocabulary.json'
const QUESTIONS = 'questions.json'
const WORDS = 'words.bin'
const VECTORS = 'vectors.bin'
const UNANSWERED = 'unanswered.bin'

/** snapshot.json: what the other files are and must be. */
interface Manifest {
  format: number
  corpusDigest: string
  /** SHA-256 of each part, hexadecimal. */
  parts: Record<string, string>
  vectors: { space: string; dimensions: number; makers: (Maker & { rows: number })[] } | null
}

/** File name → bytes. The same snapshot gives the same bytes. */
export async function writeSnapshot(snapshot: Snapshot): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  files.set(CLAUSES, encodeText(clausesJson(snapshot)))
  files.set(VOCABULARY, encodeText(listJson(snapshot.vocabulary.entries)))
  files.set(QUESTIONS, encodeText(listJson(askedOf(snapshot))))
  files.set(WORDS, snapshot.words.encode())
  if (snapshot.vectors) files.set(VECTORS, encodeSentenceVectors(snapshot.vectors))
  if (snapshot.unanswered) files.set(UNANSWERED, encodeSentenceVectors(snapshot.unanswered))
  const parts: Record<string, string> = {}
  for (const [name, bytes] of files) parts[name] = await sha256(bytes)
  const manifest: Manifest = {
    format: FORMAT,
    corpusDigest: snapshot.corpusDigest,
    parts,
    vectors: vectorFacts(snapshot),
  }
  return new Map([[MANIFEST, encodeText(`${JSON.stringify(manifest, null, 2)}\n`)], ...files])
}

/** Reads writeSnapshot's files. An Error says what is missing, damaged or of another version. */
export async function readSnapshot(files: Files): Promise<Snapshot> {
  const manifest = JSON.parse(decodeText(await readPart(files, MANIFEST))) as Manifest
  if (manifest.format !== FORMAT)
    throw new Error(`索引是第 ${manifest.format} 版，这里读第 ${FORMAT} 版：请运行 npm run ingest`)
  const part = async (name: string) => {
    const bytes = await readPart(files, name)
    if ((await sha256(bytes)) !== manifest.parts[name])
      throw new Error(`索引文件 ${name} 与 ${MANIFEST} 不符：请运行 npm run ingest`)
    return bytes
  }
  const { documents, clauses } = JSON.parse(decodeText(await part(CLAUSES))) as Lists
  const asked = JSON.parse(decodeText(await part(QUESTIONS))) as AskedEntry[]
  const snapshot: Snapshot = {
    corpusDigest: manifest.corpusDigest,
    documents,
    clauses,
    vocabulary: parseVocabulary(decodeText(await part(VOCABULARY))),
    questions: Object.fromEntries(asked.map(([id, ways]) => [id, ways])),
    counts: Object.fromEntries(asked.flatMap(([id, , counts]) => (counts ? [[id, counts]] : []))),
    words: decodeLexicalIndex(await part(WORDS)),
    ...(manifest.vectors ? { vectors: decodeSentenceVectors(await part(VECTORS)) } : {}),
    ...(UNANSWERED in manifest.parts ? { unanswered: decodeSentenceVectors(await part(UNANSWERED)) } : {}),
  }
  refuseMisfit(snapshot)
  return snapshot
}

/** Only the digest of the corpus that the snapshot was built from; undefined when there is no readable snapshot. */
export async function readCorpusDigest(files: Files): Promise<string | undefined> {
  const bytes = await files.read(MANIFEST)
  if (!bytes) return undefined
  const manifest = JSON.parse(decodeText(new Uint8Array(bytes))) as Partial<Manifest>
  return manifest.format === FORMAT ? manifest.corpusDigest : undefined
}

type AskedEntry = [clauseId: string, ways: readonly string[], counts?: Counts]

const askedOf = ({ questions, counts }: Snapshot): AskedEntry[] =>
  Object.entries(questions).map(([id, ways]) => {
    const own = counts[id]
    return own ? [id, ways, own] : [id, ways]
  })

interface Lists {
  documents: DocumentRecord[]
  clauses: Clause[]
}

/** One document and one clause a line, so that a changed clause is one changed line. */
const clausesJson = ({ documents, clauses }: Lists): string =>
  `{"documents":${listJson(documents)},"clauses":${listJson(clauses)}}\n`

const listJson = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]\n' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`

function vectorFacts({ vectors }: Snapshot): Manifest['vectors'] {
  if (!vectors) return null
  const { space, dimensions, makers, makerOf } = vectors
  const count = (place: number) => makerOf.filter((maker) => maker === place).length
  return { space, dimensions, makers: makers.map((maker, place) => ({ ...maker, rows: count(place) })) }
}

/** The parts must speak of the same clauses, cut into the same sentences. */
function refuseMisfit({ clauses, words, vectors }: Snapshot): void {
  const fits =
    words.size === clauses.length &&
    (!vectors ||
      (vectors.sentences.length === clauses.length &&
        clauses.every((clause, c) => sentencesOf(clause).length === vectors.sentences[c])))
  if (!fits) throw new Error('索引各部分不是同一次做成的：请运行 npm run ingest')
}

async function readPart(files: Files, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await files.read(name)
  if (!bytes) throw new Error(`缺少索引文件 ${name}：请运行 npm run ingest`)
  return new Uint8Array(bytes)
}

const encodeText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const decodeText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
