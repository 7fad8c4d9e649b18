import { ending, MOST_FAILURES } from './asking.ts'
import { offersEarlier, once, say, type Move } from './state.ts'
import type { Call, StateName } from './call.ts'
import { KOREAN, type PromptName } from './prompts.ts'
import { bookQuietly } from './states/call-back.ts'
import { STATES } from './states/states.ts'
import type { Segment, World } from './turn.ts'

/** Where a call-back is being arranged. */
const BOOKING: ReadonlySet<StateName> = new Set(['when', 'consent', 'number', 'digits'])
/** Where more can be asked, but need not. */
const SERVED: ReadonlySet<StateName> = new Set(['answer', 'question'])

const troubles = (call: Call): number => call.silent + call.missed + call.failed

/** Nobody said anything: again and slower, then by keys, then a person. Served callers are let go instead, with a warning. */
export function onSilence(call: Call, world: World): Move {
  const state = STATES[call.state]
  if (state.silence) return state.silence(call, world)
  const silent = call.silent + 1
  const rung = { silent, missed: call.missed }
  if (call.memory && SERVED.has(call.state)) return afterAnswer(call, world, silent)
  if (troubles(call) + 1 >= MOST_FAILURES) return giveUp(call, world, 'silence')
  const first = silent === 1
  if (chooses(call, world)) {
    const lead = say(world, first ? 'noInputChoice' : 'noInputChoiceAgain')
    return { to: call.state, lead, slow: true, call: rung }
  }
  if (call.state === 'question' && offersEarlier(call, world))
    return { stay: say(world, 'earlier'), call: { ...rung, done: once(call, 'earlier') } }
  return { stay: say(world, first ? 'noInput' : 'noInputAgain'), call: rung }
}

function afterAnswer(call: Call, world: World, silent: number): Move {
  if (silent === 1) return { stay: say(world, 'offers'), call: { silent, missed: call.missed } }
  if (silent === 2) return { stay: say(world, 'askMore'), call: { silent, missed: call.missed } }
  const end = ending(call)
  return 'to' in end && end.to === 'over' ? { to: 'warned' } : end
}

/** Nothing was understood. `noise`: not even words. */
export function onMiss(call: Call, world: World, kind: 'key' | 'speech' | 'noise', wrong?: PromptName): Move {
  const missed = call.missed + 1
  if (troubles(call) + 1 >= MOST_FAILURES && !isUrgent(call.state)) return giveUp(call, world, 'no-match')
  const first = missed === 1
  const hangul = wrong || kind === 'key' ? [] : korean(call)
  const lead = [...say(world, wrong ?? (first ? FIRST[kind] : 'noMatchAgain')), ...hangul]
  const done = {
    missed,
    silent: call.silent,
    ...(hangul.length > 0 ? { done: once(call, 'korean') } : {}),
  }
  const chosen = chooses(call, world)
  if (!first && !chosen) return { to: 'topics', lead, call: { ...done, page: 0 } }
  return chosen ? { to: call.state, lead, call: done } : { stay: lead, call: done }
}

/** Something definite is asked for, and said again with what was wrong. */
function chooses(call: Call, world: World): boolean {
  const state = STATES[call.state]
  return state.digits !== undefined || (state.choices?.(call, world).length ?? 0) > 1
}

/** The third time in a row: a person, or the call-back that was being arranged. */
const giveUp = (call: Call, world: World, reason: 'silence' | 'no-match'): Move =>
  BOOKING.has(call.state)
    ? bookQuietly(call, world)
    : { person: reason, call: { silent: 0, missed: 0, failed: 0 } }

const FIRST = { key: 'badKey', speech: 'noMatch', noise: 'noise' } as const

const isUrgent = (state: StateName): boolean => state === 'danger' || state === 'distress'

/** Speech that nobody made out may have been Korean. */
const korean = (call: Call): Segment[] => (call.done.includes('korean') ? [] : [KOREAN])
