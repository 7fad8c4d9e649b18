import { ByteReader, ByteWriter } from './bytes.ts'
import { placeOf } from './sorted.ts'

/**
 * BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009). Clauses are short and of one subject, so
 * a repeated term soon adds nothing (k1) and length says little (b): measured on the development questions, 0.9 and 0.4
 * gave one point of R@5 over the usual 1.2 and 0.75.
 */
const K1 = 0.9
const B = 0.4

const MAGIC = 'TZWORDS'
const VERSION = 1
const MOST = 255

/** Which texts hold which term, how often. Texts are numbered from 0 in the order given. */
export interface LexicalIndex {
  readonly size: number
  readonly termCount: number
  /** BM25 of every text for weighted terms: ≥ 0, comparable within one question. */
  score(weights: ReadonlyMap<string, number>): Float32Array
  /** How telling a term is: 0 for one that no text holds. */
  weightOf(term: string): number
  has(term: string, text: number): boolean
  encode(): Uint8Array<ArrayBuffer>
}

interface Postings {
  size: number
  /** Term → its place; the texts of term t are at [starts[t], starts[t + 1]), ascending. */
  places: ReadonlyMap<string, number>
  starts: Uint32Array
  texts: Uint32Array
  /** Occurrences, at most 255. */
  counts: Uint8Array
  /** Terms of a text, repeats counted. */
  lengths: Uint32Array
}

/** Indexes texts given as term → occurrences. The order of texts and terms decides every byte of encode(). */
export function buildLexicalIndex(texts: Iterable<ReadonlyMap<string, number>>): LexicalIndex {
  const places = new Map<string, number>()
  const entries = new Growing()
  const counts = new Growing()
  const ends: number[] = []
  const lengths: number[] = []
  for (const text of texts) {
    let length = 0
    for (const [term, count] of text) {
      let place = places.get(term)
      if (place === undefined) places.set(term, (place = places.size))
      entries.push(place)
      counts.push(Math.min(count, MOST))
      length += count
    }
    ends.push(entries.length)
    lengths.push(length)
  }
  return indexOf(transpose({ places, entries, counts, ends, lengths }))
}

/** Reads encode()'s bytes; an Error names what does not fit. */
export function decodeLexicalIndex(bytes: Uint8Array): LexicalIndex {
  const reader = new ByteReader(bytes, '词索引')
  if (reader.text() !== MAGIC) throw new Error('这不是词索引')
  const version = reader.count()
  if (version !== VERSION)
    throw new Error(`词索引是第 ${version} 版，这里读第 ${VERSION} 版：请运行 npm run ingest`)
  const size = reader.count()
  const terms = reader.count()
  const places = new Map<string, number>()
  for (let t = 0; t < terms; t++) places.set(reader.text(), t)
  const starts = new Uint32Array(terms + 1)
  for (let t = 0; t < terms; t++) starts[t + 1] = (starts[t] as number) + reader.count()
  const total = starts[terms] as number
  const texts = new Uint32Array(total)
  for (let t = 0; t < terms; t++) {
    let text = -1
    for (let i = starts[t] as number; i < (starts[t + 1] as number); i++)
      texts[i] = text += reader.count() + 1
  }
  const counts = reader.bytes(total).slice()
  const lengths = Uint32Array.from({ length: size }, () => reader.count())
  reader.end()
  if (places.size !== terms || texts.some((text) => text >= size)) throw new Error('词索引自相矛盾')
  return indexOf({ size, places, starts, texts, counts, lengths })
}

function indexOf(postings: Postings): LexicalIndex {
  const { size, places, starts, texts, counts, lengths } = postings
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size)
  const damping = Float32Array.from(lengths, (length) => K1 * (1 - B + (B * length) / (mean || 1)))
  const inverse = (place: number) => {
    const holding = (starts[place + 1] as number) - (starts[place] as number)
    return Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
  }
  return {
    size,
    termCount: places.size,
    weightOf(term) {
      const place = places.get(term)
      return place === undefined ? 0 : inverse(place)
    },
    has(term, text) {
      const place = places.get(term)
      return place !== undefined && placeOf(text, texts, starts[place], starts[place + 1]) >= 0
    },
    score(weights) {
      const scores = new Float32Array(size)
      for (const [term, weight] of weights) {
        const place = places.get(term)
        if (place === undefined) continue
        const gain = weight * inverse(place) * (K1 + 1)
        for (let i = starts[place] as number; i < (starts[place + 1] as number); i++) {
          const text = texts[i] as number
          const count = counts[i] as number
          scores[text] = (scores[text] as number) + (gain * count) / (count + (damping[text] as number))
        }
      }
      return scores
    },
    encode: () => encode(postings),
  }
}

function encode({ size, places, starts, texts, counts, lengths }: Postings): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.text(MAGIC)
  for (const count of [VERSION, size, places.size]) writer.count(count)
  for (const term of places.keys()) writer.text(term)
  for (let t = 0; t < places.size; t++) writer.count((starts[t + 1] as number) - (starts[t] as number))
  for (let t = 0; t < places.size; t++) {
    let before = -1
    for (const text of texts.subarray(starts[t], starts[t + 1])) {
      writer.count(text - before - 1)
      before = text
    }
  }
  writer.bytes(counts)
  for (const length of lengths) writer.count(length)
  return writer.finish()
}

interface ByText {
  places: ReadonlyMap<string, number>
  entries: Growing
  counts: Growing
  /** Where each text's entries end. */
  ends: readonly number[]
  lengths: readonly number[]
}

/** Terms by text → texts by term, by counting: tens of millions of entries fit, which arrays of arrays would not. */
function transpose({ places, entries, counts, ends, lengths }: ByText): Postings {
  const terms = entries.values()
  const starts = new Uint32Array(places.size + 1)
  for (const term of terms) starts[term + 1] = (starts[term + 1] as number) + 1
  for (let t = 0; t < places.size; t++) starts[t + 1] = (starts[t + 1] as number) + (starts[t] as number)
  const next = starts.slice()
  const texts = new Uint32Array(terms.length)
  const byTerm = new Uint8Array(terms.length)
  const given = counts.values()
  let entry = 0
  ends.forEach((end, text) => {
    for (; entry < end; entry++) {
      const term = terms[entry] as number
      const at = next[term] as number
      next[term] = at + 1
      texts[at] = text
      byTerm[at] = given[entry] as number
    }
  })
  return { size: ends.length, places, starts, texts, counts: byTerm, lengths: Uint32Array.from(lengths) }
}

/** A typed array that grows. */
class Growing {
  #values = new Uint32Array(1024)
  length = 0
  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }
  values(): Uint32Array {
    return this.#values.subarray(0, this.length)
  }
}
