import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createPipeline } from '../../src/answer/pipeline.ts'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import { PortError } from '../../src/errors.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import type { Services } from '../../src/services.ts'
import { servicesFrom } from '../../src/services-from.ts'
import { readSettings } from '../../src/settings.ts'
import { TIME_LIMITS, within } from '../../src/time-limit.ts'
import { fakeServices } from '../fixtures/services.ts'

const forever = <T>(): Promise<T> => new Promise<T>(() => {})
const settings = readSettings({ TODAY: '2026-01-31' })

describe('within', () => {
  it('passes on what came in time, value or error', async () => {
    expect(await within('store', Promise.resolve(1), 50)).toBe(1)
    await expect(within('store', Promise.reject(new Error('own')), 50)).rejects.toThrow('own')
  })
  it('ends what hangs, as a failure that may be tried again', async () => {
    const late = within('store', forever(), 20)
    await expect(late).rejects.toThrow(PortError)
    await expect(late).rejects.toMatchObject({ port: 'store', retryable: true })
  })
  it('leaves room for the parts within the whole', () => {
    const { embedder, request, step } = TIME_LIMITS
    expect(embedder + TIME_LIMITS['vector-store']).toBeLessThan(step)
    expect(step).toBeLessThan(request)
  })
})

describe('a hanging part', () => {
  const files = createNodeFiles('index')
  let embedder: Embedder
  beforeAll(async () => {
    const made = await loadStaticEmbedder(files)
    if (!made) throw new Error('no embedder')
    embedder = made.embedder
  })
  const lame = (): Embedder => ({
    name: embedder.name,
    space: embedder.space,
    dimensions: embedder.dimensions,
    embedDocuments: (texts) => embedder.embedDocuments(texts),
    embedQuery: forever,
  })

  it.each([
    ['embedder', () => ({ embedder: lame(), store: createExactVectorStore })],
    [
      'vector store',
      () => ({
        embedder,
        store: (rows: Parameters<typeof createExactVectorStore>[0]) => ({
          ...createExactVectorStore(rows),
          search: forever,
        }),
      }),
    ],
  ] as const)('%s: the question is answered by words alone', async (_, drivers) => {
    const services = await servicesFrom(
      { files, ...drivers() } as Parameters<typeof servicesFrom>[0],
      settings,
    )
    const app = createApp(services, settings, { log: () => {} })
    const started = performance.now()
    const response = await app.request(`/api/search?q=${encodeURIComponent('护理补贴谁能领')}&k=3`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ degraded: true, passages: [{}, {}, {}] })
    expect(performance.now() - started).toBeLessThan(4_000)
    const answer = await services.ask({ question: '重度残疾人护理补贴谁能领？', region: '吉林省' })
    expect(answer.status).toBe('answered')
  })

  it('step of the pipeline: the question ends as a failed port', async () => {
    const services = fakeServices()
    const pipeline = createPipeline({
      library: services.library,
      retriever: { search: forever },
      regions: { byName: () => undefined, resolve: () => undefined, mentionedIn: () => [] } as never,
      directory: { hotlineFor: () => ({ name: '热线', phone: '12385' }) } as never,
      today: () => '2026-01-31',
    })
    await expect(pipeline.ask({ question: '护理补贴' })).rejects.toMatchObject({ port: 'step' })
  })

  it.each<[string, Partial<Services>, string, RequestInit]>([
    [
      'answer, asked by program',
      { ask: forever },
      '/api/ask',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: '补贴' }),
      },
    ],
    [
      'search',
      { retriever: { search: forever } },
      '/api/search?q=补贴',
      { headers: { accept: 'application/json' } },
    ],
    ['answer, asked on the page', { ask: forever }, '/?q=补贴', { headers: { accept: 'text/html' } }],
  ])('%s: 503, and whom to call', async (_, changes, path, init) => {
    const app = createApp(fakeServices(changes), settings, { log: () => {}, patience: 50 })
    const response = await app.request(path, init)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await response.text()).toMatch(/没有来得及回答[^]*12385/)
  })
})
