import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VectorStore } from '../../src/ports/vector-store.ts'

/** Rows on a circle, one a degree apart, so that the right order is known: row r lies at r degrees. */
const CIRCLE = Array.from({ length: 90 }, (_, row) => [
  Math.cos((row * Math.PI) / 180),
  Math.sin((row * Math.PI) / 180),
])

/** What every VectorStore promises. `open` gives one that holds these rows, each given as a list of numbers. */
export function vectorStoreContract(name: string, open: (rows: number[][]) => Promise<VectorStore>): void {
  describe(`vector store: ${name}`, () => {
    it('says its name and size', async () => {
      const store = await open(CIRCLE)
      expect(store.name).toMatch(/\S/)
      expect(store.size).toBe(90)
    })

    it('gives the nearest first, with their cosines', async () => {
      const hits = await (await open(CIRCLE)).search(CIRCLE[40] ?? [], 3)
      expect(hits[0]?.row).toBe(40)
      expect(hits.map((hit) => hit.row).toSorted()).toEqual([39, 40, 41])
      expect(hits[0]?.score).toBeCloseTo(1, 2)
      expect(hits[2]?.score).toBeCloseTo(Math.cos(Math.PI / 180), 2)
    })

    it('looks at directions, not at lengths', async () => {
      const hits = await (
        await open([
          [9, 0],
          [0.1, 0.1],
          [0, 5],
        ])
      ).search([0.2, 0.2], 3)
      expect(hits[0]?.row).toBe(1)
      expect(hits[0]?.score).toBeCloseTo(1, 2)
    })

    it('gives ties by the lower row', async () => {
      const rows = [
        [0, 1],
        [1, 0],
        [1, 0],
        [1, 0],
      ]
      expect((await (await open(rows)).search([1, 0], 4)).map((hit) => hit.row)).toEqual([1, 2, 3, 0])
    })

    it('gives no row that is not allowed', async () => {
      const hits = await (await open(CIRCLE)).search(CIRCLE[40] ?? [], 5, (row) => row % 10 === 0)
      expect(hits.map((hit) => hit.row)[0]).toBe(40)
      expect(hits.every((hit) => hit.row % 10 === 0)).toBe(true)
      expect(await (await open(CIRCLE)).search([1, 0], 5, () => false)).toEqual([])
    })

    it('gives at most k, and what there is when k is more', async () => {
      const store = await open(CIRCLE.slice(0, 5))
      expect(await store.search([1, 0], 0)).toEqual([])
      expect(await store.search([1, 0], 99)).toHaveLength(5)
      expect(await (await open([])).search([1, 0], 3)).toEqual([])
    })

    it('gives each row once, best first, whatever is asked', async () => {
      const store = await open(CIRCLE)
      const angle = fc.integer({ min: 0, max: 359 }).map((degrees) => (degrees * Math.PI) / 180)
      await fc.assert(
        fc.asyncProperty(angle, fc.integer({ min: 1, max: 90 }), async (at, k) => {
          const hits = await store.search([Math.cos(at), Math.sin(at)], k)
          expect(new Set(hits.map((hit) => hit.row)).size).toBe(k)
          const scores = hits.map((hit) => hit.score)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        }),
        { numRuns: 30 },
      )
    })

    it('refuses a question of another length', async () => {
      await expect((await open(CIRCLE)).search([1, 0, 0], 1)).rejects.toThrow('[vector-store]')
    })
  })
}
