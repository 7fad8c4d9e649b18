import { maskPersonal, withoutMasks } from '../../privacy/mask.ts'
import { within } from '../../time-limit.ts'
import type { AnswerBody } from '../answer.ts'
import { readDraft, type Drafted, type Refusal } from '../draft.ts'
import { fragmentsOf } from '../draft-fragments.ts'
import { draftPrompt, PROMPT_VERSION } from '../draft-prompt.ts'
import { forTheEar } from '../ear.ts'
import { holds } from '../facet.ts'
import { evidenceOfOwn } from '../locked.ts'
import { examine } from '../locks/lock.ts'
import type { Means, State } from '../state.ts'
import { tellAnswer, tellClause } from '../tell.ts'
import { SUMMARISED } from '../wording.ts'

/** About as long as what we tell ourselves, in characters: longer is no help. */
const LONGEST = 220

/**
 * The answer as a language model shortens it, if there is one, it is in time, and its draft passes the locks like any other
 * answer; else `own`. The model may leave out and put in order; which clauses answer was settled before it is asked.
 */
export async function draftAnswer(own: AnswerBody, state: State, means: Means): Promise<AnswerBody> {
  const { chat } = means
  if (!chat || own.status !== 'answered') return own
  const shown = state.chosen.map((chosen, i) => fragmentsOf(chosen, i + 1))
  if (shown.every(({ fragments }) => fragments.length < 2)) return own
  const question = withoutMasks(maskPersonal(state.text))
  const reply = await replyOf(draftPrompt(question, shown), state, chat)
  const drafted = reply === undefined ? 'late' : readDraft(reply, shown)
  const body = typeof drafted === 'string' ? drafted : lockedDraft(drafted, own, { state, means })
  if (typeof body !== 'string')
    return { ...body, summary: { by: 'model', model: chat.name, promptVersion: PROMPT_VERSION } }
  if (body !== 'same') means.stopped?.([`draft:${body}`])
  return own
}

/** undefined: it failed, or took too long. */
async function replyOf(
  prompt: ReturnType<typeof draftPrompt>,
  { question }: State,
  chat: NonNullable<Means['chat']>,
): Promise<string | undefined> {
  const given = new AbortController()
  try {
    const limit = question.channel === 'voice' ? 'chat-voice' : 'chat'
    return await within(limit, chat.reply(prompt, { signal: given.signal }))
  } catch {
    return undefined
  } finally {
    given.abort()
  }
}

function lockedDraft(
  { chosen, told }: Drafted,
  own: AnswerBody,
  { state, means }: { state: State; means: Means },
): AnswerBody | Refusal | 'locked' | 'same' | 'facet' | 'long' {
  if (needed(state).some((id) => !told.has(id))) return 'unused'
  const made = tellAnswer({ ...state, chosen }, means, { drafted: told })
  if (made.answer === own.answer) return 'same'
  const asWe = state.chosen.map((c) => tellClause(c, state)).join('')
  const said = [...told.values()].join('')
  if (said.length > Math.max(asWe.length, LONGEST)) return 'long'
  if (state.facets.some((facet) => holds(asWe, facet) && !holds(said, facet))) return 'facet'
  const answer = `${made.answer}\n${SUMMARISED}`
  const body = { ...made, answer, spoken: forTheEar(answer), notices: [...made.notices, SUMMARISED] }
  const { faults, provenance } = examine(body, evidenceOfOwn(body, means))
  return faults.length === 0 ? { ...body, provenance } : 'locked'
}

/** Clauses that must not be left out: the best, and each where several things were asked or several places named. */
const needed = ({ asks, sides, chosen }: State): string[] =>
  (asks.length > 1 || (sides?.length ?? 0) > 1 ? chosen : chosen.slice(0, 1)).map((c) => c.match.clause.id)
