import { describe, expect, it } from 'vitest'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { sketchRows } from '../../src/drivers/row-sketches.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'

/** Four rows at the corners of a square: each on its own side of the mean in both dimensions. */
const SQUARE = Float32Array.of(1, 1, 1, -1, -1, 1, -1, -1)
const unit = (x: number, y: number) => Float32Array.of(x, y)

describe('sketches', () => {
  const square = sketchRows({ dimensions: 2, rows: SQUARE })

  it('are nearest where fewest sides differ, of equals the lower row', () => {
    expect(square.nearest(unit(0.6, -0.8), 1)).toEqual([1])
    expect(square.nearest(unit(0.6, -0.8), 2)).toEqual([0, 1])
    expect(square.nearest(unit(0.6, -0.8), 9)).toEqual([0, 1, 2, 3])
  })

  it('of refused rows are never given, however many are asked for', () => {
    expect(square.nearest(unit(0.6, -0.8), 9, (row) => row !== 1)).toEqual([0, 2, 3])
    expect(square.nearest(unit(0.6, -0.8), 9, () => false)).toEqual([])
  })
})

describe('the exact store over the shipped rows', () => {
  it('finds the best thirty of each question and nine in ten of the best two hundred', async () => {
    const files = createNodeFiles('index')
    const { vectors, questions } = await readSnapshot(files)
    const embedder = (await loadStaticEmbedder(files))?.embedder
    if (!vectors || !embedder) throw new Error('no vectors')
    const { dimensions, rows, clauseOf } = vectors
    const store = createExactVectorStore(vectors)
    const asked = Object.values(questions).flatMap((all, i) => (i % 40 === 0 ? all.slice(0, 1) : []))
    expect(asked.length).toBeGreaterThan(10)
    let [top, wide] = [0, 0]
    for (const question of asked) {
      const query = await embedder.embedQuery(question)
      // Some thousand rows are too few for a shortlist: every row is compared.
      const all: { row: number; score: number }[] = []
      for (let from = 0; from < clauseOf.length; from += 3000) {
        const part = rows.subarray(from * dimensions, (from + 3000) * dimensions)
        const hits = await createExactVectorStore({ dimensions, rows: part }).search(query, 200)
        all.push(...hits.map(({ row, score }) => ({ row: row + from, score })))
      }
      const right = all.toSorted((a, b) => b.score - a.score).slice(0, 200)
      const found = new Set((await store.search(query, 200)).map(({ row }) => row))
      top += right.slice(0, 30).filter(({ row }) => found.has(row)).length
      wide += right.filter(({ row }) => found.has(row)).length
    }
    expect(top / asked.length / 30).toBeGreaterThan(0.995)
    expect(wide / asked.length / 200).toBeGreaterThan(0.9)
  })
})
