import { ending, homeOf } from './asking.ts'
import type { Call, Change, Part } from './call.ts'
import type { Command } from './commands.ts'
import { once, say, type Move, type State } from './state.ts'
import { offersOf } from './offers.ts'
import type { World } from './turn.ts'

/** What a command does wherever the state has nothing of its own to say to it. */
export function anywhere(state: State, call: Call, world: World, command: Command): Move {
  switch (command) {
    case 'person':
      return { person: 'asked' }
    case 'again':
      return { to: call.state }
    case 'slower':
    case 'faster':
      return changeRate(call, world, command)
    case 'back':
      return state.back?.(call, world) ?? { to: 'question' }
    case 'new':
      return {
        to: 'question',
        lead: say(world, 'askNew'),
        only: true,
        call: { ...NEW, memory: forgotten(call) },
      }
    case 'help':
      return call.done.includes('help')
        ? { stay: say(world, 'helpMore') }
        : { stay: say(world, 'help'), call: { done: once(call, 'help') } }
    case 'topics':
      return { to: 'topics', call: { page: 0 } }
    case 'pause':
      return pause(call)
    case 'bye':
      return ending(call)
    case 'resume':
      return { need: { kind: 'resume' }, wait: 'resuming' }
    case 'number':
      return { to: 'case' }
    case 'shorter':
      return { to: homeOf(call), lead: say(world, 'shorter'), call: { brevity: 'short' } }
    case 'longer':
      return { to: homeOf(call), lead: say(world, 'longer'), call: { brevity: 'detail' } }
    case 'next':
    case 'previous':
      return read(call.part, call.at)
    case 'source':
    case 'quote':
      return read(command, 0)
    case 'spell':
      return read('spelled', 0)
    case 'sms':
      return call.memory?.answerId && world.sms ? { to: 'sms' } : read('spelled', 0)
  }
}

/** Another subject: nothing of the one before is leaned on. */
const NEW = {
  question: undefined,
  unmet: undefined,
  failed: 0,
  part: 'answer',
  at: 0,
} as const

const forgotten = (call: Call): Call['memory'] => call.memory && { ...call.memory, context: [], clause: '' }

const read = (part: Part, at: number): Move => ({ to: 'answer', call: { part, at } })

/** Where reading goes on when it was broken off. */
const here = (call: Call): Change => (call.broken ? { at: call.at + call.span } : {})

const pause = (call: Call): Move => ({
  to: 'pause',
  call: { ...here(call), from: call.state === 'pause' ? call.from : call.state },
})

function changeRate(call: Call, world: World, wanted: 'slower' | 'faster'): Move {
  const { slow, normal, fast } = world.settings.rates
  const rates = [slow, normal, fast]
  const rate = rates[rates.indexOf(call.rate) + (wanted === 'slower' ? -1 : 1)]
  if (rate === undefined) return { stay: say(world, wanted === 'slower' ? 'slowest' : 'fastest') }
  const lead = say(world, wanted)
  // Who heard all of it is not made to hear it all again: the next that is said has the new pace.
  if (call.state === 'answer' && !call.broken)
    return { stay: [...lead, ...offersOf(call, world)], call: { rate } }
  return { to: call.state, lead, call: { rate, ...here(call) } }
}
