import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Line } from '../../../../src/channels/voice/dialects/dialect.ts'
import { json } from '../../../../src/channels/voice/dialects/json.ts'
import type { Turn } from '../../../../src/voice/turn.ts'
import {
  GREETING,
  KOREAN,
  anyIncoming,
  anyTurn,
  incoming,
  incomingJson,
  listening,
  replyOf,
  transfer,
  turnOf,
} from './turns.ts'

const LINE: Line = { speech: true, rate: false, keep: {} }
const BASE = 'https://hotline.example.cn/voice/json'
const DYNAMIC = '4.eyJhIjoxfQ.c2ln'
/** What a TCCC node maps to its variables: the same names every time, all of them strings. */
const schema = z.strictObject({
  ok: z.literal('1'),
  say: z.string().regex(/^[^@=:"${}^*¥]*$/),
  korean: z.string().regex(/^[^@=:"${}^*¥]*$/),
  next: z.enum(['listen', 'wait', 'transfer', 'hangup']),
  max: z.string().regex(/^\d{1,2}$/),
  case: z.string().regex(/^(?:\d{6})?$/),
  to: z.string(),
  dynamic: z.string().regex(/^\d+[wt]?\.[\w.-]+$/),
})
const write = (turn: Turn) => schema.parse(JSON.parse(json.write(turn, replyOf(BASE, LINE)).body))

describe('the flat turn that is written', () => {
  it('says, listens and gives its state away', () => {
    expect(write(listening())).toEqual({
      ok: '1',
      say: GREETING.text,
      korean: '',
      next: 'listen',
      max: '1',
      case: '',
      to: '',
      dynamic: DYNAMIC,
    })
  })

  it('transfers, waits and hangs up', () => {
    expect(write(transfer())).toMatchObject({ next: 'transfer', case: '482913', to: '+86-431-1234567' })
    expect(write(turnOf({ kind: 'wait' }))).toMatchObject({ next: 'wait', dynamic: '4w.eyJhIjoxfQ.c2ln' })
    expect(write(turnOf({ kind: 'hangup' }))).toMatchObject({ next: 'hangup' })
    expect(write(listening({ keys: { max: 6 } }))).toMatchObject({ max: '6' })
  })

  it('keeps Korean apart', () => {
    expect(write(listening({}, [GREETING, KOREAN]))).toMatchObject({
      say: GREETING.text,
      korean: KOREAN.text,
    })
  })

  it('keeps its shape and leaves out what clouds forbid, whatever is said', () => {
    fc.assert(
      fc.property(anyTurn, (turn) => {
        expect(write(turn).ok).toBe('1')
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a number that is no string', { ok: 1 }],
    ['a forbidden sign', { say: '比例：$5' }],
    ['a word that flows do not know', { next: 'listn' }],
    ['a name too many', { lang: 'zh-CN' }],
  ])('the schema knows %s', (_, spoilt) => {
    const good = JSON.parse(json.write(listening(), replyOf(BASE, LINE)).body) as object
    expect(schema.safeParse({ ...good, ...spoilt }).success).toBe(false)
  })
})

describe('flat turns that are read', () => {
  const HEAD = { session: 's1', caller: '13800138000', callee: '12385', dynamic: DYNAMIC }
  const read = (fields: object) => json.read(incomingJson({ ...HEAD, ...fields }, { url: BASE, route: '' }))
  const event = (fields: object) => {
    const got = read(fields)
    return got.kind === 'turn' ? got.event : got.kind
  }

  it('find the call, its turn and its state', () => {
    expect(read({ inputType: 'dtmf', input: '7' })).toEqual({
      kind: 'turn',
      call: { callId: 's1', turn: 4, state: 'eyJhIjoxfQ.c2ln', from: '13800138000', to: '12385', line: LINE },
      event: { kind: 'key', keys: '7' },
    })
  })

  it.each([
    ['start', { inputType: 'start', dynamic: '' }, { kind: 'start' }],
    ['speech', { inputType: 'speech', input: '护理补贴谁能领' }, { kind: 'speech', text: '护理补贴谁能领' }],
    ['nothing', { inputType: 'none', input: '' }, { kind: 'silence' }],
    ['a type that there is not', { inputType: 'x', input: '1' }, { kind: 'silence' }],
    ['the filler said', { inputType: 'none', dynamic: '4w.a.b' }, 'poll'],
    [
      'a key during the filler',
      { inputType: 'dtmf', input: '0', dynamic: '4w.a.b' },
      { kind: 'key', keys: '0' },
    ],
    ['busy', { inputType: 'transfer', input: 'busy' }, { kind: 'transfer-lost', why: 'busy' }],
    ['no answer', { inputType: 'transfer', input: 'no-answer' }, { kind: 'transfer-lost', why: 'no-answer' }],
    ['rejected', { inputType: 'transfer', input: 'rejected' }, { kind: 'transfer-lost', why: 'rejected' }],
    ['not set up', { inputType: 'transfer', input: 'unset' }, { kind: 'transfer-lost', why: 'unset' }],
    [
      'a flow that just comes back',
      { inputType: 'none', dynamic: '4t.a.b' },
      { kind: 'transfer-lost', why: 'no-answer' },
    ],
    ['a person took it', { inputType: 'transfer', input: 'completed' }, 'over'],
    ['the end', { inputType: 'hangup' }, 'over'],
    ['no session', { session: '' }, 'refused'],
  ])('%s', (_, fields, expected) => {
    expect(event(fields)).toEqual(expected)
  })

  it('reads or refuses whatever comes', () => {
    fc.assert(
      fc.property(anyIncoming(['']), (request) => {
        expect(['turn', 'poll', 'over', 'reply', 'refused']).toContain(json.read(request).kind)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused when it is no object', () => {
    for (const body of ['', '[]', '"x"', '{'])
      expect(json.read(incoming({ body: new TextEncoder().encode(body) })).kind).toBe('refused')
  })
})
