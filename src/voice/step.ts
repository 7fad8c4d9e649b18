import { screen } from '../answer/steps/screen.ts'
import { maskPersonal } from '../privacy/mask.ts'
import { anywhere } from './anywhere.ts'
import { LONGEST_KEPT } from './asking.ts'
import { BOOKING, type Call } from './call.ts'
import { KEYS, type Command } from './commands.ts'
import { commandIn, digitsIn, isNo, plain } from './hearing.ts'
import { onMiss, onSilence } from './ladder.ts'
import { say, type Move } from './state.ts'
import { readBack } from './states/echo.ts'
import { STATES } from './states/states.ts'
import { greet, settle } from './telling.ts'
import type { HotlineSettings } from './settings.ts'
import type { CallEvent, Effect, Step, Turn, World } from './turn.ts'

export const newCall = (settings: HotlineSettings): Call => ({
  state: 'question',
  rate: settings.rates.normal,
  brevity: 'normal',
  part: 'answer',
  at: 0,
  span: 0,
  lead: -1,
  silent: 0,
  missed: 0,
  failed: 0,
  done: [],
})

/** What a call says and listens for after an event. Pure: the same call, event and world give the same. */
export function step(call: Call, event: CallEvent, world: World): Step {
  const { call: now, effects } = listened(call, event)
  if (event.kind === 'start') return greet(now, world)
  if (event.kind === 'hangup') return settle(now, { say: [], next: { kind: 'hangup' } }, world, effects)
  if (event.kind === 'key' && STATES[now.state].digits === undefined && event.keys.length > 1)
    return keyByKey(now, event.keys, world, effects)
  return settle(now, moveFor(now, event, world), world, effects)
}

/** What the caller heard of the last turn before this event. */
function listened(call: Call, event: CallEvent): { call: Call; effects: Effect[] } {
  if (call.lead < 0 || call.span === 0) return { call: { ...call, broken: false }, effects: [] }
  const heard = event.heard ?? (event.kind === 'silence' ? call.lead + call.span : undefined)
  if (heard === undefined) return { call: { ...call, broken: false }, effects: [] }
  const span = Math.min(Math.max(heard - call.lead, 0), call.span)
  const answerId = call.part === 'answer' && span > 0 ? call.memory?.answerId : undefined
  const effects: Effect[] = answerId ? [{ kind: 'heard', answerId, upTo: call.at + span }] : []
  return { call: { ...call, span, broken: span < call.span }, effects }
}

/** Several keys in one go: none is lost. */
function keyByKey(call: Call, keys: string, world: World, effects: Effect[]): Step {
  let done = settle(call, onKey(call, keys.charAt(0), world), world, effects)
  for (const key of keys.slice(1)) {
    if (done.need || done.turn.next.kind !== 'listen') return done
    const again = STATES[done.call.state].digits
      ? entered(done.call, key, world)
      : onKey(done.call, key, world)
    done = settle(done.call, again, world, done.effects)
  }
  return done
}

function moveFor(call: Call, event: CallEvent, world: World): Move {
  const state = STATES[call.state]
  switch (event.kind) {
    case 'key':
      return state.digits ? entered(call, event.keys, world) : onKey(call, event.keys, world)
    case 'speech':
      return onSpeech(call, event, world)
    case 'silence':
      return onSilence(call, world)
    case 'noise':
      return state.speech && (call.state === 'danger' || call.state === 'distress')
        ? state.speech(call, world, '')
        : onMiss(call, world, 'noise')
    case 'answered':
    case 'case':
    case 'resumed':
    case 'unverified':
    case 'failed':
    case 'transfer-lost':
      // What comes too late is let go.
      return (
        state.result?.(call, world, event) ??
        (event.kind === 'transfer-lost' ? { to: 'lost' } : { to: call.state })
      )
    case 'start':
    case 'hangup':
      return { to: call.state }
  }
}

function commanded(call: Call, world: World, command: Command): Move {
  const own = STATES[call.state].commands?.(call, world)[command]
  if (own) return own()
  // Nothing is read while a call-back is arranged: what sounds like it does not undo that.
  if (BOOKING.includes(call.state) && READING.has(command) && command !== 'slower') return { miss: 'speech' }
  return anywhere(STATES[call.state], call, world, command)
}

/** Asked for by who is in danger or distress, a person is tried again at once, at any hour. */
function asked(call: Call, world: World): Move {
  if (!world.transfer) return { person: 'asked' }
  return { person: call.state === 'danger' || call.state === 'distress' ? call.state : 'asked' }
}

/** Commands whose keys mean nothing where something is to be chosen. */
const READING: ReadonlySet<Command> = new Set([
  'shorter',
  'slower',
  'longer',
  'previous',
  'next',
  'source',
  'sms',
])

function onKey(call: Call, key: string, world: World): Move {
  const state = STATES[call.state]
  const command = KEYS[key]
  if (!command) return { miss: 'key' }
  if (command === 'person') return asked(call, world)
  if (call.state === 'warned') return { to: 'question' }
  const choices = state.choices?.(call, world) ?? []
  const chosen = choices.find((c) => c.key === key)
  if (chosen) return chosen.move()
  const own = state.commands?.(call, world)[command]
  if (own && command === 'again' && call.state === 'answer' && call.broken)
    return anywhere(state, call, world, 'pause')
  if (own) return own()
  if (choices.length > 1 && READING.has(command)) return { miss: 'key' }
  return anywhere(state, call, world, command)
}

/** Digits, closed by # or by time. 0 alone is still the person, * still back. */
function entered(call: Call, keys: string, world: World): Move {
  const digits = keys.replaceAll('#', '')
  if (digits === '0') return asked(call, world)
  if (digits.includes('*')) return commanded(call, world, 'back')
  if (digits === '') return commanded(call, world, 'new')
  return STATES[call.state].digits?.entered(call, world, digits) ?? { miss: 'key' }
}

function onSpeech(call: Call, event: Extract<CallEvent, { kind: 'speech' }>, world: World): Move {
  const { text, confidence } = event
  const state = STATES[call.state]
  const urgent = screen(text)?.reason
  if (urgent === 'danger' || urgent === 'distress') {
    if (call.state !== urgent) return { person: urgent }
    return state.speech?.(call, world, text) ?? { to: urgent }
  }
  const command = commandIn(text)
  if (command === 'person') return asked(call, world)
  const chosen = state.choices?.(call, world).find((c) => c.said(text))
  if (chosen) return chosen.move()
  if (state.digits && isNo(text)) return commanded(call, world, 'back')
  if (command && !(command === 'bye' && call.state === 'distress')) return commanded(call, world, command)
  if (state.digits) {
    const digits = digitsIn(text)
    if (digits) return state.digits.entered(call, world, digits)
    return state.speech?.(call, world, text) ?? { miss: 'speech' }
  }
  if (!state.speech) return { miss: 'speech' }
  const move = state.speech(call, world, text)
  const unsure = confidence !== undefined && confidence < world.settings.echoBelow
  return unsure && 'need' in move && move.need?.kind === 'ask' ? doubtful(call, text) : move
}

/** What was hardly understood is read back before it is looked for; in the echo it is asked for again instead. */
function doubtful(call: Call, text: string): Move {
  const question = maskPersonal(text).slice(0, LONGEST_KEPT)
  if (call.state === 'echo' || readBack(question) === '' || plain(text) === '') return { miss: 'speech' }
  return { to: 'echo', call: { question } }
}

/** Said while a need takes longer than a caller likes to hear nothing. */
export const filler = (call: Call, world: World): Turn => ({
  say: say(world, 'looking'),
  rate: call.rate,
  next: { kind: 'wait' },
})

/** When nothing is known of the call any more: an apology, and a person or an open ear. */
export function lifeline(world: World): Step {
  const call = newCall(world.settings)
  if (world.open && world.transfer)
    return settle(
      call,
      {
        say: say(world, 'failed'),
        next: { kind: 'transfer', case: '', reason: 'failure' },
        call: { state: 'transfer' },
      },
      world,
      [],
    )
  return settle(call, { to: 'question', lead: say(world, 'failedClosed') }, world, [])
}
