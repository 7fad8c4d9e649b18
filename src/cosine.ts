import { dotProductsWith } from './dot-products.ts'

/** Vectors as one array, row after row. A row's own length does not matter, only its direction. */
export interface VectorRows {
  dimensions: number
  rows: Int8Array | Float32Array
}

/** Cosine of a row with the query; 0 of a row of length 0, which is like nothing. */
export type CosineOf = (row: number) => number

/** Greatest part of a query beside 8-bit rows: 512 products of both add up within 32 bits, and lose one part in 8,191. */
const MOST = 8191

/** Row lengths and products are prepared once, however many look at the same rows. */
const prepared = new WeakMap<Int8Array | Float32Array, (unit: Float32Array) => CosineOf>()

/** Compares a query of unit length with any row. */
export function comparing({ dimensions, rows }: VectorRows): (unit: Float32Array) => CosineOf {
  const before = prepared.get(rows)
  if (before) return before
  const made = prepare({ dimensions, rows })
  prepared.set(rows, made)
  return made
}

function prepare({ dimensions, rows }: VectorRows): (unit: Float32Array) => CosineOf {
  const inverse = Float32Array.from({ length: rows.length / dimensions }, (_, row) =>
    inverseLength(rows.subarray(row * dimensions, (row + 1) * dimensions)),
  )
  return rows instanceof Int8Array && dimensions <= 2048
    ? comparingBytes({ dimensions, rows }, inverse)
    : (unit) => (row) => dot(rows, row * dimensions, unit) * (inverse[row] as number)
}

/** 1 over the length of a vector, 0 of one of length 0. */
export function inverseLength(vector: Int8Array | Float32Array): number {
  let square = 0
  for (let i = 0; i < vector.length; i++) square += (vector[i] as number) ** 2
  return square > 0 ? 1 / Math.sqrt(square) : 0
}

/** The vector at unit length; one of length 0 stays 0. */
export function toUnit(vector: ArrayLike<number>): Float32Array {
  const unit = Float32Array.from(vector)
  const scale = inverseLength(unit)
  return unit.map((value) => value * scale)
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

/** In whole numbers, so that the products are the same however they are worked out. */
function comparingBytes(
  { dimensions, rows }: { dimensions: number; rows: Int8Array },
  inverse: Float32Array,
) {
  const multiply = dotProductsWith(rows, dimensions)
  /** Search looks at the same rows with the same query twice: once for the nearest, once for the candidates. */
  let last: { query: Int16Array; cosineOf: CosineOf } | undefined
  return (unit: Float32Array): CosineOf => {
    const most = unit.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0)
    const scale = most > 0 ? MOST / most : 0
    const query = Int16Array.from(unit, (value) => Math.round(value * scale))
    const back = scale > 0 ? 1 / scale : 0
    if (last?.query.every((value, i) => value === query[i])) return last.cosineOf
    const scaled = (row: number, product: number): number => product * back * (inverse[row] as number)
    const cosineOf = multiply
      ? atHand(new Float64Array(multiply(query)), scaled)
      : onceEach(inverse.length, (row) => scaled(row, dot(rows, row * dimensions, query)))
    last = { query, cosineOf }
    return cosineOf
  }
}

/** All worked out now; takes the products' place. */
function atHand(products: Float64Array, scaled: (row: number, product: number) => number): CosineOf {
  for (let row = 0; row < products.length; row++) products[row] = scaled(row, products[row] as number)
  return (row) => products[row] as number
}

/** Each worked out when it is first asked for. */
function onceEach(size: number, cosineOf: CosineOf): CosineOf {
  const known = new Float64Array(size).fill(Number.NaN)
  return (row) => {
    const before = known[row] as number
    return Number.isNaN(before) ? (known[row] = cosineOf(row)) : before
  }
}
