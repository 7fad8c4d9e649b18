import { screen } from '../../answer/steps/screen.ts'
import { GOODBYE, GREETING, THANKS } from '../../answer/wording.ts'
import { segmentsOf } from '../../speech/segment.ts'
import { ask, ending } from '../asking.ts'
import type { Call } from '../call.ts'
import { codeIn, openClause } from '../clause.ts'
import { isHail, isListening, isYes, plain } from '../hearing.ts'
import { isFresh, offersEarlier, once, say, type Move, type State } from '../state.ts'
import type { World } from '../turn.ts'
import { choice } from './choices.ts'

/** Fewer characters say nothing that could be asked. */
const SHORTEST = 2

/** What is said freely where a question may be asked. */
export function hearQuestion(call: Call, world: World, text: string): Move {
  const code = codeIn(text)
  if (code) return openClause(world, code, 'speech')
  if (plain(text).length < SHORTEST || !/\p{Script=Han}/u.test(text)) return { miss: 'speech' }
  const screened = screen(text)
  if (screened?.status === 'answered') {
    if (screened.say === GOODBYE) return ending(call)
    if (screened.say === THANKS) return { stay: say(world, 'welcome') }
    if (screened.say === GREETING) return welcomed(call, world, 'hello')
    return { stay: segmentsOf(screened.say ?? '').map((said) => ({ text: said })) }
  }
  return ask(call, { question: text })
}

/** Who only says 喂 or 您好 hears at once that his last call can be gone on with. */
const welcomed = (call: Call, world: World, name: 'hello' | 'goOn'): Move =>
  offersEarlier(call, world)
    ? { stay: say(world, 'earlier'), call: { done: once(call, 'earlier') } }
    : { stay: say(world, name) }

/** Waits for an open question: nothing has to be chosen first. */
export const question: State = {
  say(call, world) {
    if (isFresh(call) && world.resumable) return say(world, 'earlier')
    return say(world, isFresh(call) ? 'ask' : 'askMore')
  },
  choices: (call, world) =>
    isFresh(call) && world.resumable
      ? [
          choice(
            '1',
            () => false,
            () => ({ need: { kind: 'resume' }, wait: 'resuming' }),
          ),
        ]
      : [],
  // Nothing lies behind: the way for those who cannot or will not speak.
  back: (call, world) =>
    offersEarlier(call, world)
      ? { to: 'question', call: { done: once(call, 'earlier') } }
      : { to: 'topics', call: { page: 0 } },
  speech(call, world, text) {
    if (isHail(text)) return welcomed(call, world, 'hello')
    if (isListening(text) || isYes(text)) return welcomed(call, world, 'goOn')
    return hearQuestion(call, world, text)
  },
}
