import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Clause } from '../corpus/clause.ts'
import { createLibrary, type Library } from '../corpus/library.ts'
import { countFrames, wrongWith } from '../corpus/question-checks.ts'
import {
  askedIn,
  KINDS,
  parseQuestionFile,
  waysOf,
  type Asked,
  type Kind,
  type QuestionFile,
} from '../corpus/questions.ts'
import { createNodeFiles } from '../drivers/node-files.ts'
import { CORPUS, namesIn } from '../node-corpus.ts'
import { readSnapshot } from '../search/snapshot-files.ts'
import { CommandError } from './command.ts'

const FOLDER = `${CORPUS}/questions`
const UNANSWERABLE = 'unanswerable.json'

/** What follows whenever the questions of corpus/ were changed. */
export const NEXT = '看过以后请运行 npm run ingest（有模型时带上 MODEL_DIR），问法才用得上。'

/** The questions of corpus/questions/ as an editor's command changes them. */
export interface QuestionShelf {
  library: Library
  /** By id or spoken code. CommandError when there is none. */
  clause(idOrCode: string | undefined): Clause
  entry(clause: Clause): QuestionFile[string]
  /** Replaces what a clause has, in its file, at once. An empty entry goes. */
  put(clause: Clause, entry: QuestionFile[string]): void
  /** Why a question may not stand at a clause that has these already; undefined: it may. */
  wrong(question: string, kind: Kind, at: { clause: Clause; asked: Asked }): string | undefined
}

/** Opens the shelf with the clauses of the index. */
export async function openShelf(): Promise<QuestionShelf> {
  const { documents, clauses } = await readSnapshot(createNodeFiles('index')).catch(() => {
    throw new CommandError('读不了索引。请先运行 npm run ingest。')
  })
  const library = createLibrary(documents, clauses)
  const files = new Map(
    namesIn(FOLDER, '.json')
      .filter((name) => name !== UNANSWERABLE)
      .map((name) => [name, parseQuestionFile(readFileSync(`${FOLDER}/${name}`, 'utf8'), name)]),
  )
  const all = [...files.values()].flatMap((file) => Object.values(file).flatMap((e) => waysOf(askedIn(e))))
  const frames = countFrames(all)
  const nameOf = ({ documentId }: Clause): string => `${documentId}.json`
  return {
    library,
    clause(idOrCode) {
      const found = idOrCode === undefined ? undefined : library.clause(idOrCode)
      if (found) return found
      throw new CommandError(
        idOrCode ? `没有编号是 ${idOrCode} 的条款。` : '要写是哪一条：--clause 条款编号。',
      )
    },
    entry: (clause) => files.get(nameOf(clause))?.[clause.id] ?? {},
    put(clause, entry) {
      const name = nameOf(clause)
      const { [clause.id]: _, ...others } = files.get(name) ?? {}
      const file = inOrder({ ...others, [clause.id]: entry }, library.clausesOf(clause.documentId))
      files.set(name, file)
      save(name, file)
    },
    wrong: (question, kind, at) => wrongWith(question, kind, { ...at, frames, total: all.length }),
  }
}

/** As the clauses stand in the document, whoever came last. */
function inOrder(file: QuestionFile, clauses: readonly Clause[]): QuestionFile {
  const entries = clauses.flatMap(({ id }): [string, QuestionFile[string]][] => {
    const entry = file[id]
    return entry && Object.keys(entry).length > 0 ? [[id, entry]] : []
  })
  const known = new Set(clauses.map((c) => c.id))
  return Object.fromEntries([...entries, ...Object.entries(file).filter(([id]) => !known.has(id))])
}

/** Whole or not at all: a file that is half written would stop every start. */
function save(name: string, file: QuestionFile): void {
  const half = `${FOLDER}/.${name}.tmp`
  writeFileSync(half, `${JSON.stringify(file, null, 2)}\n`)
  renameSync(half, `${FOLDER}/${name}`)
}

/** Adds questions of one kind behind those that are there. */
export const withMore = (entry: QuestionFile[string], more: Partial<Asked>): QuestionFile[string] => {
  const asked = askedIn(entry)
  const all = KINDS.flatMap((kind): [Kind, string[]][] => {
    const ways = [...asked[kind], ...(more[kind] ?? [])]
    return ways.length > 0 ? [[kind, ways]] : []
  })
  return { ...Object.fromEntries(all), ...(entry.drafts ? { drafts: entry.drafts } : {}) }
}

/** Says what a clause is about, for who has to judge its questions. */
export const tellClauseOf = ({ id, text }: Clause): string =>
  `${id}：${text.length > 60 ? `${text.slice(0, 60)}…` : text}`
