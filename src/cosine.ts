import { byteProducts, floatProducts, type Products } from './dot-products.ts'

/** Vectors as one array, row after row. A row's own length does not matter, only its direction. */
export interface VectorRows {
  dimensions: number
  rows: Int8Array | Float32Array
}

/** Compares a query of unit length with every row: their cosines in the rows' order; 0 of a row of length 0, which is like nothing. */
export type Compare = (unit: Float32Array) => Float64Array

/** Greatest part of a query beside 8-bit rows: 512 products of both add up within 32 bits, and lose one part in 8,191. */
const MOST = 8191

/** Row lengths and products are prepared once, however many look at the same rows. */
const prepared = new WeakMap<Int8Array | Float32Array, Compare>()

export function comparing({ dimensions, rows }: VectorRows): Compare {
  const before = prepared.get(rows)
  if (before) return before
  const made = prepare({ dimensions, rows })
  prepared.set(rows, made)
  return made
}

function prepare({ dimensions, rows }: VectorRows): Compare {
  const inverse = Float32Array.from({ length: rows.length / dimensions }, (_, row) =>
    inverseLength(rows.subarray(row * dimensions, (row + 1) * dimensions)),
  )
  return rows instanceof Int8Array && dimensions <= 2048
    ? comparingBytes({ dimensions, rows }, inverse)
    : (unit) =>
        oneByOne(inverse.length, (row) => dot(rows, row * dimensions, unit) * (inverse[row] as number))
}

/** 1 over the length of a vector, 0 of one of length 0. */
export function inverseLength(vector: Int8Array | Float32Array): number {
  let square = 0
  for (let i = 0; i < vector.length; i++) square += (vector[i] as number) ** 2
  return square > 0 ? 1 / Math.sqrt(square) : 0
}

/** The vector at unit length; one of length 0 stays 0. */
export function toUnit(vector: ArrayLike<number>): Float32Array {
  const unit = new Float32Array(vector)
  const scale = inverseLength(unit)
  for (let i = 0; i < unit.length; i++) unit[i] = (unit[i] as number) * scale
  return unit
}

/** A row that begins at `at`, times a query. Four sums at once: V8 then need not wait for each addition (measured twice as fast). */
export function dot(
  rows: Int8Array | Float32Array,
  at: number,
  query: Float32Array | Float64Array | Int16Array,
): number {
  const { length } = query
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 3 < length; i += 4) {
    a += (rows[at + i] as number) * (query[i] as number)
    b += (rows[at + i + 1] as number) * (query[i + 1] as number)
    c += (rows[at + i + 2] as number) * (query[i + 2] as number)
    d += (rows[at + i + 3] as number) * (query[i + 3] as number)
  }
  for (; i < length; i++) a += (rows[at + i] as number) * (query[i] as number)
  return a + b + c + d
}

/** Multiplies a query with every row, in the rows' order. */
export const multiplying = (rows: Float32Array, dimensions: number): Products<Float64Array> =>
  floatProducts(rows, dimensions) ??
  ((query) => oneByOne(rows.length / dimensions, (row) => dot(rows, row * dimensions, query)))

/** Numbers of rows, each worked out by itself. */
function oneByOne(size: number, numberOf: (row: number) => number): Float64Array {
  const numbers = new Float64Array(size)
  for (let row = 0; row < size; row++) numbers[row] = numberOf(row)
  return numbers
}

/** In whole numbers, so that the products are the same however they are worked out. */
function comparingBytes(
  { dimensions, rows }: { dimensions: number; rows: Int8Array },
  inverse: Float32Array,
): Compare {
  const multiply =
    byteProducts(rows, inverse) ??
    ((query: Int16Array, back: number) =>
      oneByOne(inverse.length, (row) => dot(rows, row * dimensions, query) * back * (inverse[row] as number)))
  /** Search looks at the same rows with the same query twice: once for the nearest, once for the candidates. */
  let last: { query: Int16Array; cosines: Float64Array } | undefined
  return (unit) => {
    let most = 0
    for (const value of unit) most = Math.max(most, Math.abs(value))
    const scale = most > 0 ? MOST / most : 0
    const query = new Int16Array(dimensions)
    for (let i = 0; i < dimensions; i++) query[i] = Math.round((unit[i] as number) * scale)
    if (last && isSame(last.query, query)) return last.cosines
    last = { query, cosines: multiply(query, scale > 0 ? 1 / scale : 0) }
    return last.cosines
  }
}

function isSame(a: Int16Array, b: Int16Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
