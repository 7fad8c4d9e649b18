import { comparing, toUnit } from '../cosine.ts'
import { ByteReader, ByteWriter } from './bytes.ts'

/** What made vectors, and the digest of its weights. */
export interface Maker {
  name: string
  digest: string
}

/**
 * One vector for each sentence of each clause, and one for each everyday question of a clause: clause after clause,
 * first the sentences, then the questions. All lie in one space, though several makers may have made them.
 */
export interface SentenceVectors {
  space: string
  dimensions: number
  /** The standard maker first, then better ones. */
  makers: Maker[]
  /** Rows of clause c are [starts[c], starts[c + 1]), the first `sentences[c]` of them its sentences. */
  starts: Uint32Array
  sentences: Uint32Array
  /** Row → clause, row → place in `makers`. */
  clauseOf: Uint32Array
  makerOf: Uint8Array
  /** Row → digest of the text that was embedded: equal digests need no new vector. */
  digests: Float64Array
  /** Unit vectors in 8 bits, each to its own scale: only directions count, so no scale is kept. */
  rows: Int8Array
}

const MAGIC = 'TZVECTORS'
const VERSION = 1
const MAX_INT8 = 127

/** Writes a vector into `rows` as 8-bit numbers. One of length 0 stays 0: it is like nothing. */
export function quantise(vector: ArrayLike<number>, rows: Int8Array, at: number): void {
  let most = 0
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i] as number))
  const scale = most > 0 ? MAX_INT8 / most : 0
  for (let i = 0; i < vector.length; i++) rows[at + i] = Math.round((vector[i] as number) * scale)
}

/** Cosines of a vector with the rows, in their order. */
export const cosinesWith = (vectors: SentenceVectors, query: ArrayLike<number>): Float64Array =>
  comparing(vectors)(toUnit(query))

/** Tells whether two texts are the same: FNV-1a with two beginnings, 52 bits together. Nothing secret hangs on it. */
export function textDigest(text: string): number {
  let high = 0x811c9dc5
  let low = 0x2f0b4c47
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
  }
  return (high >>> 0) * 2 ** 20 + ((low >>> 0) & 0xfffff)
}

export function encodeSentenceVectors(vectors: SentenceVectors): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.text(MAGIC)
  writer.count(VERSION)
  writer.text(vectors.space)
  writer.count(vectors.dimensions)
  writer.count(vectors.makers.length)
  for (const { name, digest } of vectors.makers) {
    writer.text(name)
    writer.text(digest)
  }
  writer.count(vectors.sentences.length)
  vectors.sentences.forEach((sentences, c) => {
    const all = (vectors.starts[c + 1] as number) - (vectors.starts[c] as number)
    writer.count(sentences)
    writer.count(all - sentences)
  })
  writer.bytes(vectors.makerOf)
  writer.bytes(bytesOf(vectors.digests))
  writer.bytes(bytesOf(vectors.rows))
  return writer.finish()
}

/** Reads encodeSentenceVectors' bytes; an Error names what does not fit. */
export function decodeSentenceVectors(bytes: Uint8Array): SentenceVectors {
  const reader = new ByteReader(bytes, '向量')
  if (reader.text() !== MAGIC) throw new Error('这不是向量文件')
  const version = reader.count()
  if (version !== VERSION)
    throw new Error(`向量是第 ${version} 版，这里读第 ${VERSION} 版：请运行 npm run ingest`)
  const space = reader.text()
  const dimensions = reader.count()
  const makers = Array.from({ length: reader.count() }, () => ({
    name: reader.text(),
    digest: reader.text(),
  }))
  const counts = Array.from({ length: reader.count() }, () => [reader.count(), reader.count()] as const)
  const layout = layoutOf(counts)
  const total = layout.clauseOf.length
  const makerOf = reader.bytes(total).slice()
  const digests = new Float64Array(reader.bytes(total * 8).slice().buffer)
  const rows = new Int8Array(reader.bytes(total * dimensions).slice().buffer)
  reader.end()
  if (makerOf.some((maker) => maker >= makers.length)) throw new Error('向量文件自相矛盾')
  return { space, dimensions, makers, ...layout, makerOf, digests, rows }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** Places of the rows when clause c has counts[c] = [sentences, questions]. */
export function layoutOf(counts: readonly (readonly [sentences: number, questions: number])[]) {
  const starts = new Uint32Array(counts.length + 1)
  counts.forEach(([sentences, questions], c) => {
    starts[c + 1] = (starts[c] as number) + sentences + questions
  })
  const clauseOf = new Uint32Array(starts[counts.length] as number)
  for (let c = 0; c < counts.length; c++) clauseOf.fill(c, starts[c], starts[c + 1])
  return { starts, sentences: Uint32Array.from(counts, ([sentences]) => sentences), clauseOf }
}
