import { altered, tidied, type Call, type StateName } from './call.ts'
import { readAgain } from './asking.ts'
import { onMiss } from './ladder.ts'
import { toPerson } from './person.ts'
import { LONGEST_PROMPT } from './prompts.ts'
import { chunkOf } from './reading.ts'
import { once, say, type Move } from './state.ts'
import { STATES } from './states/states.ts'
import type { Effect, Listen, Next, Outcome, Segment, Step, World } from './turn.ts'

/** Makes of a move what is said and listened for. */
export function settle(call: Call, move: Move, world: World, effects: Effect[]): Step {
  const all = [...effects, ...(move.effects ?? [])]
  if ('miss' in move) return settle(call, onMiss(call, world, move.miss, move.lead), world, all)
  if ('person' in move) {
    const changed = altered(call, move.call ?? {})
    const way = toPerson(changed, world, move.person, move.lead)
    return settle(changed, { ...way, call: { silent: 0, missed: 0, failed: 0, ...way.call } }, world, all)
  }
  const next = altered(call, { silent: 0, missed: 0 }, move.call ?? {})
  if ('need' in move)
    return { call: tidied(altered(next, { state: move.wait, lead: -1 })), effects: all, need: move.need }
  if ('next' in move) {
    const { call: told, said } = withBefore(next, world)
    return turnOf({ ...told, lead: -1 }, [...said, ...move.say], move.next, [
      ...all,
      ...outcomeOf(told, move.next),
    ])
  }
  if ('stay' in move) {
    // Somebody is there after all: the call is not ending any more.
    const going: Call = ENDING.has(next.state) ? { ...next, state: 'question' } : next
    const { call: told, said } = withBefore(going, world)
    return turnOf({ ...told, lead: -1 }, [...said, ...move.stay], listening(told, world), all)
  }
  if (move.to === 'answer' && !next.memory) return settle(next, readAgain(next, world), world, all)
  return enter({ ...next, state: move.to }, move, world, all)
}

function enter(
  call: Call,
  move: { lead?: Segment[]; only?: boolean; slow?: boolean },
  world: World,
  effects: Effect[],
): Step {
  const { call: told, said } = withBefore(call, world)
  const announced = announce(told, world)
  const lead = [...said, ...(move.lead ?? []), ...announced.said]
  const reads = told.state === 'answer'
  const here: Call = {
    ...announced.call,
    lead: reads ? lead.length : -1,
    ...(reads ? { span: chunkOf(told).read.length } : {}),
  }
  const rate = move.slow ? world.settings.rates.slow : here.rate
  const turn = turnOf(
    here,
    move.only ? lead : [...lead, ...STATES[here.state].say(here, world)],
    listening(here, world),
    effects,
  )
  return turn.turn ? { ...turn, turn: { ...turn.turn, rate } } : turn
}

/** That a voice is made, once a call; that a text was shortened, each time before it is read. */
function announce(call: Call, world: World): { call: Call; said: Segment[] } {
  if (call.state !== 'answer' || call.part !== 'answer' || call.at > 0) return { call, said: [] }
  const isNew = !call.done.includes('synthetic')
  return {
    call: { ...call, done: once(call, 'synthetic') },
    said: [...(isNew ? say(world, 'synthetic') : []), ...(call.memory?.summary ? say(world, 'summary') : [])],
  }
}

function withBefore(call: Call, world: World): { call: Call; said: Segment[] } {
  if (!call.before) return { call, said: [] }
  return {
    call: altered(call, { before: undefined }),
    said: say(world, call.before.name, call.before.values),
  }
}

function turnOf(call: Call, said: Segment[], next: Next, effects: Effect[]): Step {
  return { call: tidied(call), effects, turn: { say: said, rate: call.rate, next } }
}

const HINTS = ['人工', '再说一遍', '慢一点', '继续', '出处']

function listening(call: Call, world: World): Next {
  const { waits, topics, rates } = world.settings
  const state = STATES[call.state]
  const usual = call.rate === rates.slow ? waits.slowNoInput : waits.noInput
  const listen: Listen = {
    keys: state.digits ? { max: state.digits.most, end: '#' } : { max: 1 },
    speech: true,
    noInputMs: state.noInputMs?.(world) ?? (state.digits ? waits.betweenKeys : usual),
    endSilenceMs: waits.endSilence,
    hints: [...HINTS, ...topics.map((t) => t.name)],
    bargeIn: true,
  }
  return { kind: 'listen', listen }
}

function outcomeOf(call: Call, next: Next): Effect[] {
  if (next.kind === 'transfer') return [{ kind: 'outcome', outcome: 'transferred' }]
  if (next.kind !== 'hangup') return []
  return [{ kind: 'outcome', outcome: endOf(call) }]
}

const ENDING: ReadonlySet<StateName> = new Set(['over', 'warned'])

const ENDED: ReadonlySet<StateName> = new Set(['over', 'warned', 'useful', 'booked', 'answer', 'question'])

function endOf(call: Call): Outcome {
  if (call.state === 'transfer') return 'transferred'
  if (call.done.includes('booked')) return 'call-back'
  if (!ENDED.has(call.state)) return 'dropped'
  return call.memory && call.failed === 0 ? 'answered' : 'unanswered'
}

/** The first thing that is said, the same to everyone: nothing has to be chosen, and nothing looked up. */
export function greet(call: Call, world: World): Step {
  const long = say(world, world.open ? 'greeting' : 'greetingClosed', { name: world.settings.name })
  const fits = long.reduce((sum, s) => sum + s.text.length, 0) <= LONGEST_PROMPT
  const said = fits
    ? long
    : say(world, world.open ? 'greetingShort' : 'greetingClosedShort', { name: world.settings.name })
  const next: Call = {
    ...call,
    state: 'question',
    ...(fits ? { done: once(call, 'synthetic') } : {}),
  }
  return turnOf(next, said, listening(next, world), [])
}
