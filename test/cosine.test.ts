import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparing } from '../src/cosine.ts'
import { cosine } from './ports/embedder.contract.ts'

const shape = fc.record({
  dimensions: fc.constantFrom(1, 3, 4, 8, 64, 512),
  size: fc.integer({ min: 1, max: 5 }),
  values: fc.infiniteStream(fc.integer({ min: -127, max: 127 })),
})

describe.each([
  ['Int8', (values: number[]) => Int8Array.from(values)],
  ['Float32', (values: number[]) => Float32Array.from(values)],
])('comparing %s rows', (_, rowsOf) => {
  it('gives their cosines, whatever the number of dimensions', () => {
    fc.assert(
      fc.property(shape, ({ dimensions, size, values }) => {
        const next = () => values.next().value as number
        const rows = Array.from({ length: size }, () => Array.from({ length: dimensions }, next))
        const query = Array.from({ length: dimensions }, next)
        fc.pre([query, ...rows].every((row) => row.some((value) => value !== 0)))
        const unit = Float32Array.from(query, (value) => value / Math.hypot(...query))
        const cosines = comparing({ dimensions, rows: rowsOf(rows.flat()) })(unit)
        rows.forEach((row, i) => expect(cosines[i]).toBeCloseTo(cosine(query, row), 3))
      }),
      { numRuns: 100 },
    )
  })

  it('finds a row of length 0 like nothing, and nothing like a query of length 0', () => {
    const compare = comparing({ dimensions: 4, rows: rowsOf([0, 0, 0, 0, 1, 2, 3, 4]) })
    expect(compare(Float32Array.of(1, 0, 0, 0))[0]).toBe(0)
    expect(compare(new Float32Array(4))[1]).toBe(0)
  })
})
