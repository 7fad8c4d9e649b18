import { PortError } from '../errors.ts'
import type { Embedder } from '../ports/embedder.ts'

/** What is used of the Workers AI binding. It has no local simulator: tests bring one of their own. */
export interface AiBinding {
  run(model: string, input: { text: string[] }): Promise<unknown>
}

const MODEL = '@cf/baai/bge-m3'
const DIMENSIONS = 1024
/** The most texts that one call takes. */
const BATCH = 100

/**
 * bge-m3 on Cloudflare's machines, vectors brought to unit length. Its space is its own: an index to be searched with it
 * must be built with it.
 */
export function createWorkersAiEmbedder(ai: AiBinding): Embedder {
  const embedDocuments = async (texts: string[]): Promise<number[][]> => {
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += BATCH)
      vectors.push(...(await embedBatch(ai, texts.slice(from, from + BATCH))))
    return vectors
  }
  return {
    name: 'workers-ai/bge-m3',
    space: 'bge-m3',
    dimensions: DIMENSIONS,
    embedDocuments,
    async embedQuery(text) {
      const [vector] = await embedDocuments([text])
      return vector ?? []
    },
  }
}

async function embedBatch(ai: AiBinding, text: string[]): Promise<number[][]> {
  let response: unknown
  try {
    response = await ai.run(MODEL, { text })
  } catch (cause) {
    throw new PortError('embedder', `Workers AI 没有回答（${MODEL}）`, { retryable: true, cause })
  }
  const data = (response as { data?: unknown } | null)?.data
  if (!Array.isArray(data) || data.length !== text.length || !data.every(isVector))
    throw new PortError('embedder', `Workers AI 给出的不是 ${text.length} 个 ${DIMENSIONS} 维向量`, {
      retryable: false,
    })
  return data.map(toUnit)
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === DIMENSIONS && value.every((v) => Number.isFinite(v))
}

function toUnit(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((value) => value / length) : vector
}
