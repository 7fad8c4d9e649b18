import { CorpusError } from '../errors.ts'
import { verbatimOf, type Clause } from './clause.ts'
import { isWhite } from './text.ts'

const inkOf = (text: string): string => [...text].filter((c) => !isWhite(c)).join('')

/**
 * True when the clause's own words are what stands at its spans in the gazette file, but for white space and for the
 * characters recorded as restored from another copy.
 */
export function isVerbatim(clause: Clause, raw: string): boolean {
  const restored = new Set(clause.restored ?? [])
  const own = verbatimOf(clause)
    .split('')
    .filter((_, i) => !restored.has(i))
    .join('')
  return inkOf(own) === inkOf(clause.spans.map(([from, to]) => raw.slice(from, to)).join(''))
}

/** Stops the build of an index in which a clause says anything but what stands at its spans. */
export function refuseAltered(clause: Clause, { file, raw }: { file: string; raw: string }): void {
  if (isVerbatim(clause, raw)) return
  const line = raw.slice(0, clause.spans[0]?.[0] ?? 0).split('\n').length
  throw new CorpusError(file, line, `条款 ${clause.id} 的字和原文不一样`)
}
