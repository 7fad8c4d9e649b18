import { cite, LONGEST_QUOTE, type Citation } from '../../corpus/citation.ts'
import type { Evidence } from './evidence.ts'
import type { Fault } from './fault.ts'

/** Citations whose quote is not the clause's own words, or that give another source for it than the records do. */
export function quoteFaults(citations: readonly Citation[], evidence: Evidence): Fault[] {
  return citations
    .filter((c) => !isTrue(c, evidence))
    .map((c) => ({
      kind: 'quote',
      where: 'citations',
      text: c.clauseId,
    }))
}

function isTrue(citation: Citation, { clauses, documents }: Evidence): boolean {
  const clause = clauses.find((c) => c.id === citation.clauseId)
  const document = documents.find((d) => d.id === clause?.documentId)
  if (!clause || !document) return false
  const { quote, validity: _, ...source } = citation
  const { quote: _own, validity: _today, ...recorded } = cite(clause, document, { today: '' })
  return (
    quote !== '' &&
    quote.length <= LONGEST_QUOTE &&
    clause.text.includes(quote) &&
    JSON.stringify(source) === JSON.stringify(recorded)
  )
}
