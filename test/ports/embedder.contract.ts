import { describe, expect, it } from 'vitest'
import type { Embedder } from '../../src/ports/embedder.ts'

const TEXTS = ['重度残疾人护理补贴谁能领？', '为65周岁以上老年人免费体检。', '今天天气不错']

/** What every Embedder promises. */
export function embedderContract(name: string, open: () => Promise<Embedder>): void {
  describe(`embedder: ${name}`, () => {
    it('says who it is', async () => {
      const { name: own, space, dimensions } = await open()
      expect(own).toMatch(/\S/)
      expect(space).toMatch(/\S/)
      expect(dimensions).toBeGreaterThan(0)
    })

    it('gives one vector a text, of its dimensions, at unit length', async () => {
      const embedder = await open()
      const vectors = await embedder.embedDocuments(TEXTS)
      expect(vectors.map((vector) => vector.length)).toEqual(TEXTS.map(() => embedder.dimensions))
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4)
    })

    it('keeps the order of the texts, over as many as it is given', async () => {
      const embedder = await open()
      const [first, second] = await embedder.embedDocuments(TEXTS.slice(0, 2))
      const many = await embedder.embedDocuments(Array.from({ length: 230 }, (_, i) => TEXTS[i % 2] ?? ''))
      expect(many).toHaveLength(230)
      expect(cosine(many[228], first)).toBeGreaterThan(0.99)
      expect(cosine(many[229], second)).toBeGreaterThan(0.99)
      expect(cosine(many[229], first)).toBeLessThan(0.99)
    })

    it('embeds a question as it embeds a text', async () => {
      const embedder = await open()
      const [document] = await embedder.embedDocuments([TEXTS[0] ?? ''])
      expect(cosine(await embedder.embedQuery(TEXTS[0] ?? ''), document)).toBeGreaterThan(0.999)
    })

    it('gives nothing for nothing', async () => {
      expect(await (await open()).embedDocuments([])).toEqual([])
    })

    it('takes odd texts: none, one mark, a very long one', async () => {
      const embedder = await open()
      for (const vector of await embedder.embedDocuments(['', '。', '残疾人'.repeat(500)])) {
        expect(vector).toHaveLength(embedder.dimensions)
        expect(vector.every(Number.isFinite)).toBe(true)
      }
    })
  })
}

export const cosine = (a: readonly number[] = [], b: readonly number[] = []): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b))
