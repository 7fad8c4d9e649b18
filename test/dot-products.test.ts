import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { comparing } from '../src/cosine.ts'
import { dotProductsWith, useDotProducts } from '../src/dot-products.ts'
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
    const expected = Array.from({ length: 7 }, (_, row) =>
      query.reduce((sum, value, i) => sum + value * (rows[row * dimensions + i] as number), 0),
    )
    const multiply = dotProductsWith(rows, dimensions)
    expect(Array.from(multiply?.(query) ?? [])).toEqual(expected)
  })

  it('gives each question numbers of its own', () => {
    const multiply = dotProductsWith(
      Int8Array.from({ length: 16 }, () => 1),
      16,
    )
    const first = multiply?.(new Int16Array(16).fill(2))
    multiply?.(new Int16Array(16).fill(3))
    expect(first?.[0]).toBe(32)
  })

  it('leaves rows to others that it cannot take', () => {
    expect(dotProductsWith(new Int8Array(20), 10)).toBeUndefined()
    expect(dotProductsWith(new Int8Array(0), 16)).toBeUndefined()
  })

  it('changes no cosine', () => {
    const values = extremes(3 * 64, 127)
    const unit = Float32Array.from(extremes(64, 1), (value) => value / 8)
    const wide = comparing({ dimensions: 64, rows: Int8Array.from(values) })(unit)
    useDotProducts(undefined)
    const one = comparing({ dimensions: 64, rows: Int8Array.from(values) })(unit)
    for (const row of [0, 1, 2]) expect(wide(row)).toBe(one(row))
  })
})
