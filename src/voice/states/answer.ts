import type { Call, Part } from '../call.ts'
import type { Command } from '../commands.ts'
import { isListening } from '../hearing.ts'
import { offersOf } from '../offers.ts'
import { chunkOf } from '../reading.ts'
import { say, type Move, type State } from '../state.ts'
import type { Segment, World } from '../turn.ts'
import { hearQuestion } from './question.ts'

const at = (part: Part, first: number): Move => ({ to: 'answer', call: { part, at: first } })

/** Goes on from where the caller broke off, or behind what he heard; `skip`: behind what he broke off. */
function goOn(call: Call, world: World, skip = false): Move {
  const all = call.memory?.parts[call.part].length ?? 0
  const next = call.at + call.span + (skip && call.broken ? 1 : 0)
  if (call.memory && next >= all) return { stay: say(world, 'ended') }
  return at(call.part, next)
}

function goBack(call: Call, world: World): Move {
  const first = call.broken ? call.at + call.span - 1 : call.at - 1
  return first < 0 ? { to: 'answer', lead: say(world, 'begun'), call: { at: 0 } } : at(call.part, first)
}

/** Reads the answer, its source, its number or the clause, in segments that can be moved among. */
export const answer: State = {
  say(call, world) {
    const { read, behind } = chunkOf(call)
    // Of the first answer alone: nobody looks for an earlier call behind that.
    const earlier = world.resumable && !call.done.includes('earlier') ? say(world, 'earlierWord') : []
    return [...read, ...behind, ...offersOf(call, world), ...earlier]
  },
  commands: (call, world): Partial<Record<Command, () => Move>> => ({
    again: () => at(call.part, call.broken ? call.at + call.span : call.at),
    // Pressed while a segment is read, it leaves that one.
    next: () => goOn(call, world, true),
    previous: () => goBack(call, world),
    shorter: () => brevity('short', say(world, 'shorter')),
    longer: () =>
      call.part === 'source' || call.part === 'spelled'
        ? at('quote', 0)
        : brevity('detail', say(world, 'longer')),
    source: () => at(call.part === 'source' || call.part === 'spelled' ? 'spelled' : 'source', 0),
    spell: () => at('spelled', 0),
    quote: () => at('quote', 0),
    sms: () => (world.sms && call.memory?.answerId ? { to: 'sms' } : slowly(world)),
  }),
  back: (call) => (call.part === 'answer' ? { to: 'question' } : at('answer', 0)),
  speech(call, world, text) {
    if (isListening(text)) return goOn(call, world)
    return hearQuestion(call, world, text)
  },
}

const brevity = (wanted: Call['brevity'], lead: Segment[]): Move => ({
  to: 'answer',
  lead,
  call: { brevity: wanted, part: 'answer', at: 0 },
})

/** The number letter by letter, to be written down, where nothing can be sent. */
const slowly = (world: World): Move => ({
  to: 'answer',
  lead: say(world, 'slowly'),
  call: { part: 'spelled', at: 0 },
})
