import type { Clause } from '../corpus/clause.ts'
import type { Embedder } from '../ports/embedder.ts'
import { vectorTextsOf } from './index-text.ts'
import { layoutOf, quantise, textDigest, type Maker, type SentenceVectors } from './sentence-vectors.ts'

/** An embedder with the digest of its weights, so that changed weights are noticed. */
export interface DigestedEmbedder {
  embedder: Embedder
  digest: string
}

export interface Makers {
  standard: DigestedEmbedder
  teacher?: DigestedEmbedder | undefined
  previous?: SentenceVectors | undefined
}

export interface VectorInput extends Makers {
  clauses: readonly Clause[]
  asked: (clause: Clause) => readonly string[]
}

/** Texts a call, of like length as they are sorted by it: a model pads each to the longest of its batch. */
const BATCH = 32

/** Vectors of all sentences and questions: a better maker's of before where they still fit, the rest made now. */
export async function buildVectors(input: VectorInput): Promise<SentenceVectors> {
  const texts = input.clauses.map((clause) => vectorTextsOf(clause, input.asked(clause)))
  const counts = texts.map((all, c) => {
    const questions = input.asked(input.clauses[c] as Clause).length
    return [all.length - questions, questions] as const
  })
  return buildRows(texts.flat(), counts, input)
}

/** Vectors of questions that no clause answers, kept like those of one clause. */
export const buildUnanswered = (questions: readonly string[], makers: Makers): Promise<SentenceVectors> =>
  buildRows(questions, [[0, questions.length]], makers)

async function buildRows(
  flat: readonly string[],
  counts: readonly (readonly [number, number])[],
  input: Makers,
): Promise<SentenceVectors> {
  refuseOtherSpace(input)
  const made = input.teacher ?? input.standard
  const { space, dimensions } = input.standard.embedder
  const vectors: SentenceVectors = {
    space,
    dimensions,
    makers: [makerOf(input.standard)],
    ...layoutOf(counts),
    makerOf: new Uint8Array(flat.length),
    digests: Float64Array.from(flat, textDigest),
    rows: new Int8Array(flat.length * dimensions),
  }
  const missing = keepBetter(vectors, input)
  if (missing.length > 0) await embedRows(vectors, { missing, texts: flat, made })
  return vectors
}

interface Missing {
  missing: readonly number[]
  /** Of all rows. */
  texts: readonly string[]
  made: DigestedEmbedder
}

/** One vector a text: rows of equal text are equal, in whatever batch a model saw them. */
async function embedRows(vectors: SentenceVectors, { missing, texts, made }: Missing): Promise<void> {
  const { dimensions, rows } = vectors
  const place = placeOf(vectors.makers, makerOf(made))
  const rowsOf = new Map<string, number[]>()
  for (const row of missing) {
    const text = texts[row] as string
    rowsOf.set(text, [...(rowsOf.get(text) ?? []), row])
    vectors.makerOf[row] = place
  }
  const order = [...rowsOf.keys()].sort((a, b) => a.length - b.length)
  for (let from = 0; from < order.length; from += BATCH) {
    const batch = order.slice(from, from + BATCH)
    const fresh = await made.embedder.embedDocuments(batch)
    batch.forEach((text, i) => {
      for (const row of rowsOf.get(text) ?? []) quantise(fresh[i] ?? [], rows, row * dimensions)
    })
  }
}

/** Copies what a better maker made before of the same text; the rows that stay empty are returned. */
function keepBetter(vectors: SentenceVectors, { previous, teacher }: Makers): number[] {
  const { dimensions, digests } = vectors
  const usable =
    previous?.space === vectors.space && previous.dimensions === dimensions ? previous : undefined
  const known = new Map<number, number>()
  usable?.makerOf.forEach((maker, row) => {
    const by = usable.makers[maker] as Maker
    const fits = teacher ? isSame(by, makerOf(teacher)) : maker > 0
    if (fits) known.set(usable.digests[row] as number, row)
  })
  const missing: number[] = []
  digests.forEach((digest, row) => {
    const old = known.get(digest)
    if (!usable || old === undefined) return void missing.push(row)
    vectors.rows.set(usable.rows.subarray(old * dimensions, (old + 1) * dimensions), row * dimensions)
    vectors.makerOf[row] = placeOf(vectors.makers, usable.makers[usable.makerOf[old] as number] as Maker)
  })
  return missing
}

function refuseOtherSpace({ standard: { embedder: a }, teacher }: Makers): void {
  const b = teacher?.embedder ?? a
  if (a.space !== b.space || a.dimensions !== b.dimensions)
    throw new Error(`${a.name} 与 ${b.name} 的向量不在同一空间（${a.space}、${b.space}），不能放在一起`)
}

const makerOf = ({ embedder, digest }: DigestedEmbedder): Maker => ({ name: embedder.name, digest })

const isSame = (a: Maker, b: Maker): boolean => a.name === b.name && a.digest === b.digest

function placeOf(makers: Maker[], maker: Maker): number {
  const known = makers.findIndex((m) => isSame(m, maker))
  return known >= 0 ? known : makers.push(maker) - 1
}
