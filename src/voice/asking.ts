import { facetsOf } from '../answer/facet.ts'
import type { Answer } from '../answer/answer.ts'
import { mentionsHealth } from '../privacy/health.ts'
import { maskPersonal } from '../privacy/mask.ts'
import { segmentsOf } from '../speech/segment.ts'
import { findStumbles } from '../speech/gate.ts'
import type { Call, Change, StateName } from './call.ts'
import { codeIn, openClause } from './clause.ts'
import { remember } from './reading.ts'
import { once, reachable, say, type Move } from './state.ts'
import type { Segment, World } from './turn.ts'

/** The token keeps no more of a question; the runner gets all of it. */
export const LONGEST_KEPT = 60

export interface Asking {
  question: string
  /** Told instead of the place that is known; null: the caller does not know it. */
  place?: string | null
}

/** A question is no success before it is answered. */
const troubled = ({ silent, missed }: Call): Change => ({ silent, missed })

/** Asks the runner a question. */
export function ask(call: Call, { question, place = call.place }: Asking): Move {
  const masked = maskPersonal(question)
  const context = [...(call.memory?.context ?? []), ...(call.unmet ? [call.unmet] : [])]
  return {
    need: {
      kind: 'ask',
      question: masked,
      ...(place ? { region: place } : {}),
      // A question in a conversation is answered for both places where one by itself is asked back.
      context: place === null && context.length === 0 ? [masked] : context,
    },
    wait: 'asking',
    call: {
      question: masked.slice(0, LONGEST_KEPT),
      anywhere: place === null,
      again: undefined,
      ...(mentionsHealth(masked) ? { done: once(call, 'health') } : {}),
      ...troubled(call),
    },
  }
}

/** What came of a question. */
export function answered(call: Call, world: World, answer: Answer): Move {
  const { reason, status } = answer
  if (reason === 'danger' || reason === 'distress') return { person: reason }
  if (status === 'clarify') return askBack(call, world)
  if (status === 'answered' && answer.citations.length > 0) return tell(call, world, answer)
  // Nothing of policy is told without a clause behind it.
  if (status === 'answered' || reason === 'not_in_documents')
    return unanswered(call, world, say(world, 'noAnswer'))
  if (reason && GO_ON.has(reason))
    return { to: 'question', lead: spokenOf(answer), only: true, call: { failed: 0, question: undefined } }
  return unanswered(call, world, spokenOf(answer))
}

/** Once a call; then both places are told of, and where even that is asked back there is no answer. */
function askBack(call: Call, world: World): Move {
  if (!call.done.includes('place')) return { to: 'place', call: { done: once(call, 'place') } }
  if (call.anywhere) return unanswered(call, world, say(world, 'noAnswer'))
  return ask(call, { question: call.question ?? '', place: null })
}

/** So many times in a row, and a person takes over. */
export const MOST_FAILURES = 3

/** Endings where a person could not say more either. */
const GO_ON = new Set(['off_topic', 'abuse', 'injection', 'others_data'])

const spokenOf = ({ spoken }: Answer): Segment[] =>
  segmentsOf(spoken)
    .filter((text) => findStumbles(text).length === 0)
    .map((text) => ({ text }))

function unanswered(call: Call, world: World, lead: Segment[]): Move {
  const failed = call.failed + 1
  const unmet = call.question ? { unmet: call.question } : {}
  if (failed + call.silent + call.missed >= MOST_FAILURES)
    return { person: 'no-answer', lead, call: { failed: 0, before: { name: 'noAnswer' }, ...unmet } }
  return { to: 'offer', lead, call: { ...troubled(call), failed, reason: 'no-answer', ...unmet } }
}

function tell(call: Call, world: World, answer: Answer): Move {
  const question = call.question ?? ''
  const before = call.memory
  const memory = remember(answer, question, before?.context ?? [])
  if (call.again) {
    const last = memory.parts[call.part].length - 1
    return { to: 'answer', call: { memory, again: undefined, at: Math.max(0, Math.min(call.at, last)) } }
  }
  const read: Change = { memory, part: 'answer', at: 0, unmet: undefined }
  if (!call.done.includes('grade') && gradesDiffer(answer.answer) && !/[一二三四1-4]级|重度/.test(question))
    return { to: 'grade', call: { done: once(call, 'grade') } }
  if (before && before.clause === memory.clause && sameAsk(before.context.at(-1) ?? '', question)) {
    const lead = say(world, 'sameAgain')
    return {
      to: 'offer',
      lead,
      call: { ...read, ...troubled(call), failed: call.failed + 1, reason: 'no-answer' },
    }
  }
  return { to: 'answer', call: { ...read, failed: 0 } }
}

/** The same was asked of the same clause: what was told did not help. */
const sameAsk = (before: string, now: string): boolean =>
  facetsOf(before).toString() === facetsOf(now).toString()

/** Two sums, each of another grade: which one it is depends on the caller's. */
function gradesDiffer(answer: string): boolean {
  const sums = answer.split(/[。；]/).flatMap((sentence) => {
    const grade = /[一二三四]级/.exec(sentence)?.[0]
    const sum = /\d[\d.]*(?:万)?元/.exec(sentence)?.[0]
    return grade && sum ? [{ grade, sum }] : []
  })
  return sums.some((a) => sums.some((b) => a.grade !== b.grade && a.sum !== b.sum))
}

/** Offers a person, in the words of the hour. */
export const offerOf = (world: World): Segment[] => say(world, reachable(world) ? 'offer' : 'offerClosed')

/** An answer is to be read, but the store has lost it: it is asked for again, and read from where it was. */
export function readAgain(call: Call, world: World): Move {
  // Nor where the last question had no answer.
  if (!call.question || call.question === call.unmet)
    return { to: 'question', lead: say(world, 'nothingYet') }
  const asked = askAgain(call, world, call.question)
  return 'need' in asked
    ? { ...asked, call: { ...asked.call, again: true } }
    : { ...asked, call: { ...asked.call, at: call.at } }
}

/** A question of before, or a clause's code. */
export function askAgain(call: Call, world: World, question: string): Move {
  const code = codeIn(question)
  return code ? openClause(world, code, 'speech') : ask(call, { question })
}

/** Where the caller goes on after something came between. */
export const homeOf = (call: Call): StateName => (call.memory ? 'answer' : 'question')

/** Asks once whether it helped, if anything was answered. */
export const ending = (call: Call): Move =>
  call.memory?.answerId && !call.done.includes('useful')
    ? { to: 'useful', call: { done: once(call, 'useful') } }
    : { to: 'over' }
