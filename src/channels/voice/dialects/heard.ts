import type { CallEvent } from '../../../voice/turn.ts'
import type { Heard, Line } from './dialect.ts'
import { stringOf } from './payload.ts'

/** More than a minute of speech; what follows is no question any more. */
const LONGEST_SPEECH = 500
const MOST_KEYS = 32
const WITHHELD = /^(?:anonymous|unavailable|unknown|restricted|private|withheld|undefined|null|)$/i

/** What every dialect knows of a call. Undefined when the platform's id of it is missing or impossible. */
export function heardOf(
  fields: { callId: unknown; turn?: unknown; state?: unknown; from?: unknown; to?: unknown },
  line: Line,
): Heard | undefined {
  const callId = stringOf(fields.callId)
  if (!/^[\x21-\x7e]{1,128}$/.test(callId)) return undefined
  const state = stringOf(fields.state)
  const [from, to] = [numberOf(fields.from), numberOf(fields.to)]
  const turn = stringOf(fields.turn)
  return {
    callId,
    turn: /^\d{1,5}$/.test(turn) ? Number(turn) : 0,
    line,
    ...(/^[\w.-]{1,4096}$/.test(state) ? { state } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

/** A number or SIP address as written; undefined when withheld. */
function numberOf(value: unknown): string | undefined {
  const number = stringOf(value).trim()
  const user = /^(?:sips?|tel):([^@;]*)/i.exec(number)?.[1] ?? number
  return WITHHELD.test(user) || !/^[\x21-\x7e]{1,128}$/.test(number) ? undefined : number
}

/** Keys that are no keys are dropped; undefined when none is left. */
export function keysOf(value: unknown): CallEvent | undefined {
  const keys = stringOf(value)
    .replace(/[^\d*#]/g, '')
    .slice(0, MOST_KEYS)
  return keys === '' ? undefined : { kind: 'key', keys }
}

/** Undefined when there are no words. A confidence of 0 is what recognisers say that know none. */
export function speechOf(value: unknown, confidence?: unknown): CallEvent | undefined {
  const text = stringOf(value)
    .replace(/[\p{Cc}\p{Cs}\uFFFD]+/gu, ' ')
    .trim()
  if (text === '') return undefined
  const given = Number.parseFloat(stringOf(confidence))
  const sure = given > 1 && given <= 100 ? given / 100 : given
  const known = sure > 0 && sure <= 1
  return {
    kind: 'speech',
    text: [...text].slice(0, LONGEST_SPEECH).join(''),
    ...(known ? { confidence: sure } : {}),
  }
}

/** What became of a transfer: lost and why, or `passed on`. */
export function transferOf(status: unknown, sip?: unknown): CallEvent | 'passed on' {
  const said = stringOf(status)
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  const code = Number(stringOf(sip))
  if (
    /^(?:completed|answered|success|ok|(?:near|far)enddisconnect|networkdisconnect|maxtimedisconnect)$/.test(
      said,
    )
  )
    return 'passed on'
  if (said === 'unset') return { kind: 'transfer-lost', why: 'unset' }
  if (said.endsWith('busy') || code === 486 || code === 600) return { kind: 'transfer-lost', why: 'busy' }
  if ([408, 480, 487].includes(code)) return { kind: 'transfer-lost', why: 'no-answer' }
  if (/^(?:failed|rejected|declined|error|notallowed)/.test(said))
    return { kind: 'transfer-lost', why: 'rejected' }
  return { kind: 'transfer-lost', why: 'no-answer' }
}
