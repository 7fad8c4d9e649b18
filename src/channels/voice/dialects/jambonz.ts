import type { CallEvent } from '../../../voice/turn.ts'
import type { Dialect, Incoming, Read, Written } from './dialect.ts'
import { heardOf, keysOf, speechOf, transferOf } from './heard.ts'
import { jambonzLine } from './jambonz-line.ts'
import { writeJambonz } from './jambonz-write.ts'
import { jsonOf, objectOf, stringOf } from './payload.ts'
import type { Fields } from './payload.ts'

/** jambonz, JSON verbs by HTTP. Routes: start, turn, wait, queue, status, fallback. */
export const jambonz: Dialect = { name: 'jambonz', read, write: writeJambonz }

const ROUTES = ['start', 'turn', 'wait', 'queue', 'status', 'fallback']
const ENDED = /^(?:completed|busy|failed|no-answer)$/
/** An array, always: jambonz takes any other type of content for an empty answer. */
const reply = (verbs: readonly object[]): Written => ({
  body: JSON.stringify(verbs),
  contentType: 'application/json',
})
const NOTHING = reply([])
const GOODBYE = reply([{ verb: 'hangup' }])

function read(incoming: Incoming): Read {
  if (!ROUTES.includes(incoming.route)) return { kind: 'refused', why: 'unknown route' }
  const fields = jsonOf(incoming)
  if (!fields) return { kind: 'refused', why: 'no JSON object' }
  const { query } = incoming
  const { call_sid: callId, from, to } = fields
  const call = heardOf({ callId, turn: query.get('n'), state: query.get('s'), from, to }, jambonzLine(query))
  if (!call) return { kind: 'refused', why: 'no call_sid' }
  // The operator's leg has a call_sid and an end of its own.
  if (fields['direction'] === 'outbound' || incoming.route === 'queue')
    return { kind: 'reply', reply: NOTHING }
  const dial = query.get('dial')
  const after =
    dial === null
      ? undefined
      : transferOf(dial === 'unset' ? dial : fields['dial_call_status'], fields['dial_sip_status'])
  if (after === 'passed on') return { kind: 'over', call, passedOn: true, reply: GOODBYE }
  if (ENDED.test(stringOf(fields['call_status'])))
    return { kind: 'over', call, passedOn: false, reply: GOODBYE }
  if (incoming.route === 'status') return { kind: 'reply', reply: NOTHING }
  if (after) return { kind: 'turn', call, event: after }
  if (incoming.route === 'start') return { kind: 'turn', call, event: { kind: 'start' } }
  if (incoming.route === 'fallback') return { kind: 'turn', call, event: { kind: 'failed' } }
  const event = eventOf(fields)
  return incoming.route === 'wait' && event.kind !== 'key'
    ? { kind: 'poll', call }
    : { kind: 'turn', call, event }
}

function eventOf(fields: Fields): CallEvent {
  const keys = keysOf(fields['digits'])
  if (keys) return keys
  const alternatives = objectOf(fields['speech'])?.['alternatives']
  const best = objectOf(Array.isArray(alternatives) ? alternatives[0] : undefined)
  const reason = stringOf(fields['reason'])
  if (reason === 'timeout') return { kind: 'silence' }
  const speech = speechOf(best?.['transcript'], best?.['confidence'])
  // A recogniser that failed or is not sure: offer the keys, never be silent.
  if (reason === 'error' || reason === 'stt-low-confidence')
    return speech ? unsure(speech) : { kind: 'noise' }
  return speech ?? { kind: 'silence' }
}

/** Low confidence without a figure is read back all the same. */
const LOW = 0.1
const unsure = (event: CallEvent): CallEvent =>
  event.kind === 'speech' ? { ...event, confidence: event.confidence ?? LOW } : event
