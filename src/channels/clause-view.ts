import type { Clause } from '../corpus/clause.ts'
import type { Correction } from '../corpus/corrections.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import type { Asked } from '../corpus/questions.ts'
import { validityOf } from '../corpus/validity.ts'
import type { Validity } from '../corpus/validity.ts'
import { ServiceError } from '../errors.ts'
import type { Services } from '../services.ts'

/** A clause with all that a reader of it needs: its document, its neighbours, what governs and defines it. */
export interface ClauseView {
  clause: Clause
  document: DocumentRecord
  validity: Validity
  /** What was told wrongly of it, newest first. */
  corrections: readonly Correction[]
  notes: Clause[]
  definitions: { term: string; clause: Clause }[]
  /** How people ask for it. */
  asked: Asked
  before: readonly Clause[]
  after: readonly Clause[]
}

export const clauseUrl = (id: string): string => `/clauses/${encodeURIComponent(id)}`
export const documentUrl = (id: string): string => `/documents/${encodeURIComponent(id)}`

export function clauseView(services: Services, idOrCode: string, reach: number): ClauseView {
  const { library } = services
  const clause = library.clause(idOrCode)
  const document = clause && library.document(clause.documentId)
  if (!clause || !document)
    throw new ServiceError(404, '没有这一条。请核对编号：口述编号是七位数字，末一位用来核对。')
  const found = (id: string): Clause[] => [library.clause(id)].filter((c) => c !== undefined)
  return {
    clause,
    document,
    validity: validityOf(document, services.today()),
    corrections: services.corrections.corrections.filter(({ clauses }) => clauses.includes(clause.id)),
    notes: clause.notes.flatMap(found),
    definitions: clause.definitions.flatMap((d) =>
      found(d.clauseId).map((c) => ({ term: d.term, clause: c })),
    ),
    asked: services.askedOf(clause.id),
    ...library.neighbours(clause.id, reach),
  }
}
