import { digestCorpus } from './node-corpus.ts'
import { readCorpusDigest } from './search/snapshot-files.ts'
import type { Files } from './ports/files.ts'

/** Makes the index anew when corpus/ has changed since it was made, so that an added gazette is there after a restart. */
export async function refreshIndex(files: Files, modelDir?: string): Promise<void> {
  if ((await readCorpusDigest(files)) === digestCorpus()) return
  // Loaded only now: the reading of gazettes would cost every start a fifth of a second.
  const { ingest } = await import('./ingest.ts')
  console.log('公报有变动，正在重做索引……')
  const report = await ingest(modelDir ? { modelDir } : {})
  console.log(`${report.split('\n').at(-1)}。详情请看 npm run ingest。`)
}
