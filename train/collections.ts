import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause } from '../src/corpus/clause.ts'
import type { DocumentRecord } from '../src/corpus/document.ts'
import type { Snapshot } from '../src/search/snapshot.ts'

/** Texts to search and questions with the ids of the texts that answer: no headings, no everyday questions. */
export interface Collection {
  name: string
  documents: DocumentRecord[]
  clauses: Clause[]
  questions: readonly (readonly [question: string, gold: readonly string[]])[]
}

const DOCUMENT: DocumentRecord = {
  id: 'collection',
  title: '',
  issuer: '',
  region: '',
  kind: 'about',
  gazette: { id: 'collection', title: '', issue: '', file: '' },
  inForce: {},
}

const clauseOf = (id: string, text: string): Clause => ({
  id,
  code: '',
  documentId: DOCUMENT.id,
  kind: 'paragraph',
  path: [],
  text,
  spans: [],
  notes: [],
  definitions: [],
})

const linesOf = (dir: string, name: string): string[] =>
  readFileSync(join(dir, name), 'utf8').split('\n').filter(Boolean)

/** reading.txt: paragraphs, each followed by the questions that were asked about it. */
export function readingCollection(dir: string): Collection {
  const clauses: Clause[] = []
  const questions: [string, string[]][] = []
  for (const line of linesOf(dir, 'reading.txt')) {
    const last = clauses.at(-1)
    if (line.length > 80) clauses.push(clauseOf(`r${clauses.length}`, line))
    else if (last) questions.push([line, [last.id]])
  }
  return {
    name: 'reading',
    documents: [DOCUMENT],
    clauses,
    questions: questions.filter((_, i) => i % 3 === 0),
  }
}

/** Doctors' answers that medical.txt is asked for: enough that the right one is hard to find. */
const ANSWERS = 2000

/** medical.txt: a title, the patient's question, the doctor's answer; half are searched by title, half by question. */
export function medicalCollection(dir: string): Collection {
  const lines = linesOf(dir, 'medical.txt')
  const clauses: Clause[] = []
  const questions: [string, string[]][] = []
  for (let i = 0; i + 3 < lines.length && clauses.length < ANSWERS; i++) {
    const [title = '', asked = '', answer = '', next = ''] = lines.slice(i, i + 4)
    const whole = title.length <= 26 && asked.length >= 30 && answer.length >= 50 && next.length <= 26
    if (!whole || /[?？]$/.test(answer)) continue
    const clause = clauseOf(`m${clauses.length}`, answer)
    questions.push([clauses.length % 2 ? title : asked.slice(0, 60), [clause.id]])
    clauses.push(clause)
  }
  return {
    name: 'medical',
    documents: [DOCUMENT],
    clauses,
    questions: questions.filter((_, i) => i % 2 === 0),
  }
}

/** Our own clauses without all that a gazette's reader adds, and the questions that they are asked. */
export function ownCollection({ documents, clauses, questions }: Snapshot): Collection {
  const answeredBy = new Map<string, string[]>()
  for (const [id, asked] of Object.entries(questions))
    for (const question of asked) answeredBy.set(question, [...(answeredBy.get(question) ?? []), id])
  const bare = clauses.map((clause) => ({ ...clause, path: [], notes: [], definitions: [] }))
  const some = [...answeredBy].filter((_, i) => i % 5 === 0)
  return { name: 'own', documents, clauses: bare, questions: some }
}
