import { cite, type Citation } from '../corpus/citation.ts'
import type { Clause } from '../corpus/clause.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import { validityOf } from '../corpus/validity.ts'
import type { Match } from '../search/match.ts'
import type { AnswerBody } from './answer.ts'
import type { Chosen, Means, State } from './state.ts'
import { tellRow } from './telling.ts'
import { sourceNotice, validityNotice } from './wording.ts'

/** The answer from the chosen clauses. */
export function tellAnswer(state: State, means: Means): AnswerBody {
  const today = means.today()
  const { chosen, hotline } = state
  const told = chosen.map((c) => tellClause(c, state))
  const meanings = meaningsOf(chosen, told.join(''), means)
  const notices = noticesFor(chosen, state, today)
  const answer = [...told, ...meanings.map((c) => c.text), ...notices].join('\n')
  return {
    status: 'answered',
    answer,
    completeness: 'whole',
    spoken: answer,
    citations: citationsFor(state, [...meanings, ...notesOf(chosen, means)], means),
    notices,
    contacts: [{ name: hotline.name, phone: hotline.phone, why: '问现在的标准，或者请人工解答' }],
    confidence: state.confidence,
  }
}

function tellClause({ match, parts }: Chosen, { facets }: State): string {
  const { clause } = match
  if (clause.kind === 'row') return tellRow(clause, { facets, leads: clause.notes.length > 0 })
  return parts.map(([from, to]) => clause.text.slice(from, to)).join('')
}

/** Where the told clauses come from, then what the period of these documents means today, once for those alike. */
function noticesFor(chosen: readonly Chosen[], { hotline }: State, today: string): string[] {
  const documents = [...new Map(chosen.map((c) => [c.match.document.id, c.match.document])).values()]
  const groups = new Map<string, DocumentRecord[]>()
  for (const document of documents) {
    const { status, to } = validityOf(document, today)
    const key = [status, status === 'lapsed' ? to : document.issuedOn?.slice(0, 4)].join()
    groups.set(key, [...(groups.get(key) ?? []), document])
  }
  const periods = [...groups.values()].flatMap((group) => {
    const [first] = group
    return (first && validityNotice(group, validityOf(first, today), hotline.phone)) ?? []
  })
  return [...documents.map(sourceNotice), ...periods]
}

const MOST_MEANINGS = 4
const LONGEST_MEANING = 80

/** Clauses that define a term which was told (一类人员：特困人员。), where they are short enough to be told too. */
function meaningsOf(chosen: readonly Chosen[], told: string, { library }: Means): Clause[] {
  const used = chosen.flatMap(({ match }) => match.clause.definitions).filter((d) => told.includes(d.term))
  const ids = [...new Set(used.map((d) => d.clauseId))]
  return ids
    .flatMap((id) => library.clause(id) ?? [])
    .filter((c) => c.text.length <= LONGEST_MEANING && !told.includes(c.text))
    .slice(0, MOST_MEANINGS)
}

/** Notes that govern the told rows. */
const notesOf = (chosen: readonly Chosen[], { library }: Means): Clause[] =>
  [...new Set(chosen.flatMap(({ match }) => match.clause.notes))].flatMap((id) => library.clause(id) ?? [])

const MOST_CITATIONS = 5

/** The told clauses come first, then what defines or governs them, then the nearest others, for reading on. */
function citationsFor({ chosen, matches }: State, helpers: readonly Clause[], means: Means): Citation[] {
  const today = means.today()
  const told = chosen.map(({ match, parts }) => {
    const around: [number, number] = [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0]
    return cite(match.clause, match.document, { today, around })
  })
  const behind = helpers.flatMap((clause) => {
    const document = means.library.document(clause.documentId)
    return document ? [cite(clause, document, { today })] : []
  })
  const rest = matches.filter((m) => !chosen.some((c) => c.match === m))
  const further = rest.map((m) => cite(m.clause, m.document, { today, around: bestStretch(m) }))
  const all = new Map([...told, ...behind, ...further].map((c) => [c.clauseId, c]))
  return [...all.values()].slice(0, MOST_CITATIONS)
}

function bestStretch({ sentences }: Match): [number, number] {
  const best = sentences.toSorted((a, b) => b.lexical + b.vector - a.lexical - a.vector)[0]
  return [best?.from ?? 0, best?.to ?? 0]
}
