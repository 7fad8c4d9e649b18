import { cite } from '../corpus/citation.ts'
import type { AnswerBody, Contact } from './answer.ts'
import type { Ending, Means, State } from './state.ts'
import { askInstead, SAID } from './wording.ts'

/** An ending other than an answer from the gazettes. */
export function endAnswer(ending: Ending, state: State, means: Means): AnswerBody {
  const { hotline } = state
  const own = ending.say ?? (ending.reason ? SAID[ending.reason] : '')
  const wayOut =
    ending.reason === 'not_in_documents' || ending.reason === 'other_region' || ending.reason === 'own_case'
  const answer = wayOut ? `${own}${askInstead(hotline)}` : own
  const today = means.today()
  return {
    status: ending.status,
    ...(ending.reason ? { reason: ending.reason } : {}),
    answer,
    completeness: 'whole',
    spoken: answer,
    citations: (ending.nearest ?? []).map((m) => cite(m.clause, m.document, { today })),
    notices: [],
    contacts: contactsFor(ending, state, means),
    confidence: ending.status === 'answered' ? 1 : 0,
  }
}

function contactsFor(ending: Ending, { hotline }: State, { directory }: Means): Contact[] {
  const urgent =
    { danger: ['120', '110', '119'], distress: ['12356', '120'] }[ending.reason as 'danger' | 'distress'] ??
    []
  const lines = urgent
    .flatMap((phone) => directory.emergency(phone) ?? [])
    .map((e) => ({ ...e, why: '急事请马上打' }))
  return [...lines, { name: hotline.name, phone: hotline.phone, why: '人工解答' }]
}
