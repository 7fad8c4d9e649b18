import type { CallEvent } from '../../../voice/turn.ts'
import type { Dialect, Heard, Incoming, Read } from './dialect.ts'
import { heardOf, keysOf, speechOf, transferOf } from './heard.ts'
import { formOf } from './payload.ts'
import { vxmlLine } from './vxml-line.ts'
import { GOODBYE, introduction, writeVxml } from './vxml-write.ts'

/**
 * VoiceXML 2.1. Routes: start, turn. `GET start` asks the browser who calls, as it tells only when asked; the POST that
 * comes of it is the start of the call.
 */
export const vxml: Dialect = { name: 'vxml', read, write: writeVxml }

function read(incoming: Incoming): Read {
  if (incoming.route !== 'start' && incoming.route !== 'turn')
    return { kind: 'refused', why: 'unknown route' }
  const form = formOf(incoming)
  if (!form) return { kind: 'refused', why: 'too large' }
  const line = vxmlLine(incoming.query)
  if (incoming.route === 'start' && form.get('event') === null)
    return { kind: 'reply', reply: introduction(incoming.base, line) }
  const call = heardOf(
    {
      callId: form.get('c'),
      turn: form.get('n'),
      state: form.get('s'),
      from: form.get('from'),
      to: form.get('to'),
    },
    line,
  )
  if (!call) return { kind: 'refused', why: 'no call' }
  return readEvent(form, call)
}

function readEvent(form: URLSearchParams, call: Heard): Read {
  const [words, turn] = [form.get('words'), (event: CallEvent): Read => ({ kind: 'turn', call, event })]
  const mark = /^m(\d{1,2})$/.exec(form.get('mark') ?? '')?.[1]
  const heard = mark === undefined ? {} : { heard: Number(mark) }
  switch (form.get('event')) {
    case 'start':
      return turn({ kind: 'start' })
    case 'key':
      return turn({ ...(keysOf(words) ?? { kind: 'noise' }), ...heard })
    case 'speech':
      return turn({ ...(speechOf(words, form.get('sure')) ?? { kind: 'noise' }), ...heard })
    case 'noise':
      return turn({ kind: 'noise', ...heard })
    case 'poll':
      return { kind: 'poll', call }
    case 'failed':
      return turn({ kind: 'failed' })
    case 'hangup':
      return { kind: 'over', call, passedOn: false, reply: GOODBYE }
    case 'transfer': {
      const after = transferOf(words)
      return after === 'passed on' ? { kind: 'over', call, passedOn: true, reply: GOODBYE } : turn(after)
    }
    default:
      return turn({ kind: 'silence' })
  }
}
