import { sayDigits } from '../../speech/numeral.ts'
import { say, type State } from '../state.ts'
import { yesNo } from './choices.ts'

/** Asks before the document's name and number are sent to the calling telephone. */
export const sms: State = {
  say: (_, world) => say(world, 'sms', { tail: sayDigits(world.tail ?? '', '幺') }),
  choices: (call, world) =>
    yesNo(
      () => ({
        to: 'question',
        lead: say(world, 'smsSent'),
        effects: call.memory?.answerId
          ? [{ kind: 'sms', answerId: call.memory.answerId, ...(call.case ? { case: call.case } : {}) }]
          : [],
      }),
      () => ({ to: 'answer' }),
    ),
  back: () => ({ to: 'answer' }),
}
