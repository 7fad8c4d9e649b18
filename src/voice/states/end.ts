import { sayDigits } from '../../speech/numeral.ts'
import { homeOf } from '../asking.ts'
import type { Call } from '../call.ts'
import { isListening, isNo, isYes, plain } from '../hearing.ts'
import { say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice } from './choices.ts'
import { hearQuestion } from './question.ts'

const ended = (call: Call, world: World, useful: boolean): Move => ({
  to: 'over',
  lead: say(world, useful ? 'usefulYes' : 'usefulNo'),
  effects: call.memory?.answerId ? [{ kind: 'feedback', answerId: call.memory.answerId, useful }] : [],
})

/** One question at the end, which may be left open. */
export const useful: State = {
  say: (_, world) => say(world, 'useful'),
  choices: (call, world) => [
    choice(
      '1',
      (text) => isYes(text) || /^有(?:帮助|点用|用)?[的了啊]?$/u.test(plain(text)),
      () => ended(call, world, true),
    ),
    choice(
      '2',
      (text) => isNo(text) || /^没有?(?:帮助|帮上忙?|用|啥用|什么用)[的了啊]?$/u.test(plain(text)),
      () => ended(call, world, false),
    ),
  ],
  speech: hearQuestion,
  silence: () => ({ to: 'warned' }),
}

const HANG_UP: Move = { say: [], next: { kind: 'hangup' }, call: { state: 'over' } }

/** Ten seconds, and any key or word goes on. */
export const warned: State = {
  say: (_, world) => say(world, 'warning'),
  speech: hearQuestion,
  silence: () => HANG_UP,
  noInputMs: ({ settings }) => settings.waits.beforeHangup,
  back: (call) => ({ to: homeOf(call) }),
}

/** Said goodbye; hangs up when nothing follows. */
export const over: State = {
  say: (call, world) => [
    ...(call.case ? [...say(world, 'case', { case: sayDigits(call.case) }), ...say(world, 'keepCase')] : []),
    ...say(world, 'goodbye'),
  ],
  // Said goodbye to in return.
  commands: () => ({ bye: () => HANG_UP }),
  speech: (call, world, text) => (isListening(text) ? HANG_UP : hearQuestion(call, world, text)),
  silence: () => HANG_UP,
  noInputMs: ({ settings }) => settings.waits.afterGoodbye,
}
