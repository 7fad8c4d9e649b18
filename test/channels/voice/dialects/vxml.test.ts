import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vxmlLine } from '../../../../src/channels/voice/dialects/vxml-line.ts'
import { vxml } from '../../../../src/channels/voice/dialects/vxml.ts'
import type { Turn } from '../../../../src/voice/turn.ts'
import {
  GREETING,
  KOREAN,
  anyIncoming,
  anyTurn,
  incoming,
  listening,
  replyOf,
  transfer,
  turnOf,
} from './turns.ts'
import { againstVoiceXml, missing } from './xmllint.ts'

const BASE = 'https://hotline.example.cn/voice/vxml/secret-0001'
const line = (query = '') => vxmlLine(new URLSearchParams(query))
const write = (turn: Turn, query = ''): string => vxml.write(turn, replyOf(BASE, line(query))).body
const introduction = (): string => {
  const got = vxml.read(incoming({ url: `${BASE}/start?grammar=builtin:speech`, method: 'GET', base: BASE }))
  return got.kind === 'reply' ? got.reply.body : got.kind
}
const nobody = (turn: Turn): string => {
  const { person: _, ...reply } = replyOf(BASE, line())
  return vxml.write(turn, reply).body
}

describe('VoiceXML that is written', () => {
  it('carries call, turn and state in hidden variables that every submit names', () => {
    const body = write(listening())
    expect(body).toContain('<var name="c" expr="&apos;call-1&apos;"/>')
    expect(body).toContain('<var name="n" expr="&apos;4&apos;"/>')
    expect(body).toContain('<var name="s" expr="&apos;eyJhIjoxfQ.c2ln&apos;"/>')
    const submits = [...body.matchAll(/<submit ([^>]*)\/>/g)].map((match) => match[1])
    expect(submits.length).toBeGreaterThan(5)
    for (const submit of submits)
      expect(submit).toBe(`next="${BASE}/turn" method="post" namelist="c n s event words sure mark from to"`)
  })

  it('takes all twelve keys, 0 from everywhere, and one field a document', () => {
    const body = write(listening())
    for (const key of '0123456789*#') expect(body).toContain(`<item>${key}</item>`)
    expect(body).toContain('<link event="person" dtmf="0"/>')
    expect(body.match(/<field /g)).toHaveLength(1)
    expect(body).toContain('<property name="termchar" value=""/>')
    expect(body).toContain('<noinput>')
    expect(body).toContain('<nomatch>')
  })

  it('takes a number that # ends', () => {
    const body = write(listening({ keys: { max: 20, end: '#' } }))
    expect(body).toContain('<item repeat="1-20"><one-of>')
    expect(body).toContain('<property name="termchar" value="#"/><property name="completetimeout"')
    expect(body).toContain('<property name="interdigittimeout" value="5s"/>')
  })

  it('listens for speech only with the grammar of the site', () => {
    expect(write(listening())).toContain('name="inputmodes" value="dtmf"')
    expect(write(listening())).not.toContain('mode="voice"')
    const body = write(listening(), 'grammar=builtin:speech/transcribe')
    expect(body).toContain('<grammar src="builtin:speech/transcribe" mode="voice"/>')
    expect(body).toContain('name="inputmodes" value="dtmf voice"')
    expect(body).toContain('turn?grammar=builtin%3Aspeech%2Ftranscribe"')
    expect([line().speech, line('grammar=builtin:x').speech]).toEqual([false, true])
  })

  it('marks each segment, its language and its pace', () => {
    const body = write(listening({}, [GREETING, KOREAN], 140))
    expect(body).toContain(
      `<prompt bargein="true"><prosody rate="0.78">${GREETING.text}<mark name="m1"/><break time="400ms"/>` +
        `<s xml:lang="ko-KR">${KOREAN.text}</s><mark name="m2"/></prosody></prompt>`,
    )
  })

  it('transfers with the case, rings 20 s and comes back for each outcome', () => {
    const body = write(transfer())
    expect(body).toContain(
      '<transfer name="outcome" dest="tel:+864311234567" type="bridge" connecttimeout="20s" aai="case=482913">',
    )
    expect(body).toContain('event="error.connection error.unsupported"')
    expect(write(transfer('sip:ops@pbx.example.cn'), 'transfer=blind')).toContain(
      'dest="sip:ops@pbx.example.cn" type="blind"',
    )
    expect(nobody(transfer())).toContain('&apos;unset&apos;')
  })

  it('reaches a person without us at the second error, last in the document', () => {
    const body = write(listening())
    expect(body).toMatch(/<error count="2"><prompt>[^<]+<\/prompt><goto next="#person"\/><\/error>/)
    expect(body.indexOf('<form id="person">')).toBeGreaterThan(body.indexOf('<field'))
    expect(nobody(listening())).toMatch(/<error count="2"><prompt>[^<]+<\/prompt><exit\/><\/error>/)
    expect(nobody(listening())).not.toContain('#person')
  })

  it('escapes what the platform named the call', () => {
    const body = vxml.write(listening(), replyOf(BASE, line(), { callId: `a'+"<x>&\\` })).body
    expect(body).toContain(String.raw`expr="&apos;a\&apos;+&quot;&lt;x&gt;&amp;\\&apos;"`)
  })
})

describe.skipIf(missing)(`VoiceXML against the W3C DTD${missing ? ` (no ${missing})` : ''}`, () => {
  it('is valid whatever is said', { timeout: 90_000 }, () => {
    const queries = fc.constantFrom(
      '',
      'grammar=builtin:speech',
      'fetchaudio=https://a.cn/tone.wav',
      'transfer=consultation',
    )
    fc.assert(
      fc.property(anyTurn, queries, (turn, query) => {
        expect(againstVoiceXml(write(turn, query))).toBe('')
      }),
      { numRuns: 60 },
    )
    for (const turn of [listening(), transfer(), turnOf({ kind: 'wait' }), turnOf({ kind: 'hangup' })])
      expect(againstVoiceXml(nobody(turn))).toBe('')
  })

  it('is valid when it asks who calls, and when it ends', () => {
    expect(againstVoiceXml(introduction())).toBe('')
    const over = vxml.read(incoming({ form: { c: 'call-1', event: 'hangup' } }))
    expect(over.kind === 'over' && againstVoiceXml(over.reply.body)).toBe('')
  })

  it.each([
    ['a misspelt element', (xml: string) => xml.replaceAll('noinput', 'noinptu')],
    ['text outside a prompt', (xml: string) => xml.replace('<field ', '您好<field ')],
    ['an attribute that there is not', (xml: string) => xml.replace('bargein=', 'bargin=')],
    ['two marks of one name', (xml: string) => xml.replace('"m2"', '"m1"')],
    ['a rule without a name', (xml: string) => xml.replace('<rule id="keys"', '<rule')],
  ])('knows %s from it', (_, spoil) => {
    expect(againstVoiceXml(spoil(write(listening({}, [GREETING, KOREAN]))))).not.toBe('')
  })
})

describe('VoiceXML requests that are read', () => {
  const HEAD = { c: 'call-1', n: '4', s: 'eyJhIjoxfQ.c2ln', sure: '', mark: '', words: '' }
  const read = (form: Record<string, string>) =>
    vxml.read(incoming({ url: `${BASE}/turn`, form: { ...HEAD, ...form } }))
  const event = (form: Record<string, string>) => {
    const got = read(form)
    return got.kind === 'turn' ? got.event : got.kind
  }

  it('asks who calls first, then starts', () => {
    expect(introduction()).toContain('namelist="c event from to"')
    expect(introduction()).toContain('session.connection.remote.uri')
    const start = incoming({
      url: `${BASE}/start`,
      form: { c: '17-3', event: 'start', from: 'tel:+8613800138000', to: '' },
    })
    expect(vxml.read(start)).toEqual({
      kind: 'turn',
      call: { callId: '17-3', turn: 0, from: 'tel:+8613800138000', line: line() },
      event: { kind: 'start' },
    })
  })

  it.each([
    [
      'a key, and what was heard before it',
      { event: 'key', words: '7', mark: 'm2' },
      { kind: 'key', keys: '7', heard: 2 },
    ],
    ['six keys', { event: 'key', words: '4 8 2 9 1 3' }, { kind: 'key', keys: '482913' }],
    [
      'speech',
      { event: 'speech', words: '护理补贴', sure: '0.8', mark: 'm1' },
      { kind: 'speech', text: '护理补贴', confidence: 0.8, heard: 1 },
    ],
    ['silence', { event: 'silence' }, { kind: 'silence' }],
    ['noise', { event: 'noise' }, { kind: 'noise' }],
    ['the filler said', { event: 'poll' }, 'poll'],
    ['an error of the browser', { event: 'failed' }, { kind: 'failed' }],
    ['busy', { event: 'transfer', words: 'busy' }, { kind: 'transfer-lost', why: 'busy' }],
    ['network busy', { event: 'transfer', words: 'network_busy' }, { kind: 'transfer-lost', why: 'busy' }],
    ['no answer', { event: 'transfer', words: 'noanswer' }, { kind: 'transfer-lost', why: 'no-answer' }],
    ['rejected', { event: 'transfer', words: 'rejected' }, { kind: 'transfer-lost', why: 'rejected' }],
    ['not set up', { event: 'transfer', words: 'unset' }, { kind: 'transfer-lost', why: 'unset' }],
    ['unknown', { event: 'transfer', words: 'unknown' }, { kind: 'transfer-lost', why: 'no-answer' }],
    ['the person hung up', { event: 'transfer', words: 'far_end_disconnect' }, 'over'],
    ['the caller hung up', { event: 'hangup' }, 'over'],
    ['no call', { c: '', event: 'key' }, 'refused'],
  ])('%s', (_, form, expected) => {
    expect(event(form as Record<string, string>)).toEqual(expected)
  })

  it('reads or refuses whatever comes', () => {
    fc.assert(
      fc.property(anyIncoming(['start', 'turn']), (request) => {
        expect(['turn', 'poll', 'over', 'reply', 'refused']).toContain(vxml.read(request).kind)
      }),
      { numRuns: 500 },
    )
  })
})
