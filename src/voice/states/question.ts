import { screen } from '../../answer/steps/screen.ts'
import { GOODBYE, GREETING, THANKS } from '../../answer/wording.ts'
import { segmentsOf } from '../../speech/segment.ts'
import { ask, ending } from '../asking.ts'
import type { Call } from '../call.ts'
import { isListening, isYes, plain } from '../hearing.ts'
import { say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice } from './choices.ts'

/** Fewer characters say nothing that could be asked. */
const SHORTEST = 2

/** What is said freely where a question may be asked. */
export function hearQuestion(call: Call, world: World, text: string): Move {
  if (plain(text).length < SHORTEST || !/\p{Script=Han}/u.test(text)) return { miss: 'speech' }
  const screened = screen(text)
  if (screened?.status === 'answered') {
    if (screened.say === GOODBYE) return ending(call)
    if (screened.say === THANKS) return { stay: say(world, 'welcome') }
    if (screened.say === GREETING) return { stay: say(world, 'hello') }
    return { stay: segmentsOf(screened.say ?? '').map((said) => ({ text: said })) }
  }
  return ask(call, { question: text })
}

/** Waits for an open question: nothing has to be chosen first. */
export const question: State = {
  say: (call, world) => say(world, call.memory || call.question ? 'askMore' : 'ask'),
  choices: (call) =>
    call.resumable
      ? [
          choice(
            '1',
            () => false,
            () => ({ need: { kind: 'resume' }, wait: 'resuming' }),
          ),
        ]
      : [],
  // Nothing lies behind: the way for those who cannot or will not speak.
  back: () => ({ to: 'topics', call: { page: 0 } }),
  speech(call, world, text) {
    if (isListening(text) || isYes(text)) return { stay: say(world, 'goOn') }
    return hearQuestion(call, world, text)
  },
}
