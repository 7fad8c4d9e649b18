/** Of a query with every row; element r is row r's. A result stays as it is. */
export type Products<Query, Rest extends unknown[] = []> = (query: Query, ...rest: Rest) => Float64Array

interface Exports {
  memory: WebAssembly.Memory
  multiplyBytes(
    rows: number,
    end: number,
    dimensions: number,
    query: number,
    scale: number,
    scales: number,
    products: number,
  ): void
  multiplyFloats(rows: number, end: number, size: number, query: number, products: number): void
}

/** Bytes that are taken at a time, and so what a row's must be a multiple of. */
const STEP = 16
const PAGE = 65_536

let compiled: WebAssembly.Module | undefined

/**
 * Gives this process dot-products.wasm (made from dot-products.wat by train/dot-products.ts), before an index is read.
 * Without it every product is worked out one by one: the same numbers, twenty times as slow.
 */
export function useDotProducts(module: WebAssembly.Module | undefined): void {
  compiled = module
}

/** Rows are copied. undefined: no module was given, or it cannot take these rows. */
function placed(rows: Int8Array | Float32Array, dimensions: number, beside: number) {
  if (!compiled || rows.length === 0 || (dimensions * rows.BYTES_PER_ELEMENT) % STEP !== 0) return undefined
  const { memory, ...run } = new WebAssembly.Instance(compiled).exports as unknown as Exports
  memory.grow(Math.ceil((rows.byteLength + beside) / PAGE))
  const { buffer } = memory
  new Uint8Array(buffer).set(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength))
  return { buffer, end: rows.byteLength, run }
}

/** Products of 8-bit rows, each times its row's scale and the query's. */
export function byteProducts(
  rows: Int8Array,
  scales: Float32Array,
): Products<Int16Array, [scale: number]> | undefined {
  const size = scales.length
  const dimensions = rows.length / size
  const place = placed(rows, dimensions, 2 * dimensions + 12 * size)
  if (!place) return undefined
  const { buffer, end, run } = place
  const query = new Int16Array(buffer, end, dimensions)
  const products = new Float64Array(buffer, query.byteOffset + query.byteLength, size)
  const scalesAt = products.byteOffset + products.byteLength
  new Float32Array(buffer, scalesAt, size).set(scales)
  return (given, scale) => {
    query.set(given)
    run.multiplyBytes(0, end, dimensions, end, scale, scalesAt, products.byteOffset)
    return products.slice()
  }
}

/** Products of 32-bit rows with a query of 64-bit numbers, to the last bit as `dot` in cosine.ts gives them. */
export function floatProducts(rows: Float32Array, dimensions: number): Products<Float64Array> | undefined {
  const size = rows.length / dimensions
  const place = placed(rows, dimensions, 8 * (dimensions + size))
  if (!place) return undefined
  const { buffer, end, run } = place
  const query = new Float64Array(buffer, end, dimensions)
  const products = new Float64Array(buffer, end + query.byteLength, size)
  return (given) => {
    query.set(given)
    run.multiplyFloats(0, end, 4 * dimensions, end, products.byteOffset)
    return products.slice()
  }
}
