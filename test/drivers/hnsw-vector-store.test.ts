import { describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createHnswVectorStore } from '../../src/drivers/hnsw-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { vectorStoreContract } from '../ports/vector-store.contract.ts'
import { missing } from './optional.ts'

const why = missing({ packageName: 'hnswlib-node' })
const QUESTIONS = 100
const K = 10

describe.skipIf(why)(`hnswlib-node${why && ` (skipped: ${why})`}`, () => {
  vectorStoreContract('hnsw', (rows) =>
    createHnswVectorStore({ dimensions: 2, rows: Float32Array.from(rows.flat()) }),
  )

  it('finds at least 95 % of what the exact scan finds among the real sentences', async () => {
    const { vectors } = await readSnapshot(createNodeFiles('index'))
    if (!vectors) throw new Error('the shipped index has no vectors')
    const { rows, dimensions } = vectors
    const exact = createExactVectorStore({ dimensions, rows })
    const graph = await createHnswVectorStore({ dimensions, rows })
    const step = Math.floor(exact.size / QUESTIONS)
    let found = 0
    for (let n = 0; n < QUESTIONS; n++) {
      // Between two sentences, so that no row is the answer to itself.
      const [a, b] = [n * step, n * step + 1].map((row) =>
        rows.subarray(row * dimensions, (row + 1) * dimensions),
      )
      const question = Array.from(a ?? [], (value, i) => value + (b?.[i] ?? 0))
      const right = new Set((await exact.search(question, K)).map((hit) => hit.row))
      found += (await graph.search(question, K)).filter((hit) => right.has(hit.row)).length
    }
    expect(found / (QUESTIONS * K)).toBeGreaterThanOrEqual(0.95)
  })
})
