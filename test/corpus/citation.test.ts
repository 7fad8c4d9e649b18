import { describe, expect, it } from 'vitest'
import { cite, LONGEST_QUOTE } from '../../src/corpus/citation.ts'
import { realCorpus } from './shelf.ts'

describe('a citation', () => {
  it('quotes verbatim, at most 600 characters, and holds what it is about', () => {
    const { clauses, documents } = realCorpus()
    for (const clause of clauses) {
      const document = documents.find((d) => d.id === clause.documentId)
      if (!document) throw new Error(clause.id)
      for (const end of [...clause.text.matchAll(/[。；]/g)].map((m) => m.index + 1)) {
        const around: [number, number] = [Math.max(0, end - 20), end]
        const { quote } = cite(clause, document, { today: '2026-11-24', around })
        expect(quote.length).toBeLessThanOrEqual(LONGEST_QUOTE)
        expect(clause.text).toContain(quote)
        expect(quote).toContain(clause.text.slice(...around))
      }
    }
  })
})
