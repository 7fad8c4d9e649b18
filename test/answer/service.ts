import { readFileSync } from 'node:fs'
import { createPipeline, type Pipeline } from '../../src/answer/pipeline.ts'
import { parseDirectory } from '../../src/corpus/directory.ts'
import { createLibrary } from '../../src/corpus/library.ts'
import { readRegions } from '../../src/corpus/region.ts'
import { createRetriever } from '../../src/search/retriever.ts'
import { buildSnapshot } from '../../src/search/snapshot.ts'
import { createVocabulary } from '../../src/search/vocabulary.ts'
import { realCorpus } from '../corpus/shelf.ts'

const read = (name: string): string => readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')

/** The answering core on the real gazettes, words alone, on a day. */
export async function realPipeline(today: string): Promise<Pipeline> {
  const { documents, clauses, manifest } = realCorpus()
  const snapshot = await buildSnapshot({
    documents,
    clauses,
    corpusDigest: '',
    vocabulary: createVocabulary([]),
  })
  return createPipeline({
    library: createLibrary(documents, clauses),
    retriever: createRetriever({ snapshot }),
    regions: readRegions(read('regions.tsv'), manifest.regions),
    directory: parseDirectory(read('directory.json')),
    today: () => today,
  })
}
