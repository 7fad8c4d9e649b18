/** Rounds of subspace iteration: directions of so different weight settle in a few. */
const ROUNDS = 24

/**
 * The `rank` directions that hold most of the vectors' length, most first: dimensions × rank, orthonormal columns
 * (principal directions about the origin, by subspace iteration). `share` is the part of the squared length they hold.
 */
export function principalBasis(vectors: Float32Array, dimensions: number, rank: number) {
  const moments = momentsOf(vectors, dimensions)
  let columns: Float64Array[] = Array.from({ length: rank }, (_, c) =>
    Float64Array.from({ length: dimensions }, (_, d) => Math.sin(1 + c * dimensions + d * (c + 1))),
  )
  orthonormalise(columns)
  for (let round = 0; round < ROUNDS; round++) {
    columns = columns.map((column) => times(moments, column))
    orthonormalise(columns)
  }
  const basis = new Float32Array(dimensions * rank)
  columns.forEach((column, c) => column.forEach((value, d) => void (basis[d * rank + c] = value)))
  const held = columns.reduce((sum, column) => sum + inner(times(moments, column), column), 0)
  let all = 0
  for (let d = 0; d < dimensions; d++) all += moments[d * dimensions + d] as number
  return { basis, share: held / all }
}

/** Vectors in the basis: count × rank. */
export function project(vectors: Float32Array, basis: Float32Array, rank: number): Float32Array {
  const dimensions = basis.length / rank
  const count = vectors.length / dimensions
  const projected = new Float32Array(count * rank)
  for (let n = 0; n < count; n++)
    for (let d = 0; d < dimensions; d++) {
      const value = vectors[n * dimensions + d] as number
      for (let c = 0, to = n * rank, at = d * rank; c < rank; c++, to++, at++)
        projected[to] = (projected[to] as number) + value * (basis[at] as number)
    }
  return projected
}

/** Σ v vᵀ over a sample: enough vectors for 512 directions, few enough for seconds. */
function momentsOf(vectors: Float32Array, dimensions: number): Float64Array {
  const count = vectors.length / dimensions
  const step = Math.max(1, Math.floor(count / 20_000))
  const moments = new Float64Array(dimensions * dimensions)
  for (let n = 0; n < count; n += step) {
    const at = n * dimensions
    for (let i = 0; i < dimensions; i++) {
      const value = vectors[at + i] as number
      for (let j = i; j < dimensions; j++)
        moments[i * dimensions + j] =
          (moments[i * dimensions + j] as number) + value * (vectors[at + j] as number)
    }
  }
  for (let i = 0; i < dimensions; i++)
    for (let j = 0; j < i; j++) moments[i * dimensions + j] = moments[j * dimensions + i] as number
  return moments
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const { length } = vector
  return vector.map((_, i) => inner(matrix.subarray(i * length, (i + 1) * length), vector))
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Gram–Schmidt, in place. */
function orthonormalise(columns: Float64Array[]): void {
  columns.forEach((column, c) => {
    for (let before = 0; before < c; before++) {
      const other = columns[before] as Float64Array
      const along = inner(column, other)
      for (let d = 0; d < column.length; d++) column[d] = (column[d] as number) - along * (other[d] as number)
    }
    const length = Math.sqrt(inner(column, column))
    for (let d = 0; d < column.length; d++) column[d] = (column[d] as number) / length
  })
}
