/** Multiplies a query with every row; element r of the result is row r's. A result stays as it is. */
export type Multiply = (query: Int16Array) => Int32Array

interface Exports {
  memory: WebAssembly.Memory
  multiply(rows: number, end: number, dimensions: number, query: number, products: number): void
}

/** Numbers that are taken at a time, and so what the dimensions must be a multiple of. */
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

/** The rows are copied. undefined: no module was given, or it cannot take these rows. */
export function dotProductsWith(rows: Int8Array, dimensions: number): Multiply | undefined {
  if (!compiled || dimensions % STEP !== 0 || rows.length === 0) return undefined
  const { memory, multiply } = new WebAssembly.Instance(compiled).exports as unknown as Exports
  const queryAt = rows.length
  const productsAt = queryAt + 2 * dimensions
  const size = rows.length / dimensions
  memory.grow(Math.ceil((productsAt + 4 * size) / PAGE))
  new Int8Array(memory.buffer).set(rows)
  return (query) => {
    new Int16Array(memory.buffer, queryAt, dimensions).set(query)
    multiply(0, queryAt, dimensions, queryAt, productsAt)
    return new Int32Array(memory.buffer, productsAt, size).slice()
  }
}
