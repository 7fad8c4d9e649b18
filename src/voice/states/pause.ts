import { homeOf } from '../asking.ts'
import type { Call } from '../call.ts'
import { isListening, isYes } from '../hearing.ts'
import { say, type Move, type State } from '../state.ts'
import { hearQuestion } from './question.ts'

/** Back to where the pause began, or to the segment that was broken off. */
const resume = (call: Call): Move => ({ to: call.from ?? homeOf(call), call: { from: undefined } })

/** 等一下: the caller fetches a pen, or someone helps. Up to a minute of silence. */
export const pause: State = {
  say: (call, world) => say(world, call.from === 'answer' ? 'paused' : 'waiting'),
  commands: (call) => ({ again: () => resume(call), next: () => resume(call) }),
  speech: (call, world, text) =>
    isListening(text) || isYes(text) ? resume(call) : hearQuestion(call, world, text),
  silence: (call, world) => ({ to: call.from ?? homeOf(call), lead: say(world, 'stillThere') }),
  noInputMs: ({ settings }) => settings.waits.pause,
  back: (call) => resume(call),
}
