import { createHmac } from 'node:crypto'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { WebhookResponse } from '@jambonz/sdk/webhook'
import { describe, expect, it } from 'vitest'
import { verifyJambonz } from '../../../../src/channels/voice/signatures/jambonz.ts'
import type { Signed } from '../../../../src/channels/voice/signatures/signed.ts'

const SECRET = 'jambonz-secret-01'
const NOW = 1_790_000_000_000
const SECONDS = NOW / 1000
const BODY = '{"call_sid":"c1", "speech":{"alternatives":[{"transcript":"护理补贴","confidence":0.90}]}}'

const v1 = (time: number, body = BODY, secret = SECRET) =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
const signed = (header: string | undefined, body = BODY): Signed => ({
  method: 'POST',
  url: 'https://hotline.example.cn/voice/jambonz/turn',
  headers: new Headers(header === undefined ? {} : { 'jambonz-signature': header }),
  body: new TextEncoder().encode(body),
})
const why = async (request: Signed, secret = SECRET) => {
  const verdict = await verifyJambonz(request, secret, NOW)
  return verdict.ok ? 'ok' : verdict.why
}

describe("jambonz's signature", () => {
  it('is accepted on the raw bytes, among several too', async () => {
    expect(await why(signed(`t=${SECONDS},v1=${v1(SECONDS)}`))).toBe('ok')
    expect(
      await why(signed(`t=${SECONDS}, v1=${v1(SECONDS, BODY, 'the-old-secret')}, v1=${v1(SECONDS)}`)),
    ).toBe('ok')
    // The same JSON written without the space, and 0.90 as 0.9.
    expect(await why(signed(`t=${SECONDS},v1=${v1(SECONDS)}`, JSON.stringify(JSON.parse(BODY))))).toBe(
      'wrong',
    )
  })

  it('is good for five minutes', async () => {
    for (const age of [300, -300])
      expect(await why(signed(`t=${SECONDS - age},v1=${v1(SECONDS - age)}`))).toBe('ok')
    for (const age of [301, -301])
      expect(await why(signed(`t=${SECONDS - age},v1=${v1(SECONDS - age)}`))).toBe('stale')
  })

  it.each([
    ['another secret', `t=${SECONDS},v1=${v1(SECONDS, BODY, 'another-secret')}`],
    ['another time than the signed one', `t=${SECONDS + 1},v1=${v1(SECONDS)}`],
    ['no time', `v1=${v1(SECONDS)}`],
    ['no value', `t=${SECONDS}`],
    ['an empty value', `t=${SECONDS},v1=`],
    ['half a value', `t=${SECONDS},v1=${v1(SECONDS).slice(0, 32)}`],
    ['a time that is no number', `t=soon,v1=${v1(SECONDS)}`],
    ['six values', `t=${SECONDS}${`,v1=${v1(SECONDS)}`.repeat(6)}`],
    ['nonsense', 'a,b=,=c,,'],
  ])('is refused with %s', async (_, header) => {
    expect(await why(signed(header))).toBe('wrong')
  })

  it('is refused without one and without a secret', async () => {
    expect(await why(signed(undefined))).toBe('unsigned')
    expect(await why(signed(`t=${SECONDS},v1=${v1(SECONDS)}`), '')).toBe('wrong')
  })

  it("agrees with jambonz's own SDK", async () => {
    const time = Math.floor(Date.now() / 1000)
    const accepts = (header: string): boolean => {
      const request = Object.assign(new IncomingMessage(new Socket()), { body: BODY as unknown })
      request.headers['jambonz-signature'] = header
      let error: unknown = 'not called'
      WebhookResponse.verifySignature(SECRET)(request, new ServerResponse(request), (e) => (error = e))
      return error === undefined
    }
    for (const [age, value] of [
      [0, v1(time)],
      [299, v1(time - 299)],
      [400, v1(time - 400)],
      [0, v1(time, BODY, 'another-secret')],
    ] as const) {
      const header = `t=${time - age},v1=${value}`
      expect((await verifyJambonz(signed(header), SECRET, Date.now())).ok, header).toBe(accepts(header))
    }
  })
})
