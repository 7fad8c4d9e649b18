import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Line, Read } from '../../../../src/channels/voice/dialects/dialect.ts'
import { json } from '../../../../src/channels/voice/dialects/json.ts'
import type { Turn } from '../../../../src/voice/turn.ts'
import {
  GREETING,
  KOREAN,
  anyTurn,
  incoming,
  incomingJson,
  listening,
  replyOf,
  transfer,
  turnOf,
} from './turns.ts'

const BASE = 'https://hotline.example.cn/voice/json/secret-0001'
const LINE: Line = { speech: true, rate: false, keep: { wrap: 'aliyun' } }
const ID = '100001616500^10000187'
const STATE = 'eyJhIjoxfQ.c2ln'

const tts = z
  .string()
  .transform((text) => z.strictObject({ tts: z.string().regex(/^[^@=:"${}^*¥]+$/) }).parse(JSON.parse(text)))
const schema = z.strictObject({
  result: z.literal('success'),
  code: z.literal(200),
  msg: z.string(),
  data: z.strictObject({
    call_id: z.literal(ID),
    action: z.enum(['answer', 'broadcast', 'hangup']),
    action_code: z.literal('$tts$').optional(),
    action_code_param: tts.optional(),
    action_code_break: z.boolean(),
    dynamic_id: z.string().regex(/^\d+[wtk]?(?:-[\da-f]*-[\da-f]*)?(?:~[\da-f]*)?\.[\w.-]+$/),
    mute_time: z.int().min(1000).max(20_000),
    pause_time: z.int().min(300).max(1200),
    asr_base_id: z.literal('customer_service_8k'),
  }),
})
const write = (turn: Turn, next = 4, line = LINE) =>
  schema.parse(JSON.parse(json.write(turn, replyOf(BASE, line, { callId: ID, next })).body)).data
const callback = (type: string, content: unknown, query = ''): Read => {
  const search = new URLSearchParams({
    call_id: ID,
    timestamp: '1504174341229',
    content_type: type,
    content: JSON.stringify(content),
  })
  return json.read(incoming({ url: `${BASE}?${search.toString()}${query}`, route: '' }))
}
const event = (type: string, content: unknown) => {
  const got = callback(type, content)
  return got.kind === 'turn' ? got.event : got.kind
}
const replyIn = (got: Read): Record<string, unknown> => {
  if (got.kind !== 'reply' && got.kind !== 'over') throw new Error(got.kind)
  return (JSON.parse(got.reply.body) as { data: Record<string, unknown> }).data
}

describe("Aliyun's wrapping that is written", () => {
  it('answers first, then plays; its state in dynamic_id', () => {
    expect(write(listening(), 1)).toEqual({
      call_id: ID,
      action: 'answer',
      action_code: '$tts$',
      action_code_param: { tts: GREETING.text },
      action_code_break: true,
      dynamic_id: `1.${STATE}`,
      mute_time: 6000,
      pause_time: 1200,
      asr_base_id: 'customer_service_8k',
    })
    expect(write(listening())).toMatchObject({ action: 'broadcast', dynamic_id: `4.${STATE}` })
  })

  it('keeps to what the platform accepts: times, signs, one language', () => {
    expect(write(listening({ noInputMs: 60_000, endSilenceMs: 100 }))).toMatchObject({
      mute_time: 20_000,
      pause_time: 300,
    })
    const say = [{ text: '比例@1:2="一"${}^*¥，完。' }, KOREAN]
    expect(write(listening({}, say)).action_code_param).toEqual({ tts: '比例12一，完。' })
    expect(write(listening({}, [KOREAN])).action_code_param).toBeUndefined()
    expect(write(turnOf({ kind: 'hangup' }))).toMatchObject({
      action: 'hangup',
      action_code_param: { tts: GREETING.text },
    })
  })

  it('keeps its shape, whatever is said', () => {
    fc.assert(
      fc.property(anyTurn, (turn) => {
        expect(write(turn).call_id).toBe(ID)
      }),
      { numRuns: 300 },
    )
  })
})

describe("Aliyun's callbacks that are read", () => {
  it('start with who calls, even as the documentation spells it', () => {
    expect(
      callback('callin', { caller: '13711110000', ' callee': '05711110000', orgcallee: '05712220000' }),
    ).toEqual({
      kind: 'turn',
      call: { callId: ID, turn: 0, from: '13711110000', to: '05711110000', line: LINE },
      event: { kind: 'start' },
    })
  })

  it.each([
    [
      'normal',
      { words: '护理补贴谁能领', dynamic_id: `4.${STATE}` },
      { kind: 'speech', text: '护理补贴谁能领' },
    ],
    [
      'normal',
      { words: '等一下', is_playing: 'true', dynamic_id: `4.${STATE}` },
      { kind: 'speech', text: '等一下' },
    ],
    ['normal', { words: '嗯嗯', is_playing: 'true', dynamic_id: `4.${STATE}` }, 'reply'],
    ['normal', { words: '嗯', dynamic_id: `4.${STATE}` }, { kind: 'speech', text: '嗯' }],
    ['normal', { dynamic_id: `4.${STATE}` }, { kind: 'noise' }],
    ['timebreak', { words: '我想问', dynamic_id: `4.${STATE}` }, { kind: 'speech', text: '我想问' }],
    ['timebreak', { dynamic_id: `4.${STATE}` }, 'reply'],
    ['mute', { dynamic_id: `4.${STATE}` }, { kind: 'silence' }],
    ['mute', { dynamic_id: `4w.${STATE}` }, 'poll'],
    ['dtmf', { dtmf: '0', dynamic_id: `4.${STATE}` }, { kind: 'key', keys: '0' }],
    ['dtmf', { words: '#', dynamic_id: `4w.${STATE}` }, { kind: 'key', keys: '#' }],
    ['mute', { dynamic_id: `4b.${STATE}` }, { kind: 'transfer-lost', why: 'no-answer' }],
    ['mute', { status: 'busy', dynamic_id: `4b.${STATE}` }, { kind: 'transfer-lost', why: 'busy' }],
    ['mute', { result: 'rejected', dynamic_id: `4b.${STATE}` }, { kind: 'transfer-lost', why: 'rejected' }],
    ['mute', { status: 'completed', dynamic_id: `4b.${STATE}` }, 'over'],
    ['hangup', {}, 'over'],
    ['something new', {}, { kind: 'silence' }],
  ])('%s %j', (type, content, expected) => {
    expect(event(type, content)).toEqual(expected)
  })

  it('finds turn and state in dynamic_id', () => {
    expect(callback('mute', { dynamic_id: `4.${STATE}` })).toMatchObject({ call: { turn: 4, state: STATE } })
    expect(callback('mute', { dynamic_id: 'somebody else' })).toMatchObject({ call: { turn: 0 } })
  })

  it('finds who calls there, as only the first callback tells it', () => {
    const from = '13711110000'
    const { dynamic_id } = schema.parse(
      JSON.parse(json.write(listening(), replyOf(BASE, LINE, { callId: ID, from })).body),
    ).data
    expect(callback('mute', { dynamic_id })).toMatchObject({ call: { from, turn: 4, state: STATE } })
    expect(callback('mute', { dynamic_id: '4~zz.a' })).toMatchObject({ call: { turn: 0 } })
  })

  it('plays on through 嗯 and before the words of a timebreak: no action at all', () => {
    const dynamic_id = `4.${STATE}`
    for (const got of [
      callback('normal', { words: '好的', is_playing: 'true', dynamic_id }),
      callback('timebreak', { dynamic_id }),
    ])
      expect(replyIn(got)).toEqual({ call_id: ID, dynamic_id })
  })

  it('says the last words first, then passes the call on, whatever comes between', () => {
    const { action, dynamic_id, mute_time } = write(transfer('sip:ops@pbx.example.cn'))
    expect([action, mute_time]).toEqual(['broadcast', 1000])
    for (const type of ['mute', 'normal', 'dtmf']) {
      expect(replyIn(callback(type, { dynamic_id, words: '喂' }))).toEqual({
        call_id: ID,
        action: 'bridge',
        action_code: 'sip:ops@pbx.example.cn',
        action_code_param: '{"number":"sip:ops@pbx.example.cn","case":"482913"}',
        dynamic_id: `4b.${STATE}`,
      })
    }
    expect(replyIn(callback('mute', { dynamic_id }, '&bridge=transfer')).action).toBe('transfer')
  })

  it('brings a number together key by key, without a stop', () => {
    let { dynamic_id: id } = write(listening({ keys: { max: 20, end: '#' } }))
    for (const dtmf of '1394') id = String(replyIn(callback('dtmf', { dtmf, dynamic_id: id })).dynamic_id)
    const got = { kind: 'turn', call: { turn: 4, state: STATE }, event: { kind: 'key', keys: '1394' } }
    expect(callback('dtmf', { dtmf: '#', dynamic_id: id })).toMatchObject(got)
    expect(callback('mute', { dynamic_id: id })).toMatchObject(got)
    expect(event('normal', { words: '一三九', dynamic_id: id })).toMatchObject({ kind: 'speech' })
    const six = write(listening({ keys: { max: 2 } })).dynamic_id
    expect(callback('mute', { dynamic_id: six })).toMatchObject({ event: { kind: 'silence' } })
    const one = String(replyIn(callback('dtmf', { dtmf: '4', dynamic_id: six })).dynamic_id)
    expect(callback('dtmf', { dtmf: '8', dynamic_id: one })).toMatchObject({
      event: { kind: 'key', keys: '48' },
    })
  })

  it('comes in a form or in JSON as well, and survives a broken content', () => {
    const fields = { call_id: ID, content_type: 'dtmf', content: `{"dtmf":"5","dynamic_id":"4.${STATE}"}` }
    const expected = { kind: 'turn', event: { kind: 'key', keys: '5' } }
    expect(json.read(incoming({ form: fields }))).toMatchObject(expected)
    expect(json.read(incomingJson(fields))).toMatchObject(expected)
    expect(
      json.read(incomingJson({ ...fields, content: JSON.parse(fields.content) as object })),
    ).toMatchObject(expected)
    expect(json.read(incoming({ form: { ...fields, content: '{"role“: “B”' } }))).toMatchObject({
      event: { kind: 'noise' },
    })
    expect(json.read(incoming({ form: { content_type: 'mute' } })).kind).toBe('refused')
  })
})
