import { withoutMasks } from '../../privacy/mask.ts'
import { findStumbles } from '../../speech/gate.ts'
import { segmentsOf } from '../../speech/segment.ts'
import { toSpoken } from '../../speech/speak.ts'
import { ask } from '../asking.ts'
import { say, type State } from '../state.ts'
import { yesNo } from './choices.ts'

/** A masked question as it is read back; empty where nothing of it can be said. */
export function readBack(question: string): string {
  const spoken = toSpoken(withoutMasks(question)).replace(/[、，；：？。\s]+$/u, '')
  const odd = new Set(findStumbles(spoken))
  return [...spoken].filter((c) => !odd.has(c)).join('')
}

/** The recogniser was not sure: what it heard is read back, once. */
export const echo: State = {
  say: (call, world) => [
    ...segmentsOf(`${world.prompts.echo}${readBack(call.question ?? '')}。`).map((text) => ({ text })),
    ...say(world, 'echoAsk'),
  ],
  choices: (call, world) =>
    yesNo(
      () => ask(call, { question: call.question ?? '' }),
      () => ({ to: 'question', lead: say(world, 'echoNo'), only: true, call: { question: undefined } }),
    ),
  // The question said again, in other words: more often heard right than 不对 and then the question.
  speech: (call, _, text) => ask(call, { question: text }),
}
