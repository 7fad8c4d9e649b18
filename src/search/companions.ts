import type { Clause } from '../corpus/clause.ts'
import { sentencesOf } from './sentences.ts'

/** Looks a clause up by id. */
export type ClauseById = (id: string) => Clause | undefined

/**
 * What must be read with a clause to understand it: the notes of its table, and of its terms' definitions the sentences
 * that name the term. Verbatim, each once, never the clause's own text.
 */
export function companionsOf(clause: Clause, byId: ClauseById): string[] {
  const texts = new Set<string>()
  for (const id of clause.notes) texts.add(byId(id)?.text ?? '')
  for (const { term, clauseId } of clause.definitions) {
    const defining = clauseId === clause.id ? undefined : byId(clauseId)
    if (defining) texts.add(definingSentence(defining, term))
  }
  texts.delete('')
  return [...texts]
}

function definingSentence(clause: Clause, term: string): string {
  const word = term.replace(/[《》“”"]/g, '')
  const sentences = sentencesOf(clause).map(({ from, to }) => clause.text.slice(from, to))
  return sentences.find((s) => s.includes(word)) ?? ''
}
