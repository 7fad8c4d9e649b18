import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNodeFiles } from '../src/drivers/node-files.ts'
import { createWorkersAiEmbedder } from '../src/drivers/workers-ai-embedder.ts'
import { readSnapshot, writeSnapshot } from '../src/search/snapshot-files.ts'
import { buildSnapshot } from '../src/search/snapshot.ts'

/** Stands for Workers AI: a text's vector tells how often each of 1,024 kinds of characters stands in it. */
function binding() {
  const asked: string[] = []
  const embed = (text: string) => {
    const vector = Array.from({ length: 1024 }, () => 0)
    for (const c of text) vector[(c.codePointAt(0) ?? 0) % 1024] = 1
    return vector
  }
  return {
    asked,
    async run(_model: string, { text }: { text: string[] }) {
      asked.push(...text)
      return { data: text.map(embed) }
    },
  }
}

type Parts = ReadonlyMap<string, Uint8Array>

/** The index as the platform serves it; `parts` stand in place of its own files. */
const assets = (parts: Parts = new Map()) => ({
  fetch: async (request: Request | string | URL) => {
    const name = new URL(request instanceof Request ? request.url : request).pathname.split('/').at(-1) ?? ''
    return new Response(new Uint8Array(parts.get(name) ?? readFileSync(`index/${name}`)))
  },
})

/** A few clauses of the shipped index, with rows in the space of the model that is bound. */
async function indexOf(ai: ReturnType<typeof binding>): Promise<Parts> {
  const { documents, clauses, vocabulary } = await readSnapshot(createNodeFiles('index'))
  const standard = { embedder: createWorkersAiEmbedder(ai), digest: 'm3' }
  const few = clauses.slice(0, 30).map((clause) => ({ ...clause, notes: [], definitions: [] }))
  return writeSnapshot(
    await buildSnapshot({ documents, clauses: few, corpusDigest: 'd', vocabulary, standard }),
  )
}

const said: string[] = []
beforeEach(() => {
  vi.resetModules()
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void said.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

async function embedderOf(env: object): Promise<string> {
  const { default: worker } = await import('../src/worker.ts')
  const full = { ASSETS: assets(), EMBEDDER: 'workers-ai', ...env }
  await worker.fetch(new Request('http://x/api/search?q=残疾人补贴'), full)
  const ready = await worker.fetch(new Request('http://x/readyz'), full)
  return ((await ready.json()) as { versions: { embedder: string } }).versions.embedder
}
const told = () => said.filter((line) => line.includes('EMBEDDER'))

describe('EMBEDDER=workers-ai in the Worker', () => {
  it('asks the binding where the index has rows of its space', async () => {
    const ai = binding()
    const parts = await indexOf(ai)
    ai.asked.length = 0
    expect(await embedderOf({ AI: ai, ASSETS: assets(parts) })).toBe('workers-ai/bge-m3')
    expect(ai.asked).toEqual(['残疾人补贴'])
    expect(told()).toEqual([])
  })

  it('uses the shipped table where it has none, and says so', async () => {
    const ai = binding()
    expect(await embedderOf({ AI: ai })).toBe('static-v1')
    expect(ai.asked).toEqual([])
    expect(told()).toEqual(['EMBEDDER=workers-ai 没有用上：索引里没有 bge-m3 的向量。现在用 static-v1。'])
  })

  it('uses the shipped table where nothing is bound, and says so', async () => {
    expect(await embedderOf({})).toBe('static-v1')
    expect(told()[0]).toContain('没有绑定 AI')
  })
})
