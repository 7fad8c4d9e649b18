import { createHmac } from 'node:crypto'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { turn } from '../../ports/calls.contract.ts'
import { KEYS, testKeeping } from '../../fixtures/store.ts'

const ORIGIN = 'https://hotline.example.cn'
const TOKEN = 'twilio-token-0001'
const SECRET = 'jambonz-secret-1'
const ENV = {
  ...KEYS,
  PUBLIC_ORIGIN: ORIGIN,
  VOICE_SECRET: 'voice-secret',
  TWILIO_AUTH_TOKEN: TOKEN,
  JAMBONZ_WEBHOOK_SECRET: SECRET,
}
const bearer = { authorization: 'Bearer voice-secret' }
const AT = '2026-01-31T08:30:00+08:00'

async function call(env: Record<string, string> = ENV) {
  const made = await testKeeping(env)
  const { store } = made
  const consent = { wording: '同意。', at: 1, contact: true, health: false } as const
  const opened = await store.cases.open({ reply: 'phone', consent }, () => Promise.resolve({}))
  const number = opened.kind === 'reused' ? '' : opened.value
  await store.calls.keep({ key: 'k', dialect: 'twiml', demo: false, case: number }, turn(0))
  const path = `/voice/transcript/${number}`
  const send = (body: string, headers: Record<string, string>, query = '') =>
    made.app.request(path + query, { method: 'POST', headers, body })
  const line = (body: object, headers: Record<string, string> = bearer) => made.post(path, body, headers)
  const kept = async () => (await store.transcripts.of(number)).map(({ who, text }) => [who, text])
  return { ...made, number, path, send, line, kept }
}

const content = (n: number, text: string, more: Record<string, string> = {}) => ({
  TranscriptionSid: 'GT1',
  CallSid: 'CA1',
  TranscriptionEvent: 'transcription-content',
  SequenceId: String(n),
  Track: 'inbound_track',
  Timestamp: '2026-01-31T00:30:00.000Z',
  TranscriptionData: JSON.stringify({ transcript: text, confidence: 0.9 }),
  Final: 'true',
  ...more,
})
const spoken = (text: string, more: object = {}) => ({
  call_sid: 'c1',
  direction: 'inbound',
  speech: {
    language_code: 'zh-CN',
    channel_tag: 1,
    is_final: true,
    alternatives: [{ transcript: text, confidence: 0.9 }],
    ...more,
  },
})

describe('lines of a transferred call', () => {
  it('stand by their number, once, with numbers of people masked', async () => {
    const { line, kept } = await call()
    const second = { line: 2, at: AT, who: 'caller', text: '我的电话是13943218765' }
    for (const body of [second, second, [{ line: 1, who: 'operator', text: '您好' }, second]])
      expect((await line(body)).status).toBe(200)
    expect(await (await line({ line: 2, who: 'caller', text: '别的' })).json()).toEqual({ kept: 1 })
    expect(await kept()).toEqual([
      ['operator', '您好'],
      ['caller', '我的电话是〔电话〕'],
    ])
  })

  it.each([
    [{ line: 1, who: 'robot', text: '一' }, 400, 'who 应是'],
    [{ line: -1, who: 'caller', text: '一' }, 400, 'line'],
    [{ line: 1, who: 'caller', text: ' ' }, 400, 'text 是'],
    [{ line: 1, who: 'caller', text: '一', at: '昨天' }, 400, 'at 应是'],
    [[], 400, ''],
    [Array.from({ length: 101 }, (_, i) => ({ line: i, who: 'caller', text: '一' })), 400, '最多 100 行'],
  ])('%# are refused with what is wrong', async (body, status, told) => {
    const { line, kept } = await call()
    const response = await line(body)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { detail: string }).detail).toContain(told)
    expect(await kept()).toEqual([])
  })

  it('need a signature, a call that is on, and JSON or a platform’s form', async () => {
    const { line, send, post, kept, store, number } = await call()
    const one = { line: 1, who: 'caller', text: '一' }
    expect((await line(one, {})).status).toBe(403)
    expect((await line(one, { authorization: 'Bearer other' })).status).toBe(403)
    expect((await send('line=1', { ...bearer, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await send('{', { ...bearer, 'content-type': 'application/json' })).status).toBe(400)
    expect((await post('/voice/transcript/999999', one, bearer)).status).toBe(409)
    await store.cases.take(number, 'li')
    await store.cases.finish(number, 'li', '好')
    expect((await line(one)).status).toBe(409)
    expect(await kept()).toEqual([])
    const shut = await call(KEYS)
    const told = (await (await shut.line(one)).json()) as { detail: string }
    expect(told.detail).toContain('VOICE_SECRET')
  })
})

describe('Twilio’s transcription', () => {
  const signed = (path: string, params: Record<string, string>) => ({
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': twilio.getExpectedTwilioSignature(TOKEN, ORIGIN + path, params),
  })
  it('is taken as it comes, final sentences only, both sides told apart', async () => {
    const { path, send, kept } = await call()
    const say = async (params: Record<string, string>, query = '') =>
      (await send(new URLSearchParams(params).toString(), signed(path + query, params), query)).status
    expect(await say({ ...content(1, ''), TranscriptionEvent: 'transcription-started' })).toBe(200)
    expect(await say(content(4, '残疾证怎么办'))).toBe(200)
    expect(await say(content(3, '残疾', { Final: 'false' }))).toBe(200)
    expect(await say(content(2, '请讲', { Track: 'outbound_track' }))).toBe(200)
    expect(await say(content(4, '残疾证怎么办'))).toBe(200)
    expect(await say(content(5, '好的'), '?swap=1')).toBe(200)
    expect(await kept()).toEqual([
      ['operator', '请讲'],
      ['caller', '残疾证怎么办'],
      ['operator', '好的'],
    ])
  })
  it('is refused when it was changed on the way, or is another form', async () => {
    const { path, send, kept } = await call()
    const params = content(1, '一')
    const body = new URLSearchParams({ ...params, Track: 'outbound_track' }).toString()
    expect((await send(body, signed(path, params))).status).toBe(403)
    expect((await send('a=b', signed(path, { a: 'b' }))).status).toBe(400)
    expect(await kept()).toEqual([])
  })
})

describe('jambonz’s transcribe', () => {
  const signed = (body: string) => {
    const t = Math.floor(Date.now() / 1000)
    const v1 = createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex')
    return { 'content-type': 'application/json', 'jambonz-signature': `t=${t},v1=${v1}` }
  }
  it('is taken in the order in which it comes, the same bytes once', async () => {
    const { send, kept } = await call()
    const say = async (body: object) => {
      const text = JSON.stringify(body)
      return (await send(text, signed(text))).status
    }
    expect(await say(spoken('残疾', { is_final: false }))).toBe(200)
    expect(await say(spoken('护理补贴多少钱'))).toBe(200)
    expect(await say(spoken('护理补贴多少钱'))).toBe(200)
    expect(await say(spoken('我帮您查', { channel_tag: 2 }))).toBe(200)
    expect(await say({ call_sid: 'c1', speech_event: { type: 'x' } })).toBe(200)
    expect(await kept()).toEqual([
      ['caller', '护理补贴多少钱'],
      ['operator', '我帮您查'],
    ])
  })
})
