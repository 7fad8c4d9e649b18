import type { Clause } from './clause.ts'
import type { DocumentRecord } from './document.ts'

/** The whole corpus in memory: documents in gazette order, clauses in reading order. Answers look-ups, never changes. */
export interface Library {
  readonly documents: readonly DocumentRecord[]
  readonly clauses: readonly Clause[]
  document(id: string): DocumentRecord | undefined
  /** By id or by spoken code (spaces and hyphens in a code are ignored). */
  clause(idOrCode: string): Clause | undefined
  clausesOf(documentId: string): readonly Clause[]
  /** The clauses just before and after in the same document, nearest first removed: in reading order. */
  neighbours(id: string, reach: number): { before: readonly Clause[]; after: readonly Clause[] }
}

export function createLibrary(documents: readonly DocumentRecord[], clauses: readonly Clause[]): Library {
  const documentById = new Map(documents.map((d) => [d.id, d]))
  const clauseByKey = new Map<string, Clause>()
  const byDocument = new Map<string, Clause[]>(documents.map((d) => [d.id, []]))
  const place = new Map<string, number>()
  for (const clause of clauses) {
    clauseByKey.set(clause.id, clause)
    clauseByKey.set(clause.code, clause)
    const siblings = byDocument.get(clause.documentId) ?? []
    place.set(clause.id, siblings.length)
    siblings.push(clause)
    byDocument.set(clause.documentId, siblings)
  }
  return {
    documents,
    clauses,
    document: (id) => documentById.get(id),
    clause: (key) => clauseByKey.get(key) ?? clauseByKey.get(key.replace(/[\s-]/g, '')),
    clausesOf: (id) => byDocument.get(id) ?? [],
    neighbours(id, reach) {
      const clause = clauseByKey.get(id)
      const at = place.get(id)
      if (!clause || at === undefined) return { before: [], after: [] }
      const siblings = byDocument.get(clause.documentId) ?? []
      return {
        before: siblings.slice(Math.max(0, at - reach), at),
        after: siblings.slice(at + 1, at + 1 + reach),
      }
    },
  }
}
