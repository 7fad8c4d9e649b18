import fc from 'fast-check'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { twimlLine } from '../../../../src/channels/voice/dialects/twiml-line.ts'
import { twiml } from '../../../../src/channels/voice/dialects/twiml.ts'
import type { Turn } from '../../../../src/voice/turn.ts'
import {
  GREETING,
  KOREAN,
  LISTEN,
  anyIncoming,
  anyTurn,
  incoming,
  listening,
  replyOf,
  transfer,
  turnOf,
} from './turns.ts'
import { againstRng, missing } from './xmllint.ts'

const BASE = 'https://hotline.example.cn/voice/twiml'
const line = (platform?: string) => twimlLine(new URLSearchParams(platform === undefined ? {} : { platform }))
const write = (turn: Turn, platform?: string, over: Parameters<typeof replyOf>[2] = {}): string =>
  twiml.write(turn, replyOf(BASE, line(platform), over)).body
const URL_4 = `${BASE}/turn?n=4&s=eyJhIjoxfQ.c2ln`

describe('TwiML that is written', () => {
  it("is what Twilio's own builder makes", () => {
    const response = new twilio.twiml.VoiceResponse()
    const gather = response.gather({
      input: ['dtmf', 'speech'],
      language: 'cmn-Hans-CN',
      bargeIn: true,
      speechTimeout: '2',
      hints: '残疾人证,两项补贴',
      action: URL_4,
      method: 'POST',
      actionOnEmptyResult: true,
      timeout: 6,
      numDigits: 1,
      finishOnKey: '',
    })
    gather.say({ language: 'cmn-CN', voice: 'Polly.Zhiyu' }, GREETING.text)
    response.redirect({ method: 'POST' }, `${URL_4}&empty=1`)
    expect(write(listening()).replace('?>\n', '?>')).toBe(response.toString())
  })

  it("transfers as Twilio's builder does, the case in the SIP address", () => {
    const response = new twilio.twiml.VoiceResponse()
    response.say({ language: 'cmn-CN', voice: 'Polly.Zhiyu' }, GREETING.text)
    response
      .dial({ action: `${URL_4}&dial=1`, method: 'POST', timeout: 20 })
      .sip('sip:ops@pbx.example.cn?X-Case=482913')
    response.redirect({ method: 'POST' }, `${URL_4}&dial=after`)
    expect(write(transfer('sip:ops@pbx.example.cn')).replace('?>\n', '?>')).toBe(response.toString())
    expect(write(transfer())).toContain('<Number>+864311234567</Number>')
  })

  it('comes back as not set up when there is nobody to transfer to', () => {
    const { person: _, ...nobody } = replyOf(BASE, line())
    const { body } = twiml.write(transfer(), nobody)
    expect(body).toContain('dial=unset</Redirect>')
    expect(body).not.toContain('<Dial')
  })

  it('leaves # free as a key, and lets it end a number', () => {
    expect(write(listening())).toContain('numDigits="1" finishOnKey=""')
    expect(write(listening({ keys: { max: 20, end: '#' } }))).toContain('numDigits="20" finishOnKey="#"')
  })

  it('lets keys through while it says that it is searching', () => {
    const body = write(turnOf({ kind: 'wait' }, [{ text: '正在查，请稍等。' }]))
    expect(body).toMatch(
      /<Gather input="dtmf".*正在查，请稍等。.*<\/Gather><Redirect method="POST">.*job=1<\/Redirect>/,
    )
  })

  it('asks for speech only where the platform hears it, and for a Chinese voice only where it has one', () => {
    for (const platform of ['somleng', 'kazoo']) {
      expect(write(listening(), platform)).toContain('input="dtmf"')
      expect(write(listening(), platform)).not.toMatch(/voice=|hints=|speechTimeout/)
      expect(line(platform)).toMatchObject({ speech: false, rate: false })
      expect(write(listening(), platform)).toContain(`platform=${platform}&amp;n=4`)
    }
    expect(line()).toMatchObject({ speech: true, rate: false })
    expect(line('never heard of')).toMatchObject({ speech: true, keep: {} })
  })

  it('speaks slower and faster where that can be asked', () => {
    expect(write(listening({}, [GREETING], 140), 'twilio')).toContain('<prosody rate="78%">')
    expect(write(listening({}, [GREETING], 220), 'twilio')).toContain('<prosody rate="122%">')
    expect(write(listening({}, [GREETING], 140))).not.toContain('prosody')
    expect(line('twilio').rate).toBe(true)
  })

  it('marks Korean as Korean, without the Chinese voice', () => {
    expect(write(listening({}, [GREETING, KOREAN]))).toContain(`<Say language="ko-KR">${KOREAN.text}</Say>`)
  })

  it('tells Twilio to try again, and no one else', () => {
    expect(write(listening(), 'twilio')).toContain('#rc=2&amp;rp=all"')
    expect(write(listening(), 'telnyx')).not.toContain('#')
  })

  it('parts what is too long for one Say', () => {
    const body = write(listening({}, [{ text: `${'护理补贴每月发放，'.repeat(80)}完。` }]))
    const says = [...body.matchAll(/<Say[^>]*>([^<]*)</g)].map((match) => match[1] ?? '')
    expect(says.length).toBeGreaterThan(1)
    expect(Math.max(...says.map((said) => encodeURIComponent(said).length))).toBeLessThanOrEqual(4500)
    expect(says.join('')).toBe(`${'护理补贴每月发放，'.repeat(80)}完。`)
  })
})

describe.skipIf(missing)(`TwiML against its profile${missing ? ` (no ${missing})` : ''}`, () => {
  it('is valid whatever is said, on every platform', () => {
    fc.assert(
      fc.property(
        anyTurn,
        fc.constantFrom(undefined, 'signalwire', 'telnyx', 'kazoo', 'somleng'),
        (turn, platform) => {
          expect(againstRng('twiml-profile', write(turn, platform))).toBe('')
        },
      ),
      { numRuns: 60 },
    )
    fc.assert(
      fc.property(anyTurn, (turn) => {
        expect(againstRng('twiml-twilio', write(turn, 'twilio'))).toBe('')
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    ['an element that Somleng does not know', '<Response><Pause length="1"/></Response>'],
    ['a queue', '<Response><Enqueue>operators</Enqueue></Response>'],
    ['481 characters', `<Response><Say language="cmn-CN">${'字'.repeat(481)}</Say></Response>`],
    ['nothing to say', '<Response><Say language="cmn-CN"/></Response>'],
    [
      'a gather without an action',
      '<Response><Gather input="dtmf" method="POST" timeout="1" numDigits="1" finishOnKey=""/></Response>',
    ],
    ['a second less than one', write(listening()).replace('timeout="6"', 'timeout="0"')],
    ['a gather that # ends', write(listening()).replace('finishOnKey=""', 'finishOnKey="*"')],
    ['prosody in the common profile', write(listening({}, [GREETING], 140), 'twilio')],
    ['text between the verbs', '<Response>您好</Response>'],
  ])('knows %s from it', (_, xml) => {
    expect(againstRng('twiml-profile', xml)).not.toBe('')
  })
})

describe('TwiML that is read', () => {
  const HEAD = { CallSid: 'CA1', From: '+8613800138000', To: '+8643112385', CallStatus: 'in-progress' }
  const read = (form: Record<string, string>, url = URL_4) =>
    twiml.read(incoming({ url, form: { ...HEAD, ...form } }))
  const event = (form: Record<string, string>, url = URL_4) => {
    const got = read(form, url)
    return got.kind === 'turn' ? got.event : got.kind
  }

  it('finds the call, its turn and its state', () => {
    expect(read({ Digits: '7' })).toEqual({
      kind: 'turn',
      call: { callId: 'CA1', turn: 4, state: 'eyJhIjoxfQ.c2ln', from: HEAD.From, to: HEAD.To, line: line() },
      event: { kind: 'key', keys: '7' },
    })
  })

  it.each([
    ['start', {}, `${BASE}/start`, { kind: 'start' }],
    ['#', { Digits: '#' }, URL_4, { kind: 'key', keys: '#' }],
    [
      'speech',
      { SpeechResult: ' 护理补贴谁能领？ ', Confidence: '0.91' },
      URL_4,
      { kind: 'speech', text: '护理补贴谁能领？', confidence: 0.91 },
    ],
    [
      'speech of a recogniser that knows no confidence',
      { SpeechResult: '人工', Confidence: '0.0' },
      URL_4,
      { kind: 'speech', text: '人工' },
    ],
    ['keys before speech', { Digits: '0', SpeechResult: '嗯' }, URL_4, { kind: 'key', keys: '0' }],
    ['an empty result', { Digits: '', SpeechResult: '' }, URL_4, { kind: 'silence' }],
    ['the trailing redirect', {}, `${URL_4}&empty=1`, { kind: 'silence' }],
    ['busy', { DialCallStatus: 'busy' }, `${URL_4}&dial=1`, { kind: 'transfer-lost', why: 'busy' }],
    [
      'no answer',
      { DialCallStatus: 'no-answer' },
      `${URL_4}&dial=1`,
      { kind: 'transfer-lost', why: 'no-answer' },
    ],
    ['failed', { DialCallStatus: 'failed' }, `${URL_4}&dial=1`, { kind: 'transfer-lost', why: 'rejected' }],
    ['not set up', {}, `${URL_4}&dial=unset`, { kind: 'transfer-lost', why: 'unset' }],
    [
      'a platform that says nothing of it',
      {},
      `${URL_4}&dial=after`,
      { kind: 'transfer-lost', why: 'no-answer' },
    ],
    ['the filler said', {}, `${URL_4}&job=1`, 'poll'],
    ['ringing', { CallStatus: 'ringing' }, `${BASE}/status`, 'reply'],
    ['the end', { CallStatus: 'completed' }, `${BASE}/status`, 'over'],
    ['hung up while it spoke', { CallStatus: 'completed' }, URL_4, 'over'],
    ['an unknown route', {}, `${BASE}/other`, 'refused'],
  ])('%s', (_, form, url, expected) => {
    expect(event(form as Record<string, string>, url)).toEqual(expected)
  })

  it('knows a call that a person took from one that ended', () => {
    expect(read({ DialCallStatus: 'completed' }, `${URL_4}&dial=1`)).toMatchObject({
      kind: 'over',
      passedOn: true,
    })
    expect(read({ CallStatus: 'completed' })).toMatchObject({ kind: 'over', passedOn: false })
  })

  it('reads a GET of Kazoo, and a number that is withheld', () => {
    const url = `${URL_4}&platform=kazoo&CallSid=k1&From=anonymous&To=12385&Digits=5`
    expect(twiml.read(incoming({ url, method: 'GET' }))).toEqual({
      kind: 'turn',
      call: { callId: 'k1', turn: 4, state: 'eyJhIjoxfQ.c2ln', to: '12385', line: line('kazoo') },
      event: { kind: 'key', keys: '5' },
    })
  })

  it('takes state and turn from the address only', () => {
    expect(read({ s: 'forged', n: '9' }, `${BASE}/turn`)).toMatchObject({ call: { turn: 0 } })
    expect(read({ s: 'forged' }, `${BASE}/turn`)).not.toMatchObject({ call: { state: 'forged' } })
  })

  it('reads or refuses whatever comes', () => {
    fc.assert(
      fc.property(anyIncoming(['start', 'turn', 'status']), (request) => {
        expect(['turn', 'poll', 'over', 'reply', 'refused']).toContain(twiml.read(request).kind)
      }),
      { numRuns: 500 },
    )
  })

  it('hears back what it was told to ask', () => {
    const action =
      /action="([^"]+)"/.exec(write(turnOf({ kind: 'listen', listen: LISTEN }), 'kazoo'))?.[1] ?? ''
    expect(read({}, action.replaceAll('&amp;', '&'))).toMatchObject({
      call: { turn: 4, state: 'eyJhIjoxfQ.c2ln', line: line('kazoo') },
    })
  })
})
