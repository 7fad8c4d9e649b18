import type { VectorRows } from './cosine.ts'
import { cacheQueries } from './drivers/caching-embedder.ts'
import { createExactVectorStore } from './drivers/exact-vector-store.ts'
import { createHnswVectorStore } from './drivers/hnsw-vector-store.ts'
import { loadStaticEmbedder } from './drivers/static-embedder.ts'
import { createTransformersEmbedder } from './drivers/transformers-embedder.ts'
import { PortError } from './errors.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Files } from './ports/files.ts'
import type { VectorStore } from './ports/vector-store.ts'
import { SettingsError } from './settings.ts'
import type { Settings } from './settings.ts'

/** From here on a graph is faster than looking at every vector. */
const GRAPH_FROM = 20_000

/** Who turns the question into a vector, as the settings say. undefined: words alone. */
export async function nodeEmbedder(settings: Settings, files: Files): Promise<Embedder | undefined> {
  const { embedder, modelDir, modelRemote } = settings
  switch (embedder) {
    case 'none':
      return undefined
    case 'static':
      return (await loadStaticEmbedder(files))?.embedder
    case 'transformers':
      return cacheQueries(
        await createTransformersEmbedder({ ...(modelDir ? { modelDir } : {}), remote: modelRemote }),
      )
    case 'workers-ai':
      throw new SettingsError('设置 EMBEDDER 不对：workers-ai 只在 Cloudflare Worker 上能用。')
  }
}

/** Keeps the vectors where the settings say, or by how many there are. Without hnswlib-node it looks at every one. */
export function nodeStore({ vectorStore }: Settings): (rows: VectorRows) => Promise<VectorStore> {
  return async (rows) => {
    const graph = vectorStore ? vectorStore === 'hnsw' : rows.rows.length / rows.dimensions >= GRAPH_FROM
    if (!graph) return createExactVectorStore(rows)
    try {
      return await createHnswVectorStore(rows)
    } catch (error) {
      if (!(error instanceof PortError)) throw error
      console.warn(`用不了 hnsw（${error.message}），改为逐个比较：结果一样，向量多时慢一些。`)
      return createExactVectorStore(rows)
    }
  }
}
