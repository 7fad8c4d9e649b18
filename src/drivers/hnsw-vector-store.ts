import type { VectorRows } from '../cosine.ts'
import { PortError } from '../errors.ts'
import type { VectorStore } from '../ports/vector-store.ts'
import { unitOf } from './unit.ts'

/** What is used of hnswlib-node 3. Declared here because the package is optional: it compiles C++. */
interface Graph {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void
  addPoint(point: number[], label: number): void
  setEf(ef: number): void
  searchKnn(
    query: number[],
    k: number,
    allow?: (label: number) => boolean,
  ): { distances: number[]; neighbors: number[] }
}
interface Hnswlib {
  HierarchicalNSW: new (space: 'ip', dimensions: number) => Graph
}

/** The package's name in a variable, so that neither the compiler nor a bundler asks for it. */
const PACKAGE: string = 'hnswlib-node'

/** Malkov & Yashunin (arXiv 1603.09320): M 16 and 200 suit 100–1,000 dimensions; the seed makes the graph repeatable. */
const GRAPH = { m: 16, efConstruction: 200, randomSeed: 100 }
/** How many candidates a search holds: never fewer than it must return, 200 measured 98.6 % on random vectors. */
const LEAST_EF = 200

/**
 * Approximate nearest vectors over a graph. Pays from about 20,000 vectors on. PortError('vector-store') when the package
 * is not installed.
 */
export async function createHnswVectorStore({ dimensions, rows }: VectorRows): Promise<VectorStore> {
  const { HierarchicalNSW } = await load()
  const size = rows.length / dimensions
  if (!Number.isInteger(size))
    throw new PortError('vector-store', `向量长度不是 ${dimensions}`, { retryable: false })
  const graph = new HierarchicalNSW('ip', dimensions)
  graph.initIndex({ maxElements: Math.max(1, size), ...GRAPH })
  for (let row = 0; row < size; row++) {
    const unit = unitOf(rows.subarray(row * dimensions, (row + 1) * dimensions), dimensions)
    graph.addPoint(Array.from(unit), row)
  }
  return {
    name: 'hnsw',
    size,
    async search(query, k, allow) {
      const unit = unitOf(query, dimensions)
      const most = Math.min(k, size)
      if (most <= 0) return []
      graph.setEf(Math.max(LEAST_EF, most))
      try {
        const { distances, neighbors } = graph.searchKnn(Array.from(unit), most, allow)
        const hits = neighbors.map((row, i) => ({ row, score: 1 - (distances[i] as number) }))
        return hits.sort((a, b) => b.score - a.score || a.row - b.row)
      } catch (cause) {
        throw new PortError('vector-store', 'hnsw 查找失败', { retryable: true, cause })
      }
    },
  }
}

async function load(): Promise<Hnswlib> {
  try {
    const module = (await import(PACKAGE)) as Hnswlib & { default?: Hnswlib }
    return module.default ?? module
  } catch (cause) {
    throw new PortError('vector-store', `没有安装 ${PACKAGE}：npm install ${PACKAGE}`, {
      retryable: false,
      cause,
    })
  }
}
