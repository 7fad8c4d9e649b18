import { readFileSync } from 'node:fs'
import { createPipeline, type Pipeline } from '../../src/answer/pipeline.ts'
import type { Means } from '../../src/answer/state.ts'
import { parseDirectory } from '../../src/corpus/directory.ts'
import { createLibrary } from '../../src/corpus/library.ts'
import { readRegions } from '../../src/corpus/region.ts'
import { createExactVectorStore } from '../../src/drivers/exact-vector-store.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { loadStaticEmbedder } from '../../src/drivers/static-embedder.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { realCorpus } from '../corpus/shelf.ts'

const read = (name: string): string => readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')

/** Search in the shipped index; `words`: without the embedder. */
export async function realSearch(options: { words?: boolean } = {}) {
  const files = createNodeFiles('index')
  const snapshot = await readSnapshot(files)
  const made = options.words ? undefined : await loadStaticEmbedder(files)
  const store = snapshot.vectors && createExactVectorStore(snapshot.vectors)
  const vectors = made && store ? { vectors: { embedder: made.embedder, store } } : {}
  return { snapshot, retriever: createRetriever({ snapshot, ...vectors }) }
}

type Options = { words?: boolean } & Pick<Means, 'chat' | 'stopped' | 'withdrawn'>

/** The answering core on the shipped index, on a day; `words`: without the embedder. */
export async function realPipeline(today: string, options: Options = {}): Promise<Pipeline> {
  const { words, ...means } = options
  const { snapshot, retriever } = await realSearch(words ? { words } : {})
  return createPipeline({
    ...means,
    library: createLibrary(snapshot.documents, snapshot.clauses),
    retriever,
    regions: readRegions(read('regions.tsv'), realCorpus().manifest.regions),
    directory: parseDirectory(read('directory.json'), read('bodies.tsv')),
    today: () => today,
  })
}
