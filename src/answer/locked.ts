import type { AnswerBody } from './answer.ts'
import { endAnswer } from './end.ts'
import { evidenceFrom, examine, type Evidence } from './locks/lock.ts'
import { PLANNED } from './modality.ts'
import type { Means, State } from './state.ts'
import { tellAnswer } from './tell.ts'
import { THEN } from './wording.ts'

/** What an answer of ours may rest on: its clauses, and what the telling itself said. */
export const evidenceOfOwn = ({ citations, notices, contacts }: AnswerBody, { library }: Means): Evidence =>
  evidenceFrom(library, {
    clauseIds: citations.map((c) => c.clauseId),
    said: [...notices, THEN, PLANNED],
    contacts,
  })

/**
 * The answer from the chosen clauses as it passes the locks: as we tell it, else the clauses' words alone, else none, with
 * the clauses for reading on.
 */
export function tellLocked(state: State, means: Means): AnswerBody {
  for (const verbatim of [false, true]) {
    const body = tellAnswer(state, means, { verbatim })
    const { faults, provenance } = examine(body, evidenceOfOwn(body, means))
    if (faults.length === 0) return { ...body, provenance }
    means.stopped?.(faults.map((f) => f.kind))
  }
  const nearest = state.chosen.map((c) => c.match)
  return endAnswer({ status: 'no_answer', reason: 'not_in_documents', nearest }, state, means)
}
