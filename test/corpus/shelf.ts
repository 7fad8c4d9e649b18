import { readdirSync, readFileSync } from 'node:fs'
import { readCorpus, type Corpus, type CorpusInput } from '../../src/corpus/corpus.ts'

/** The real gazettes of corpus/, as `npm run ingest` reads them. */
export function realInput(): CorpusInput {
  const read = (name: string): string =>
    readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')
  const names = readdirSync(new URL('../../corpus/', import.meta.url)).filter((n) => n.endsWith('.txt'))
  return { manifest: read('manifest.json'), files: new Map(names.map((n) => [n, read(n)])), codes: new Map() }
}

let corpus: Corpus | undefined
export const realCorpus = (): Corpus => (corpus ??= readCorpus(realInput()))

export const realClause = (id: string) => {
  const found = realCorpus().clauses.find((c) => c.id === id)
  if (!found) throw new Error(`no clause ${id}`)
  return found
}

/** A corpus of one gazette file of a given text. */
export const oneFile = (text: string, kind: 'gazette' | 'document' = 'document'): CorpusInput => ({
  manifest: JSON.stringify({
    gazettes: [
      { id: 'x', file: 'x.txt', kind, title: '某省人民政府公报', issue: '2020年第1期', region: '吉林省' },
    ],
    documents: {},
    regions: [{ name: '吉林省', code: '220000', aliases: [] }],
  }),
  files: new Map([['x.txt', text]]),
  codes: new Map(),
})
