import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { comparing, dot } from '../src/cosine.ts'
import { byteProducts, floatProducts, useDotProducts } from '../src/dot-products.ts'
import { loadDotProducts } from '../src/node-dot-products.ts'
import { assemble } from '../train/dot-products.ts'

afterEach(loadDotProducts)

/** Rows and queries of the greatest numbers, and of mixed ones. */
const extremes = (length: number, most: number) =>
  Array.from({ length }, (_, i) => [most, -most, ((i * 2654435761) % (2 * most + 1)) - most][i % 3] as number)

describe('dot-products.wasm', () => {
  it('is what dot-products.wat says', async () => {
    expect(await assemble()).toEqual(new Uint8Array(readFileSync('src/dot-products.wasm')))
  })

  it.each([16, 512, 2048])('multiplies %i numbers a row without a bit lost', (dimensions) => {
    const rows = Int8Array.from(extremes(7 * dimensions, 127))
    const query = Int16Array.from(extremes(dimensions, 8191))
    const scales = Float32Array.from({ length: 7 }, (_, row) => 0.1 + row / 3)
    const expected = Array.from(scales, (own, row) => dot(rows, row * dimensions, query) * 0.3 * own)
    expect(Array.from(byteProducts(rows, scales)?.(query, 0.3) ?? [])).toEqual(expected)
  })

  it.each([4, 320])('multiplies %i fractions a row to the last bit', (dimensions) => {
    const rows = Float32Array.from(extremes(5 * dimensions, 127), (value) => value / 7)
    const query = Float64Array.from(extremes(dimensions, 8191), (value) => value / 3)
    const expected = Array.from({ length: 5 }, (_, row) => dot(rows, row * dimensions, query))
    expect(Array.from(floatProducts(rows, dimensions)?.(query) ?? [])).toEqual(expected)
  })

  it('gives each question numbers of its own', () => {
    const multiply = byteProducts(new Int8Array(16).fill(1), Float32Array.of(1))
    const first = multiply?.(new Int16Array(16).fill(2), 1)
    multiply?.(new Int16Array(16).fill(3), 1)
    expect(first?.[0]).toBe(32)
  })

  it('leaves rows to others that it cannot take', () => {
    expect(byteProducts(new Int8Array(20), new Float32Array(2))).toBeUndefined()
    expect(byteProducts(new Int8Array(0), new Float32Array(0))).toBeUndefined()
    expect(floatProducts(new Float32Array(6), 3)).toBeUndefined()
  })

  it('changes no cosine', () => {
    const values = extremes(3 * 64, 127)
    const unit = Float32Array.from(extremes(64, 1), (value) => value / 8)
    const wide = comparing({ dimensions: 64, rows: Int8Array.from(values) })(unit)
    useDotProducts(undefined)
    expect(comparing({ dimensions: 64, rows: Int8Array.from(values) })(unit)).toEqual(wide)
  })
})
