import type { CallEvent } from '../../../voice/turn.ts'
import type { Dialect, Incoming, Read, Written } from './dialect.ts'
import { heardOf, keysOf, speechOf, transferOf } from './heard.ts'
import { formOf } from './payload.ts'
import { twimlLine } from './twiml-line.ts'
import { writeTwiml } from './twiml-write.ts'

/** Twilio, SignalWire, Telnyx TeXML, Kazoo Pivot and Somleng. Routes: start, turn, status. */
export const twiml: Dialect = { name: 'twiml', read, write: writeTwiml }

const ENDED = /^(?:completed|busy|failed|no-answer|canceled)$/
const reply = (body: string): Written => ({ body, contentType: 'text/xml; charset=utf-8' })
const NOTHING = reply('<?xml version="1.0" encoding="UTF-8"?>\n<Response/>')
const GOODBYE = reply('<?xml version="1.0" encoding="UTF-8"?>\n<Response><Hangup/></Response>')

function read(incoming: Incoming): Read {
  if (!['start', 'turn', 'status'].includes(incoming.route)) return { kind: 'refused', why: 'unknown route' }
  const form = formOf(incoming)
  if (!form) return { kind: 'refused', why: 'too large' }
  const { query } = incoming
  const call = heardOf(
    {
      callId: form.get('CallSid') ?? form.get('Call-ID'),
      turn: query.get('n'),
      state: query.get('s'),
      from: form.get('From'),
      to: form.get('To'),
    },
    twimlLine(query),
  )
  if (!call) return { kind: 'refused', why: 'no CallSid' }
  const dial = query.get('dial')
  const after = dial === null ? undefined : transferOf(dial === 'unset' ? dial : form.get('DialCallStatus'))
  if (after === 'passed on') return { kind: 'over', call, passedOn: true, reply: GOODBYE }
  if (ENDED.test(form.get('CallStatus') ?? '')) return { kind: 'over', call, passedOn: false, reply: GOODBYE }
  if (incoming.route === 'status') return { kind: 'reply', reply: NOTHING }
  if (after) return { kind: 'turn', call, event: after }
  if (incoming.route === 'start') return { kind: 'turn', call, event: { kind: 'start' } }
  if (query.get('job') !== null) return { kind: 'poll', call }
  return { kind: 'turn', call, event: eventOf(form) }
}

const eventOf = (form: URLSearchParams): CallEvent =>
  keysOf(form.get('Digits')) ??
  speechOf(form.get('SpeechResult'), form.get('Confidence')) ?? { kind: 'silence' }
