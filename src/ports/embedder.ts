import type { EmbeddingsInterface } from '@langchain/core/embeddings'

/**
 * Text → vectors of unit length. LangChain's `Embeddings` with three facts added, so that vectors of different
 * makers are never compared: two embedders with the same `space` may meet in one index, others may not.
 * Fails with PortError('embedder', …); the retriever then goes on with words alone.
 */
export interface Embedder extends EmbeddingsInterface<number[]> {
  /** Who made the vectors: static-v1, bge-small-zh-v1.5/q8, … */
  readonly name: string
  /** Whose vector space they lie in: bge-small-zh-v1.5, … */
  readonly space: string
  readonly dimensions: number
}
