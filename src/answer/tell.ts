import { cite, type Citation } from '../corpus/citation.ts'
import type { Clause } from '../corpus/clause.ts'
import { byCurrency } from '../corpus/validity.ts'
import type { Match } from '../search/match.ts'
import type { AnswerBody } from './answer.ts'
import { forTheEar } from './ear.ts'
import { contactsFor, frame, type Passage } from './notices.ts'
import { withGovernors } from './governing.ts'
import { isTask, PLANNED } from './modality.ts'
import type { Chosen, Means, State } from './state.ts'
import { tellRow } from './telling.ts'
import { signedWords } from './wording.ts'

/** The answer from the chosen clauses, what is newer first. `drafted`: clause id → what is told of it instead. */
export function tellAnswer(
  state: State,
  means: Means,
  options: { verbatim?: boolean; drafted?: ReadonlyMap<string, string> } = {},
): AnswerBody {
  const today = means.today()
  const { hotline } = state
  const chosen = state.chosen.toSorted((a, b) => byCurrency(a.match.document, b.match.document, today))
  const passages: Passage[] = []
  for (const c of chosen) {
    const { clause, document } = c.match
    const own = () => tellClause(c, options.verbatim ? { facets: [], verbatim: true } : state)
    const told = options.drafted?.get(clause.id) ?? own()
    const text = withoutSaid(told, passages.map((p) => p.text).join(''))
    const planned = text === told && isTask(clause, told) ? PLANNED : ''
    passages.push({ clause, document, text: `${planned}${text}` })
  }
  const meanings = meaningsOf(chosen, passages.map((p) => p.text).join(''), means)
  const { lines, notices } = frame(
    passages,
    meanings.map((c) => c.text),
    { asked: state, means },
  )
  const answer = lines.join('\n')
  return {
    status: 'answered',
    answer,
    completeness: state.unsaid.length > 0 ? 'partial' : 'whole',
    spoken: forTheEar(answer),
    citations: citationsFor({ ...state, chosen }, [...meanings, ...notesOf(chosen, means)], means),
    notices,
    contacts: contactsFor(passages, { hotline, why: '问现在的标准，或者请人工解答', means }),
    confidence: state.confidence,
  }
}

/** A row that names in full what was just told goes on from there: 负责单位是…. */
function withoutSaid(text: string, before: string): string {
  const [subject, rest] = [text.slice(0, text.indexOf('：')), text.slice(text.indexOf('：') + 1)]
  return subject.length >= LONG_SUBJECT && rest !== '' && before.includes(subject) ? rest : text
}

/** A name may stand in any text; a whole sentence was told. */
const LONG_SUBJECT = 16

/** A clause in its own words, with what governs them; a row as telling.ts says it, unless `verbatim`. */
export function tellClause(
  { match, parts }: Chosen,
  { facets, verbatim }: Pick<State, 'facets'> & { verbatim?: boolean },
): string {
  const { clause, document } = match
  if (clause.kind === 'signature' && !verbatim) return signedWords(document)
  if (clause.kind === 'row' && !verbatim) return tellRow(clause, { facets, leads: clause.notes.length > 0 })
  if (clause.kind === 'row') return clause.text
  return withGovernors(clause.text, parts)
    .map(([from, to]) => clause.text.slice(from, to))
    .join('')
}

const MOST_MEANINGS = 4
const LONGEST_MEANING = 80

/** Clauses that define a term which was told (一类人员：特困人员。), where they are short enough to be told too. */
function meaningsOf(chosen: readonly Chosen[], told: string, { library }: Means): Clause[] {
  const used = chosen.flatMap(({ match }) => match.clause.definitions).filter((d) => told.includes(d.term))
  const ids = [...new Set(used.map((d) => d.clauseId))]
  return ids
    .flatMap((id) => library.clause(id) ?? [])
    .filter((c) => c.text.length <= LONGEST_MEANING && !told.includes(c.text) && !isTask(c, c.text))
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
