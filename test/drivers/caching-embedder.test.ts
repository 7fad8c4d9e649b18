import { describe, expect, it } from 'vitest'
import { cacheQueries } from '../../src/drivers/caching-embedder.ts'
import { brokenEmbedder, subjectEmbedder } from '../search/collection.ts'

describe('an embedder that keeps the last questions’ vectors', () => {
  it('asks once for a question that comes again, and gives the same vector', async () => {
    const inner = subjectEmbedder()
    const cached = cacheQueries(inner)
    const first = await cached.embedQuery('轮椅补贴')
    expect(await cached.embedQuery('轮椅补贴')).toEqual(first)
    expect(first).toEqual(await subjectEmbedder().embedQuery('轮椅补贴'))
    await cached.embedQuery('老人看病')
    expect(inner.asked).toEqual(['轮椅补贴', '老人看病'])
  })

  it('is not changed by what a caller does with the vector', async () => {
    const cached = cacheQueries(subjectEmbedder())
    const vector = await cached.embedQuery('轮椅')
    vector[0] = 9
    expect((await cached.embedQuery('轮椅'))[0]).not.toBe(9)
  })

  it('forgets the one that was not asked for longest', async () => {
    const inner = subjectEmbedder()
    const cached = cacheQueries(inner, 2)
    for (const question of ['一', '二', '一', '三', '一', '二']) await cached.embedQuery(question)
    expect(inner.asked).toEqual(['一', '二', '三', '二'])
  })

  it('keeps no failure: the next question tries again', async () => {
    const broken = brokenEmbedder()
    let tries = 0
    const cached = cacheQueries({ ...broken, embedQuery: (text) => (tries++, broken.embedQuery(text)) })
    await expect(cached.embedQuery('轮椅')).rejects.toThrow('[embedder]')
    await expect(cached.embedQuery('轮椅')).rejects.toThrow('[embedder]')
    expect(tries).toBe(2)
  })

  it('passes on who made the vectors, and documents as they are', async () => {
    const inner = subjectEmbedder()
    const cached = cacheQueries(inner)
    expect([cached.name, cached.space, cached.dimensions]).toEqual([
      inner.name,
      inner.space,
      inner.dimensions,
    ])
    await cached.embedDocuments(['房', '房'])
    expect(inner.asked).toEqual(['房', '房'])
  })
})
