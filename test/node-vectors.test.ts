import { describe, expect, it } from 'vitest'
import { nodeEmbedder, nodeStore } from '../src/node-vectors.ts'
import { readSettings } from '../src/settings.ts'

const noFiles = { read: () => Promise.resolve(null) }
const rows = { dimensions: 4, rows: Int8Array.from({ length: 40 }, (_, i) => (i * 7) % 11) }

describe('what Node chooses', () => {
  it('embeds with nobody when told so, or when the shipped table is missing', async () => {
    expect(await nodeEmbedder(readSettings({ EMBEDDER: 'none' }), noFiles)).toBeUndefined()
    expect(await nodeEmbedder(readSettings({}), noFiles)).toBeUndefined()
  })

  it('refuses what only a Worker has', async () => {
    await expect(nodeEmbedder(readSettings({ EMBEDDER: 'workers-ai' }), noFiles)).rejects.toThrow('EMBEDDER')
  })

  it('stops where a named model is not there', async () => {
    const settings = readSettings({ EMBEDDER: 'transformers', MODEL_DIR: '/nowhere' })
    await expect(nodeEmbedder(settings, noFiles)).rejects.toThrow(/MODEL_DIR|\[embedder\]/)
  })

  it('looks at every vector of a few, and answers the same from hnsw or its stand-in', async () => {
    const exact = await nodeStore(readSettings({}))(rows)
    const graph = await nodeStore(readSettings({ VECTOR_STORE: 'hnsw' }))(rows)
    expect(exact.name).toMatch(/^exact/)
    const query = [1, 2, 3, 4]
    expect((await graph.search(query, 3)).map((hit) => hit.row)).toEqual(
      (await exact.search(query, 3)).map((hit) => hit.row),
    )
  })
})
