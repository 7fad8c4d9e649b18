import type { Answer, AnswerStatus, Citation, Contact, Reason } from '../../../answer/answer.ts'
import { forTheEar } from '../../../answer/ear.ts'
import { SUMMARISED } from '../../../answer/wording.ts'
import type { AnswerRecord } from '../../../ports/conversations.ts'
import { answerSchema } from '../../schemas.ts'

/** An answer as a page shows it, whether it was given now or kept. */
export interface Told {
  id: string
  question: string
  /** ISO date that decided validity. */
  on: string
  status: AnswerStatus
  reason?: Reason
  partial: boolean
  /** Its paragraphs, without what stands under headings of its own. */
  lines: readonly string[]
  /** Without those that the page says in its own way: what the answer rests on, and that a model shortened it. */
  notices: readonly string[]
  /** A language model put it in these words. */
  byModel: boolean
  spoken: string
  citations: readonly Citation[]
  contacts: readonly Contact[]
}

export function toldOf(answer: Answer, question: string, on: string): Told {
  const { id, status, reason, completeness, spoken, citations, contacts } = answer
  return {
    id,
    question,
    on,
    status,
    ...(reason ? { reason } : {}),
    partial: completeness === 'partial',
    ...divided(answer.answer, answer.notices),
    byModel: answer.summary !== undefined,
    spoken,
    citations,
    contacts,
  }
}

/** What was kept in another form than today's is left out; the words are always there. */
const kept = answerSchema.pick({ status: true, reason: true, citations: true, contacts: true })

export function toldFrom(record: AnswerRecord): Told {
  const { id, question, text, notices, completeness, status, reason, citations, contacts } = record
  const parsed = kept.safeParse({ status, reason, citations, contacts })
  const known = parsed.success ? parsed.data : { status: 'answered' as const, citations: [], contacts: [] }
  return {
    id,
    question,
    on: record.today,
    status: known.status,
    ...(known.reason ? { reason: known.reason } : {}),
    partial: completeness === 'partial',
    ...divided(text, notices),
    byModel: notices.includes(SUMMARISED),
    spoken: forTheEar(text),
    citations: known.citations as Citation[],
    contacts: known.contacts as Contact[],
  }
}

const RESTS = '出处：'

/**
 * The notices stand in the answer too, for those who get nothing else; on the page each is read once: under its heading,
 * but for one that leads into what is told (这份规划已经到期，当时写的是：) and must not come after it.
 */
function divided(text: string, notices: readonly string[]): Pick<Told, 'lines' | 'notices'> {
  const all = text.split('\n').filter((line) => line.trim())
  const own = all.filter((line) => !notices.includes(line))
  const lines = own.length > 0 ? own : all
  const shown = lines.join('\n')
  return {
    lines,
    notices: notices.filter((n) => !n.startsWith(RESTS) && n !== SUMMARISED && !shown.includes(n)),
  }
}
