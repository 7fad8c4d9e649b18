import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jambonzLine } from '../../../../src/channels/voice/dialects/jambonz-line.ts'
import { jambonz } from '../../../../src/channels/voice/dialects/jambonz.ts'
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

// Both come without types.
const required = createRequire(import.meta.url)
const { validateApp } = required('@jambonz/schema') as {
  validateApp: (app: unknown) => { valid: boolean; errors?: unknown }
}
const specifications = required('@jambonz/verb-specifications') as {
  validate: (logger: object, app: unknown) => void
}

const BASE = 'https://hotline.example.cn/voice/jambonz'
const URL_4 = `${BASE}/turn?n=4&s=eyJhIjoxfQ.c2ln`
const line = (query = '') => jambonzLine(new URLSearchParams(query))
const write = (turn: Turn, query = ''): unknown =>
  JSON.parse(jambonz.write(turn, replyOf(BASE, line(query))).body)

/** What either of jambonz's own checkers has against it: one knows values, the other names. */
function complaints(app: unknown): string[] {
  const found: string[] = []
  const result = validateApp(app)
  if (!result.valid) found.push(JSON.stringify(result.errors))
  try {
    specifications.validate({ debug() {}, info() {}, error() {}, warn() {} }, structuredClone(app))
  } catch (error) {
    found.push(String(error))
  }
  return found
}

describe('jambonz verbs that are written', () => {
  it('listen for speech and keys, and give up before the caller does', () => {
    expect(write(listening())).toEqual([
      {
        verb: 'gather',
        input: ['speech', 'digits'],
        actionHook: `${URL_4}#rc=2&rp=all`,
        timeout: 6,
        numDigits: 1,
        bargein: true,
        dtmfBargein: true,
        listenDuringPrompt: true,
        recognizer: { vendor: 'default', language: 'zh-CN', hints: ['残疾人证', '两项补贴'], asrTimeout: 2 },
        actionHookDelayAction: {
          enabled: true,
          noResponseTimeout: 2,
          noResponseGiveUpTimeout: 5,
          retries: 1,
          actions: [{ verb: 'say', text: '正在查，请稍等。' }],
          giveUpActions: [
            { verb: 'redirect', actionHook: `${BASE}/fallback?n=4&s=eyJhIjoxfQ.c2ln#rc=2&rp=all` },
          ],
        },
        say: { text: GREETING.text },
      },
    ])
  })

  it('transfer with the case in a SIP header', () => {
    expect(write(transfer())).toEqual([
      { verb: 'say', text: GREETING.text },
      {
        verb: 'dial',
        actionHook: expect.stringContaining('dial=1'),
        timeout: 20,
        headers: { 'X-Case': '482913' },
        target: [{ type: 'phone', number: '+864311234567' }],
      },
    ])
    expect(JSON.stringify(write(transfer('sip:ops@pbx.example.cn')))).toContain(
      '"sipUri":"sip:ops@pbx.example.cn"',
    )
    const { person: _, ...nobody } = replyOf(BASE, line())
    expect(jambonz.write(transfer(), nobody).body).toContain('dial=unset')
  })

  it('say Korean with a Korean voice', () => {
    expect(write(listening({}, [GREETING, KOREAN]))).toMatchObject([
      { verb: 'say', text: GREETING.text },
      { verb: 'gather', say: { text: KOREAN.text, synthesizer: { vendor: 'default', language: 'ko-KR' } } },
    ])
    expect(write(listening({}, [GREETING, KOREAN], 140), 'ssml=1')).toMatchObject([
      {
        say: {
          text: `<speak><prosody rate="78%">${GREETING.text}<lang xml:lang="ko-KR">${KOREAN.text}</lang></prosody></speak>`,
        },
      },
    ])
  })

  it('name the vendors that the address names', () => {
    expect(write(listening(), 'asr=custom:funasr&tts=custom:cosy&voice=xiaoyu')).toMatchObject([
      {
        actionHook: expect.stringContaining('asr=custom%3Afunasr'),
        recognizer: { vendor: 'custom:funasr' },
        say: { synthesizer: { vendor: 'custom:cosy', language: 'zh-CN', voice: 'xiaoyu' } },
      },
    ])
  })

  it('give a caller the keys while the answer is looked for, and 20 digits their time', () => {
    expect(write(turnOf({ kind: 'wait' }))).toMatchObject([
      {
        verb: 'gather',
        input: ['digits'],
        numDigits: 1,
        timeout: 1,
        actionHook: expect.stringContaining('/wait?'),
      },
    ])
    expect(write(listening({ keys: { max: 20, end: '#' } }))).toMatchObject([
      { maxDigits: 20, finishOnKey: '#', interDigitTimeout: 5 },
    ])
  })

  it("pass both of jambonz's checkers, whatever is said", () => {
    fc.assert(
      fc.property(
        anyTurn,
        fc.constantFrom('', 'ssml=1', 'asr=custom:funasr&tts=aws&voice=Zhiyu'),
        (turn, query) => {
          expect(complaints(write(turn, query))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  it.each([
    ['a kind of input that there is not', (app: Gather) => (app.input = ['voice'])],
    ['a property that there is not', (app: Gather) => (app.foo = 1)],
    ['seconds as text', (app: Gather) => (app.timeout = '8')],
    ['a verb that there is not', (app: Gather) => (app.verb = 'sayy')],
    ['a recogniser without a vendor', (app: Gather) => (app.recognizer = { language: 'zh-CN' })],
  ])('the checkers know %s', (_, spoil) => {
    const app = write(listening()) as [Gather]
    spoil(app[0])
    expect(complaints(app)).not.toEqual([])
  })
  it('the checkers know a queue without a name', () => {
    expect(complaints([{ verb: 'enqueue' }])).not.toEqual([])
  })

  type Gather = Record<string, unknown>
})

describe('jambonz requests that are read', () => {
  const HEAD = {
    call_sid: 'c1',
    account_sid: 'a',
    application_sid: 'p',
    direction: 'inbound',
    from: '+8613800138000',
    to: '12385',
    call_id: 'x',
    call_status: 'in-progress',
    sip_status: 200,
  }
  const read = (fields: object, url = URL_4) => jambonz.read(incomingJson({ ...HEAD, ...fields }, { url }))
  const event = (fields: object, url = URL_4) => {
    const got = read(fields, url)
    return got.kind === 'turn' ? got.event : got.kind
  }
  const speech = (transcript: string, confidence?: number) => ({
    speech: { alternatives: [{ transcript, confidence }] },
  })

  it('find the call, its turn and its state', () => {
    expect(read({ reason: 'dtmfDetected', digits: '0' })).toEqual({
      kind: 'turn',
      call: {
        callId: 'c1',
        turn: 4,
        state: 'eyJhIjoxfQ.c2ln',
        from: '+8613800138000',
        to: '12385',
        line: line(),
      },
      event: { kind: 'key', keys: '0' },
    })
  })

  it.each([
    ['the first', { sip: { raw: 'INVITE sip:12385' } }, `${BASE}/start`, { kind: 'start' }],
    [
      'speech',
      { reason: 'speechDetected', ...speech('护理补贴谁能领', 0.9) },
      URL_4,
      { kind: 'speech', text: '护理补贴谁能领', confidence: 0.9 },
    ],
    [
      'unsure speech',
      { reason: 'stt-low-confidence', ...speech('护理', 0.2) },
      URL_4,
      { kind: 'speech', text: '护理', confidence: 0.2 },
    ],
    [
      'unsure speech without a figure',
      { reason: 'stt-low-confidence', ...speech('护理') },
      URL_4,
      { kind: 'speech', text: '护理', confidence: 0.1 },
    ],
    ['nothing sure', { reason: 'stt-low-confidence' }, URL_4, { kind: 'noise' }],
    ["a recogniser's error", { reason: 'error', details: {} }, URL_4, { kind: 'noise' }],
    ['time out', { reason: 'timeout' }, URL_4, { kind: 'silence' }],
    ['the filler said', { reason: 'timeout' }, `${BASE}/wait?n=4&s=a.b`, 'poll'],
    [
      'a key during the filler',
      { reason: 'dtmfDetected', digits: '0' },
      `${BASE}/wait?n=4&s=a.b`,
      { kind: 'key', keys: '0' },
    ],
    ['given up', {}, `${BASE}/fallback?n=4&s=a.b`, { kind: 'failed' }],
    [
      'busy',
      { dial_call_status: 'busy', dial_sip_status: 486 },
      `${URL_4}&dial=1`,
      { kind: 'transfer-lost', why: 'busy' },
    ],
    [
      'busy by its code',
      { dial_call_status: 'failed', dial_sip_status: 486 },
      `${URL_4}&dial=1`,
      { kind: 'transfer-lost', why: 'busy' },
    ],
    [
      'no answer',
      { dial_call_status: 'no-answer', dial_sip_status: 487 },
      `${URL_4}&dial=1`,
      { kind: 'transfer-lost', why: 'no-answer' },
    ],
    [
      'rejected',
      { dial_call_status: 'failed', dial_sip_status: 603 },
      `${URL_4}&dial=1`,
      { kind: 'transfer-lost', why: 'rejected' },
    ],
    ['not set up', {}, `${URL_4}&dial=unset`, { kind: 'transfer-lost', why: 'unset' }],
    ['a person took it', { dial_call_status: 'completed', dial_sip_status: 200 }, `${URL_4}&dial=1`, 'over'],
    ['ringing', { call_status: 'ringing' }, `${BASE}/status`, 'reply'],
    ['the end', { call_status: 'completed' }, `${BASE}/status`, 'over'],
    [
      "the end of the operator's leg",
      { call_status: 'completed', direction: 'outbound' },
      `${BASE}/status`,
      'reply',
    ],
    ['an unknown route', {}, `${BASE}/x`, 'refused'],
  ])('%s', (_, fields, url, expected) => {
    expect(event(fields, url)).toEqual(expected)
  })

  it('is refused when it is no JSON object or has no call', () => {
    for (const body of ['', '[]', 'null', '{', 'call_sid=c1'])
      expect(jambonz.read(incoming({ body: new TextEncoder().encode(body) })).kind).toBe('refused')
    expect(read({ call_sid: 7.5e300 }).kind).toBe('turn')
    expect(read({ call_sid: ['c1'] }).kind).toBe('refused')
  })

  it('reads or refuses whatever comes', () => {
    fc.assert(
      fc.property(anyIncoming(['start', 'turn', 'wait', 'queue', 'status', 'fallback']), (request) => {
        expect(['turn', 'poll', 'over', 'reply', 'refused']).toContain(jambonz.read(request).kind)
      }),
      { numRuns: 500 },
    )
  })
})
