import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Folder of the gazettes and of what editors keep, relative to the working directory. */
export const CORPUS = 'corpus'

/** What the index carries besides the snapshot, as it stands in corpus/: the Worker has no other folder. */
export const COMPANIONS = ['regions.tsv', 'directory.json', 'bodies.tsv', 'manifest.json']

export const namesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((n) => n.endsWith(ending))
        .toSorted()
    : []

/** Files that decide what is in the index. codes.tsv is not among them: it follows from the rest. */
const sources = (): string[] => [
  ...COMPANIONS,
  'vocabulary.json',
  ...namesIn(CORPUS, '.txt'),
  ...namesIn(`${CORPUS}/questions`, '.json').map((n) => `questions/${n}`),
]

/** Digest of everything in corpus/ that decides what is in the index. Reads files only: every start asks for it. */
export function digestCorpus(): string {
  const hash = createHash('sha256')
  for (const name of sources())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(`${CORPUS}/${name}`))
      .update('\0')
  return hash.digest('hex')
}
