import { describe, expect, it } from 'vitest'
import { sameSecret, verifyBearer } from '../../../../src/channels/voice/signatures/shared.ts'
import { same, sameText } from '../../../../src/channels/voice/signatures/signed.ts'

const SECRET = 'voice-secret-01'
const why = async (authorization: string | undefined, secret = SECRET) => {
  const headers = new Headers(authorization === undefined ? {} : { authorization })
  const signed = { method: 'POST', url: 'https://a.cn/voice/json', headers, body: new Uint8Array() }
  const verdict = await verifyBearer(signed, secret, 0)
  return verdict.ok ? 'ok' : verdict.why
}

describe('the shared secret', () => {
  it('opens as a bearer and in the path', async () => {
    expect(await why(`Bearer ${SECRET}`)).toBe('ok')
    expect(await why(`bearer ${SECRET}`)).toBe('ok')
    expect(await sameSecret(SECRET, SECRET)).toEqual({ ok: true })
  })

  it.each([`Bearer ${SECRET}x`, `Bearer ${SECRET.slice(1)}`, `Bearer ${SECRET.toUpperCase()}`])(
    'does not open with %s',
    async (authorization) => expect(await why(authorization)).toBe('wrong'),
  )

  it.each([undefined, '', 'Bearer', `Basic ${SECRET}`, SECRET, `Bearer a ${SECRET}`])(
    'is not there in %s',
    async (authorization) => expect(await why(authorization)).toBe('unsigned'),
  )

  it('is never empty', async () => {
    expect(await sameSecret('', '')).toMatchObject({ ok: false })
    expect(await why('Bearer x', '')).toBe('wrong')
  })

  it('compares whole, lengths and all', async () => {
    expect(same(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true)
    expect(same(new Uint8Array([1, 2]), new Uint8Array([1, 2, 0]))).toBe(false)
    expect(await sameText('护理', '护理')).toBe(true)
    expect(await sameText('护理', '护')).toBe(false)
  })
})
