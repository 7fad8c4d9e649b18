import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { quantise } from '../../src/search/sentence-vectors.ts'
import { cosine } from '../ports/embedder.contract.ts'
import { vectorStoreContract } from '../ports/vector-store.contract.ts'

vectorStoreContract('exact, Float32', async (rows) =>
  createExactVectorStore({ dimensions: 2, rows: Float32Array.from(rows.flat()) }),
)

vectorStoreContract('exact, Int8', async (rows) => {
  const small = new Int8Array(rows.length * 2)
  rows.forEach((row, i) => quantise(row, small, i * 2))
  return createExactVectorStore({ dimensions: 2, rows: small })
})

it('refuses rows that are not whole', () => {
  expect(() => createExactVectorStore({ dimensions: 2, rows: new Int8Array(3) })).toThrow('[vector-store]')
})

it('agrees with the plain sum of products for any number of rows and dimensions', async () => {
  const shape = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  await fc.assert(
    fc.asyncProperty(
      shape,
      fc.infiniteStream(fc.integer({ min: 1, max: 50 })),
      async ([size, dimensions], stream) => {
        const next = () => stream.next().value as number
        const rows = Float32Array.from({ length: size * dimensions }, next)
        const query = Array.from({ length: dimensions }, next)
        const allow = (row: number) => row % 2 === 0
        const hits = await createExactVectorStore({ dimensions, rows }).search(query, size, allow)
        expect(hits).toHaveLength(Math.ceil(size / 2))
        for (const { row, score } of hits)
          expect(score).toBeCloseTo(
            cosine(query, [...rows.subarray(row * dimensions, (row + 1) * dimensions)]),
            4,
          )
      },
    ),
  )
})
