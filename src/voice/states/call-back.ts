import { sayDigits } from '../../speech/numeral.ts'
import { mentionsHealth } from '../../privacy/health.ts'
import type { Call, When } from '../call.ts'
import { once, say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice, yesNo } from './choices.ts'

const WORDS: Record<When, string> = { morning: '上午', afternoon: '下午', any: '上班时间' }

/** Books it; the digits of another telephone pass through and stay nowhere. */
function book(call: Call, world: World, digits?: string): Move {
  const when = call.when ?? 'any'
  const tail = digits?.slice(-4)
  return {
    need: {
      kind: 'case',
      reason: call.reason ?? 'asked',
      ...(call.case ? { number: call.case } : {}),
      callBack: {
        when,
        ...(digits ? { digits } : {}),
        ...(call.health ? { health: world.prompts.consent } : {}),
      },
    },
    wait: 'booking',
    call: { when, tail },
  }
}

const telephone = (world: World): 'digits' | 'number' => (world.tail === undefined ? 'digits' : 'number')

/** What was asked may tell of the caller's health: whether it goes along is asked by itself, before the number is. */
const chosen = (call: Call, time: When, world: World): Move => ({
  to: call.health === undefined && ofHealth(call) ? 'consent' : telephone(world),
  call: { when: time },
})

/** Also long ago, or without an answer: all of the call goes with its case. */
const ofHealth = ({ question = '', memory, done }: Call): boolean =>
  done.includes('health') || [question, ...(memory?.context ?? [])].some(mentionsHealth)

/** Who wanted a person and says no more is called back, not left alone; a line that never made a sound is not. */
export const bookQuietly = (call: Call, world: World): Move =>
  world.tail === undefined || call.reason === 'silence' ? { to: 'warned' } : book(call, world)

export const when: State = {
  say: (_, world) => say(world, 'when'),
  choices: (call, world) => [
    choice(
      '1',
      (text) => /上午|早上|早晨/.test(text),
      () => chosen(call, 'morning', world),
    ),
    choice(
      '2',
      (text) => /下午|晚上|傍晚/.test(text),
      () => chosen(call, 'afternoon', world),
    ),
    choice(
      '3',
      (text) => /都行|都可以|随便|什么时候|啥时候|现在|马上|尽快/.test(text),
      () => chosen(call, 'any', world),
    ),
  ],
}

/** Separate from the call-back: who does not agree is called back all the same, and tells it himself if he likes. */
export const consent: State = {
  say: (_, world) => say(world, 'consent'),
  choices: (_, world) =>
    yesNo(
      () => ({ to: telephone(world), call: { health: true } }),
      () => ({ to: telephone(world), lead: say(world, 'consentNo'), call: { health: false } }),
    ),
  back: () => ({ to: 'when' }),
}

export const number: State = {
  say: (_, world) => say(world, 'number', { tail: sayDigits(world.tail ?? '', '幺') }),
  choices: (call, world) =>
    yesNo(
      () => book(call, world),
      () => ({ to: 'digits' }),
    ),
  speech: (_, __, text) => (/换|别的|另外/.test(text) ? { to: 'digits' } : { miss: 'speech' }),
  back: () => ({ to: 'when' }),
}

/** A mobile number, or one with its area code. */
const TELEPHONE = /^(?:1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7})$/

export const digits: State = {
  say: (_, world) => say(world, 'digits'),
  digits: {
    most: 12,
    entered: (call, world, entered) =>
      TELEPHONE.test(entered) ? book(call, world, entered) : { miss: 'key', lead: 'digitsWrong' },
  },
  back: () => ({ to: 'when' }),
}

export const booking: State = {
  say: (_, world) => say(world, 'looking'),
  result(call, world, event) {
    if (event.kind === 'failed')
      return { to: 'question', lead: say(world, 'unbooked'), call: { when: undefined, tail: undefined } }
    if (event.kind !== 'case') return undefined
    const change = { case: event.number, done: once(call, 'booked') }
    const lead = bookedSaid({ ...call, ...change }, world, event.code)
    return { to: 'booked', lead, only: true, call: change }
  },
  silence: (_, world) => ({ to: 'question', lead: say(world, 'unbooked') }),
}

const bookedSaid = ({ when: time = 'any', tail, case: number = '' }: Call, world: World, code?: string) => [
  ...say(world, 'booked', { when: WORDS[time], tail: sayDigits(tail ?? world.tail ?? '', '幺') }),
  ...say(world, 'case', { case: sayDigits(number) }),
  ...(code ? say(world, 'caseCode', { code: sayDigits(code) }) : []),
  ...say(world, 'bookedAsk'),
]

/** Booked; read back, so that a wrong number or time can be put right. */
export const booked: State = {
  say: (call, world) => bookedSaid(call, world),
  // The code stands nowhere in the call: who wants to hear it again has it fetched.
  commands: (call) => ({
    again: () => ({
      need: { kind: 'case', reason: call.reason ?? 'asked', ...(call.case ? { number: call.case } : {}) },
      wait: 'booking',
    }),
  }),
  choices: () =>
    yesNo(
      () => ({ to: 'question' }),
      () => ({ to: 'when' }),
    ),
  speech: (_, __, text) => (/改|换/.test(text) ? { to: 'when' } : { miss: 'speech' }),
  silence: () => ({ to: 'over' }),
}
