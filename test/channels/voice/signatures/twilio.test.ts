import fc from 'fast-check'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import type { Signed } from '../../../../src/channels/voice/signatures/signed.ts'
import { verifyTwilio } from '../../../../src/channels/voice/signatures/twilio.ts'

const TOKEN = 'twilio-token-0001'
const ADDRESS = 'https://hotline.example.cn/voice/twiml/turn?s=a.b-c_d&n=4'
const FORM = 'application/x-www-form-urlencoded'
const PARAMS = { CallSid: 'CA1', Called: '+86431', callSid: 'x', Digits: '', SpeechResult: '护理补贴 谁能领' }

const form = (params: Record<string, string | string[]>): Uint8Array => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) for (const one of [value].flat()) body.append(name, one)
  return new TextEncoder().encode(body.toString())
}
const signedBy = (
  signature: string | undefined,
  over: Partial<Signed> & { params?: Record<string, string | string[]> } = {},
): Signed => ({
  method: over.method ?? 'POST',
  url: over.url ?? ADDRESS,
  body: over.body ?? form(over.params ?? PARAMS),
  headers: new Headers({
    'content-type': FORM,
    ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
  }),
})
const sign = (url = ADDRESS, params: Record<string, string | string[]> = PARAMS) =>
  twilio.getExpectedTwilioSignature(TOKEN, url, params)
const why = async (signed: Signed, secret = TOKEN) => {
  const verdict = await verifyTwilio(signed, secret, 0)
  return verdict.ok ? 'ok' : verdict.why
}

describe("Twilio's signature", () => {
  it('is accepted as the library makes it, empty values and case of names included', async () => {
    expect(await why(signedBy(sign()))).toBe('ok')
  })

  it('sorts and keeps repeated parameters as the library does', async () => {
    const params = { CallSid: 'CA1', Media: ['b', 'a', 'b'], A: '' }
    expect(await why(signedBy(sign(ADDRESS, params), { params }))).toBe('ok')
  })

  it('is accepted with and without the port of the scheme, and with no other', async () => {
    const withPort = ADDRESS.replace('.cn/', '.cn:443/')
    expect(await why(signedBy(sign(withPort)))).toBe('ok')
    expect(await why(signedBy(sign(), { url: withPort }))).toBe('ok')
    expect(await why(signedBy(sign(), { url: ADDRESS.replace('.cn/', '.cn:8443/') }))).toBe('ok')
    expect(await why(signedBy(sign(ADDRESS.replace('.cn/', '.cn:8443/'))))).toBe('wrong')
  })

  it.each([
    ['another scheme', { url: ADDRESS.replace('https', 'http') }],
    ['a slash more', { url: ADDRESS.replace('/turn?', '/turn/?') }],
    ['a dropped empty value', { params: { ...PARAMS, Digits: [] as string[] } }],
    ['a changed value', { params: { ...PARAMS, From: '+1' } }],
    ['a changed query', { url: `${ADDRESS}1` }],
    ['another host', { url: ADDRESS.replace('hotline', 'other') }],
  ])('is refused with %s', async (_, over) => {
    expect(await why(signedBy(sign(), over))).toBe('wrong')
  })

  it('is refused without one, with another token, with an empty token', async () => {
    expect(await why(signedBy(undefined))).toBe('unsigned')
    expect(await why(signedBy(sign()), 'another-token')).toBe('wrong')
    expect(await why(signedBy(sign()), '')).toBe('wrong')
    expect(await why(signedBy('不是签名'.replace(/./g, 'x')))).toBe('wrong')
  })

  it('covers a GET by its address alone', async () => {
    const url = `${ADDRESS}&CallSid=CA1&Digits=`
    const get = { method: 'GET', url, body: new Uint8Array() }
    expect(await why(signedBy(sign(url, {}), get))).toBe('ok')
    expect(await why(signedBy(sign(url, {}), { ...get, url: `${url}1` }))).toBe('wrong')
  })

  it('takes a body that is no form only with its hash in the address', async () => {
    const body = new TextEncoder().encode('{"CallSid":"CA1"}')
    const hash = twilio.getExpectedBodyHash('{"CallSid":"CA1"}')
    const json = (url: string, bytes = body): Signed => ({
      ...signedBy(undefined, { url, body: bytes }),
      headers: new Headers({ 'content-type': 'application/json', 'x-twilio-signature': sign(url, {}) }),
    })
    const url = `${ADDRESS}&bodySHA256=${hash}`
    expect(twilio.validateRequestWithBody(TOKEN, sign(url, {}), url, '{"CallSid":"CA1"}')).toBe(true)
    expect(await why(json(url))).toBe('ok')
    expect(await why(json(url, new TextEncoder().encode('{"CallSid":"CA2"}')))).toBe('wrong')
    expect(await why(json(ADDRESS))).toBe('wrong')
  })

  it("is taken from SignalWire's header too", async () => {
    const signed = signedBy(undefined)
    signed.headers.set('x-signalwire-signature', sign())
    expect(await why(signed)).toBe('ok')
  })

  it('agrees with the library on any parameters', async () => {
    const names = fc.stringMatching(/^[A-Za-z0-9_]{1,12}$/)
    // Reserved names of objects are the library's matter, not ours.
    const params = fc.dictionary(names, fc.string({ unit: 'grapheme', maxLength: 20 }), {
      maxKeys: 12,
      noNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(params, async (made) => {
        const whole = Object.fromEntries(Object.entries(made).map(([k, v]) => [k, Buffer.from(v).toString()]))
        expect(await why(signedBy(sign(ADDRESS, whole), { params: whole }))).toBe('ok')
      }),
      { numRuns: 60 },
    )
  })
})
