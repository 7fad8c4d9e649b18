import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createTransformersEmbedder } from '../../src/drivers/transformers-embedder.ts'
import { cosine, embedderContract } from '../ports/embedder.contract.ts'
import { missing, MODEL_DIR } from './optional.ts'

const why = missing({ packageName: '@huggingface/transformers', model: true })

describe.skipIf(why)(`bge-small-zh-v1.5${why && ` (skipped: ${why})`}`, () => {
  const opened = why ? undefined : createTransformersEmbedder({ modelDir: MODEL_DIR, threads: 1 })
  const open = async () => {
    if (!opened) throw new Error(why)
    return opened
  }
  embedderContract('transformers', open)

  it('gives the vectors that its weights are known for', async () => {
    const embedder = await open()
    // One at a time, as they were measured: 8-bit weights let a batch's longest text touch the others' third decimal.
    const [question, right, wrong] = [
      await embedder.embedQuery('重度残疾人护理补贴谁能领？'),
      await embedder.embedQuery('一级二级残疾人有护理补贴'),
      await embedder.embedQuery('今天天气不错'),
    ]
    expect(cosine(question, right)).toBeCloseTo(0.784, 2)
    expect(cosine(question, wrong)).toBeCloseTo(0.304, 2)
  })

  it('tells its weights apart by a digest', async () => {
    expect((await open()).digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says where it looked when there is no model, and does not fetch one', async () => {
    await expect(createTransformersEmbedder({ modelDir: tmpdir() })).rejects.toThrow(
      `[embedder] 文件夹 ${tmpdir()} 里`,
    )
  })
})
