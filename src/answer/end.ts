import { cite } from '../corpus/citation.ts'
import { withoutMark } from '../corpus/mark.ts'
import type { Match } from '../search/match.ts'
import type { AnswerBody, Contact } from './answer.ts'
import { forTheEar } from './ear.ts'
import { holds, preferred, required } from './facet.ts'
import { contactsFor } from './notices.ts'
import type { Ending, Means, State } from './state.ts'
import { askInstead, askThere, notSaid, SAID } from './wording.ts'

/** How many clauses are named for reading on when none answers. */
const MOST_NEAREST = 3

/** An ending other than an answer from the gazettes. */
export function endAnswer(ending: Ending, state: State, means: Means): AnswerBody {
  const nearest = nearestTo(ending, state)
  const answer = `${sentenceOf(ending, state, nearest)}${wayOut(ending, state)}`
  const today = means.today()
  return {
    status: ending.status,
    ...(ending.reason ? { reason: ending.reason } : {}),
    answer,
    completeness: 'whole',
    spoken: forTheEar(answer),
    citations: nearest.map((m) => cite(m.clause, m.document, { today })),
    notices: [],
    contacts: [...urgent(ending, means), ...askable(nearest, state, means)],
    confidence: ending.status === 'answered' ? 1 : 0,
  }
}

const nearestTo = (ending: Ending, { matches }: State): Match[] =>
  (ending.nearest ?? (ending.reason === 'not_in_documents' ? matches : [])).slice(0, MOST_NEAREST)

function sentenceOf({ say, reason }: Ending, { facets }: State, nearest: readonly Match[]): string {
  if (say !== undefined || reason !== 'not_in_documents') return say ?? (reason ? SAID[reason] : '')
  const [first] = nearest
  if (!first) return SAID.not_in_documents
  const missing = [...required(facets), ...preferred(facets)].find((facet) =>
    nearest.every((m) => !holds(m.clause.text, facet)),
  )
  return notSaid(missing, { document: first.document, heading: headingOf(first) })
}

/** What a clause is about, in few words: a row's first cell that is no number, else the last heading above it. */
function headingOf({ clause, document }: Match): string {
  const cell = clause.cells?.find((c) => /\p{Script=Han}/u.test(c.text))?.text
  const heading = cell ?? clause.path.at(-1) ?? document.title
  return withoutMark(heading.replace(/[“”]/g, '')).replace(/[。；]$/, '')
}

/** Whom to ask, where a call helps. */
function wayOut({ reason }: Ending, { hotline }: State): string {
  if (reason === 'other_region') return askThere(hotline)
  return reason === 'not_in_documents' || reason === 'own_case' ? askInstead(hotline) : ''
}

function urgent({ reason }: Ending, { directory }: Means): Contact[] {
  const lines = reason === 'danger' ? ['120', '110', '119'] : reason === 'distress' ? ['12356', '120'] : []
  return lines
    .flatMap((phone) => directory.emergency(phone) ?? [])
    .map((e) => ({ ...e, why: '急事请马上打' }))
}

function askable(nearest: readonly Match[], { hotline }: State, means: Means): Contact[] {
  return contactsFor(nearest.slice(0, 1), { hotline, why: '人工解答', means })
}
