import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { createStaticEmbedder, loadStaticEmbedder, TABLE_FILE } from '../../src/drivers/static-embedder.ts'
import { piecesOf, readTable, writeTable, type StaticTable } from '../../src/drivers/static-table.ts'
import { cosine, embedderContract } from '../ports/embedder.contract.ts'
import { createTransformersEmbedder } from '../../src/drivers/transformers-embedder.ts'
import { missing, MODEL_DIR } from './optional.ts'

const shipped = async () => {
  const loaded = await loadStaticEmbedder(createNodeFiles('index'))
  if (!loaded) throw new Error('no embedder.bin in index/')
  return loaded
}

embedderContract('static', async () => (await shipped()).embedder)

const TABLE: StaticTable = {
  name: 'tiny',
  space: 'tiny-space',
  rank: 1,
  dimensions: 2,
  pieces: ['老', '老人', '病'],
  rows: Int8Array.of(100, 50, -100),
  scales: Float32Array.of(0.01, 0.02, 0.01),
  basis: Float32Array.of(3, 4),
}

describe('static table', () => {
  it('reads what it wrote', () => {
    expect(readTable(writeTable(TABLE).buffer)).toEqual(TABLE)
  })

  it('sums the rows of a text’s pieces, turns them, and brings them to unit length', async () => {
    const embedder = createStaticEmbedder(writeTable(TABLE).buffer)
    for (const [text, vector] of [
      ['老人', [0.6, 0.8]],
      ['病', [-0.6, -0.8]],
      ['无', [0, 0]],
    ] as const) {
      const found = await embedder.embedQuery(text)
      found.forEach((value, i) => expect(value).toBeCloseTo(vector[i] ?? NaN, 6))
    }
    expect(embedder).toMatchObject({ name: 'tiny', space: 'tiny-space', dimensions: 2 })
  })

  it('is refused when it is cut, longer, or something else', () => {
    const bytes = writeTable(TABLE)
    for (const wrong of [
      bytes.slice(0, -4),
      Uint8Array.of(...bytes, 0, 0, 0, 0),
      bytes.slice(1),
      new Uint8Array(),
    ])
      expect(() => createStaticEmbedder(wrong.slice().buffer)).toThrow(`[embedder] ${TABLE_FILE}`)
  })

  it('cuts a text into characters and pairs, its ends marked', () => {
    expect(piecesOf('Ａ 病')).toEqual(['^', 'a', '病', '$', '^a', 'a病', '病$'])
  })
})

describe('the shipped table', () => {
  it('is at most 10 MB', () => {
    expect(readFileSync(`index/${TABLE_FILE}`).length).toBeLessThanOrEqual(10_000_000)
  })

  it('is told apart by its digest', async () => {
    expect((await shipped()).digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is none where there is none', async () => {
    expect(await loadStaticEmbedder({ read: async () => null })).toBeUndefined()
  })

  const why = missing({ packageName: '@huggingface/transformers', model: true })
  it.skipIf(why)(
    `foresees its teacher on what nobody trained it on${why && ` (skipped: ${why})`}`,
    async () => {
      const texts = ['俺娘腿摔折了住院的钱谁给出点', '外地户口的娃在这儿念书收不收费', '村口路灯坏了找谁修']
      const teacher = await createTransformersEmbedder({ modelDir: MODEL_DIR, threads: 1 })
      const [student, right] = await Promise.all([
        (await shipped()).embedder.embedDocuments(texts),
        teacher.embedDocuments(texts),
      ])
      const cosines = student.map((vector, i) => cosine(vector, right[i]))
      expect(cosines.reduce((a, b) => a + b, 0) / texts.length).toBeGreaterThan(0.85)
    },
  )
})
