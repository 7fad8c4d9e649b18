import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Signed } from '../../../../src/channels/voice/signatures/signed.ts'
import { verifyTelnyx } from '../../../../src/channels/voice/signatures/telnyx.ts'

const NOW = 1_790_000_000_000
const SECONDS = NOW / 1000
const pair = generateKeyPairSync('ed25519')
// The last 32 bytes of the DER form are the key itself, as Telnyx shows it.
const KEY = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
const BODY = 'CallSid=v3%3Aabc&From=%2B86431&SpeechResult=%E6%8A%A4%E7%90%86'

const made = (time: number, body = BODY) =>
  sign(null, Buffer.from(`${time}|${body}`), pair.privateKey).toString('base64')
const signed = (time: number | undefined, signature: string | undefined, body = BODY): Signed => ({
  method: 'POST',
  url: 'https://hotline.example.cn/voice/twiml/turn',
  headers: new Headers({
    ...(time === undefined ? {} : { 'telnyx-timestamp': String(time) }),
    ...(signature === undefined ? {} : { 'telnyx-signature-ed25519': signature }),
  }),
  body: new TextEncoder().encode(body),
})
const why = async (request: Signed, key = KEY) => {
  const verdict = await verifyTelnyx(request, key, NOW)
  return verdict.ok ? 'ok' : verdict.why
}

describe("Telnyx's signature", () => {
  it('is accepted for five minutes', async () => {
    expect(await why(signed(SECONDS, made(SECONDS)))).toBe('ok')
    expect(await why(signed(SECONDS - 300, made(SECONDS - 300)))).toBe('ok')
    expect(await why(signed(SECONDS - 301, made(SECONDS - 301)))).toBe('stale')
  })

  it('is refused for other bytes, another time, another key, a broken one', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
    expect(await why(signed(SECONDS, made(SECONDS), `${BODY}&Digits=0`))).toBe('wrong')
    expect(await why(signed(SECONDS + 1, made(SECONDS)))).toBe('wrong')
    expect(await why(signed(SECONDS, made(SECONDS)), other.subarray(-32).toString('base64'))).toBe('wrong')
    expect(await why(signed(SECONDS, 'AAAA'))).toBe('wrong')
    expect(await why(signed(SECONDS, '%%%'))).toBe('wrong')
    for (const key of ['', 'AAAA', '%%%', Buffer.alloc(32, 255).toString('base64')])
      expect(await why(signed(SECONDS, made(SECONDS)), key)).toBe('wrong')
  })

  it('is refused without a signature or a time', async () => {
    expect(await why(signed(SECONDS, undefined))).toBe('unsigned')
    expect(await why(signed(undefined, made(SECONDS)))).toBe('unsigned')
  })
})
