import { describe, expect, it } from 'vitest'
import { createWorkersAiEmbedder } from '../../src/drivers/workers-ai-embedder.ts'
import { PortError } from '../../src/errors.ts'
import { embedderContract } from '../ports/embedder.contract.ts'

/** A binding that answers as Workers AI does: one vector of 1,024 numbers a text, told apart by its first characters. */
function binding() {
  const calls: { model: string; count: number }[] = []
  return {
    calls,
    async run(model: string, { text }: { text: string[] }) {
      calls.push({ model, count: text.length })
      const vector = (t: string) =>
        Array.from({ length: 1024 }, (_, i) => ((t.charCodeAt(i % 8) || 1) % 97) - 48)
      return { shape: [text.length, 1024], data: text.map(vector), pooling: 'cls' }
    },
  }
}

embedderContract('Workers AI', async () => createWorkersAiEmbedder(binding()))

describe('Workers AI', () => {
  it('asks bge-m3, at most a hundred texts a call', async () => {
    const ai = binding()
    await createWorkersAiEmbedder(ai).embedDocuments(Array.from({ length: 201 }, (_, i) => `第${i}句`))
    expect(ai.calls).toEqual([100, 100, 1].map((count) => ({ model: '@cf/baai/bge-m3', count })))
  })

  it('says that one may try again when the binding fails', async () => {
    const down = createWorkersAiEmbedder({
      run: async () => {
        throw new Error('3040: capacity')
      },
    })
    const error = await down.embedQuery('护理').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(PortError)
    expect(error).toMatchObject({ port: 'embedder', retryable: true })
  })

  it.each([
    ['nothing', null],
    ['no data', { result: 1 }],
    ['too few vectors', { data: [] }],
    ['short vectors', { data: [[1, 2]] }],
    ['no numbers', { data: [Array.from({ length: 1024 }, () => null)] }],
  ])('refuses %s', async (_, response) => {
    const odd = createWorkersAiEmbedder({ run: async () => response })
    await expect(odd.embedQuery('护理')).rejects.toMatchObject({ port: 'embedder', retryable: false })
  })
})
