import type { Clause } from '../../corpus/clause.ts'
import type { DocumentRecord } from '../../corpus/document.ts'
import type { Library } from '../../corpus/library.ts'
import type { Contact } from '../answer.ts'

/** What an answer may rest on. Made by the code that chose the clauses, never from the answer that is judged. */
export interface Evidence {
  /** Told or cited clauses, those that define their terms, and the notes that govern them. */
  clauses: readonly Clause[]
  /** The documents of these clauses, and others that the closed wordings name. */
  documents: readonly DocumentRecord[]
  /** Contacts from the directory or the settings that this answer may name. */
  contacts: readonly Contact[]
  /** What the service says itself: closed wordings (wording.ts) with their slots filled from the records. */
  said: readonly string[]
}

/** The evidence for an answer from these clauses: their definitions, notes and documents are found in the library. */
export function evidenceFrom(
  library: Library,
  { clauseIds, said, contacts }: { clauseIds: readonly string[] } & Pick<Evidence, 'said' | 'contacts'>,
): Evidence {
  const own = clauseIds.flatMap((id) => library.clause(id) ?? [])
  const behind = own.flatMap((c) => [...c.notes, ...c.definitions.map((d) => d.clauseId)])
  const clauses = [...new Set([...own, ...behind.flatMap((id) => library.clause(id) ?? [])])]
  const ids = new Set(clauses.map((c) => c.documentId))
  const named = said.join('')
  return {
    clauses,
    documents: library.documents.filter((d) => ids.has(d.id) || named.includes(d.title)),
    contacts,
    said,
  }
}
