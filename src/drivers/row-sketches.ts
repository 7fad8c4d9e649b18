import { inverseLength, type VectorRows } from '../cosine.ts'

/** Rows as one bit a dimension: on which side of the mean row they lie. */
export interface RowSketches {
  /** The `count` allowed rows whose bits differ least from the query's, ascending; of equal ones the lower rows. */
  nearest(unit: Float32Array, count: number, allow?: (row: number) => boolean): number[]
}

const BITS = 32

/** Sketches of rows: an eighth of the size of Int8 rows. */
export function sketchRows({ dimensions, rows }: VectorRows): RowSketches {
  const size = rows.length / dimensions
  const inverse = Float32Array.from({ length: size }, (_, row) =>
    inverseLength(rows.subarray(row * dimensions, (row + 1) * dimensions)),
  )
  const words = Math.ceil(dimensions / BITS)
  const mean = meanOf({ dimensions, rows }, inverse)
  const sketches = new Int32Array(size * words)
  for (let row = 0; row < size; row++)
    for (let i = 0; i < dimensions; i++)
      if ((rows[row * dimensions + i] as number) * (inverse[row] as number) > (mean[i] as number))
        setBit(sketches, row * words, i)
  return {
    nearest(unit, count, allow) {
      const asked = new Int32Array(words)
      for (let i = 0; i < dimensions; i++) if ((unit[i] as number) > (mean[i] as number)) setBit(asked, 0, i)
      const refused = dimensions + 1
      const differ = new Uint16Array(size)
      /** How many rows differ in so many bits. */
      const tally = new Uint32Array(dimensions + 2)
      for (let row = 0; row < size; row++) {
        const bits = allow && !allow(row) ? refused : differingBits(sketches, row * words, asked)
        differ[row] = bits
        tally[bits] = (tally[bits] as number) + 1
      }
      return leastOf(differ, tally, count)
    },
  }
}

function setBit(bits: Int32Array, at: number, i: number): void {
  const word = at + (i >> 5)
  bits[word] = (bits[word] as number) | (1 << (i & 31))
}

/** Rows in order, as many as are asked for, that differ least; the last of the tally stands for what may not be given. */
function leastOf(differ: Uint16Array, tally: Uint32Array, count: number): number[] {
  let most = 0
  let below = 0
  while (most < tally.length - 1 && below + (tally[most] as number) < count) below += tally[most++] as number
  let room = most < tally.length - 1 ? count - below : 0
  const rows: number[] = []
  for (let row = 0; row < differ.length; row++) {
    const bits = differ[row] as number
    if (bits < most || (bits === most && room-- > 0)) rows.push(row)
  }
  return rows
}

function differingBits(sketches: Int32Array, at: number, asked: Int32Array): number {
  let sum = 0
  for (let word = 0; word < asked.length; word++)
    sum += bitCount((sketches[at + word] as number) ^ (asked[word] as number))
  return sum
}

/** Ones among 32 bits, by adding neighbours (Warren, Hacker's Delight, 5–1). */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function meanOf({ dimensions, rows }: VectorRows, inverse: Float32Array): Float64Array {
  const mean = new Float64Array(dimensions)
  inverse.forEach((scale, row) => {
    for (let i = 0, at = row * dimensions; i < dimensions; i++, at++)
      mean[i] = (mean[i] as number) + ((rows[at] as number) * scale) / inverse.length
  })
  return mean
}
