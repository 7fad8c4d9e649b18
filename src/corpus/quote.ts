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
