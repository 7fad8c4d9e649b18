import type { Clause } from '../corpus/clause.ts'
import { companionsOf, type ClauseById } from './companions.ts'
import { sentencesOf } from './sentences.ts'

/**
 * The text whose terms stand for a clause: its headings (measured +4 R@1), itself, what must be read with it, and the
 * ways people ask for it.
 */
export function wordsOf(clause: Clause, questions: readonly string[], byId: ClauseById): string {
  return [...clause.path, clause.text, ...companionsOf(clause, byId), ...questions].join('\n')
}

/** The texts whose vectors stand for a clause: its sentences with what they are about in front, then the questions. */
export function vectorTextsOf(clause: Clause, questions: readonly string[]): string[] {
  const subject = subjectOf(clause)
  const sentences = sentencesOf(clause).map(({ from, to }) => clause.text.slice(from, to).trim())
  return [...sentences.map((s) => (subject ? `${subject} ${s}` : s)), ...questions]
}

/** The nearest heading; of a row also its first cell that is not a number, which names what the row is about. */
function subjectOf(clause: Clause): string {
  const heading = clause.path.at(-1) ?? ''
  const name = clause.cells?.find((cell) => /\p{L}/u.test(cell.text))?.text ?? ''
  return [heading, name].filter(Boolean).join(' ')
}
