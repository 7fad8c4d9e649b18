import { piecesOf, type StaticTable } from '../src/drivers/static-table.ts'
import { principalBasis, project } from './basis.ts'

/**
 * Measured at equal size (cosine with the teacher on lines held out): 40,000 pieces × 192 gave 0.92, 32,000 × 256 0.936,
 * 26,000 × 320 0.941, 22,000 × 384 0.942 with fewer words known. The file stays under 10 MB.
 */
const RANK = 320
const PIECES = 26_000
const EPOCHS = 6
/** Adagrad; a third or three times of it ends at the same cosine. */
const RATE = 0.03
const MAX_INT8 = 127

export interface Lesson {
  lines: readonly string[]
  /** The teacher's unit vectors of the lines, one after another. */
  vectors: Float32Array
  dimensions: number
}

/**
 * Learns a vector for each of the most frequent pieces such that the sum over a line's pieces points where the teacher's
 * vector of the line points: stochastic descent on 1 − cosine, within the teacher's principal directions.
 */
export function trainStudent({ lines, vectors, dimensions }: Lesson): Omit<StaticTable, 'name' | 'space'> {
  const { basis, share } = principalBasis(vectors, dimensions, RANK)
  console.log(`student: ${RANK} directions hold ${(100 * share).toFixed(1)} % of the teacher`)
  const targets = project(vectors, basis, RANK)
  const pieces = frequentPieces(lines)
  const places = new Map(pieces.map((piece, place) => [piece, place]))
  const spelled = lines.map((line) =>
    Uint32Array.from(piecesOf(line).flatMap((piece) => places.get(piece) ?? [])),
  )
  const table = learn(spelled, targets, pieces.length)
  return { rank: RANK, dimensions, pieces, basis, ...quantised(table, pieces.length) }
}

/** Pieces by the number of lines they stand in; ties by spelling, so that the same lines give the same table. */
function frequentPieces(lines: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const piece of new Set(piecesOf(line))) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, PIECES)
    .map(([piece]) => piece)
}

function learn(lines: readonly Uint32Array[], targets: Float32Array, pieces: number): Float32Array {
  const table = new Float32Array(pieces * RANK)
  const squares = new Float32Array(pieces * RANK).fill(1e-8)
  const order = lines.map((_, i) => i)
  const random = repeatableRandom()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    const rate = RATE * (1 - (0.9 * epoch) / EPOCHS)
    let sum = 0
    for (const i of order) {
      const line = lines[i] as Uint32Array
      const slope = slopeOf(sumRows(table, line), targets.subarray(i * RANK, (i + 1) * RANK))
      sum += slope.cosine
      for (const place of line) step(table, squares, { at: place * RANK, slope: slope.values, rate })
    }
    console.log(
      `student: pass ${epoch + 1}, cosine ${(sum / order.length).toFixed(4)} on what it learns from`,
    )
  }
  return table
}

function sumRows(table: Float32Array, line: Uint32Array): Float32Array {
  const sum = new Float32Array(RANK)
  for (const place of line)
    for (let k = 0, at = place * RANK; k < RANK; k++, at++)
      sum[k] = (sum[k] as number) + (table[at] as number)
  return sum
}

/** Which way the sum must move to come nearer to the target: the gradient of the cosine. */
function slopeOf(sum: Float32Array, target: Float32Array): { values: Float32Array; cosine: number } {
  let square = 0
  let dot = 0
  for (let k = 0; k < RANK; k++) {
    square += (sum[k] as number) ** 2
    dot += (sum[k] as number) * (target[k] as number)
  }
  const length = Math.sqrt(square)
  if (length < 1e-3) return { values: target, cosine: 0 }
  const cosine = dot / length
  const damping = Math.max(length, 1)
  const values = target.map((t, k) => (t - (cosine * (sum[k] as number)) / length) / damping)
  return { values, cosine }
}

interface Step {
  at: number
  slope: Float32Array
  rate: number
}

/** Adagrad (Duchi et al. 2011): a rare piece keeps taking long steps, a frequent one settles. */
function step(table: Float32Array, squares: Float32Array, { at, slope, rate }: Step): void {
  for (let k = 0; k < RANK; k++) {
    const s = slope[k] as number
    const square = (squares[at + k] as number) + s * s
    squares[at + k] = square
    table[at + k] = (table[at + k] as number) + (rate * s) / Math.sqrt(square)
  }
}

function quantised(table: Float32Array, pieces: number): { rows: Int8Array; scales: Float32Array } {
  const scales = Float32Array.from({ length: pieces }, (_, place) => {
    const row = table.subarray(place * RANK, (place + 1) * RANK)
    return row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MAX_INT8
  })
  const rows = Int8Array.from(table, (value, at) => Math.round(value / (scales[Math.floor(at / RANK)] || 1)))
  return { rows, scales }
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const moved = order[i] as number
    order[i] = order[j] as number
    order[j] = moved
  }
}

/** mulberry32 (T. Ettinger, public domain): the same order in every run. */
function repeatableRandom(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
