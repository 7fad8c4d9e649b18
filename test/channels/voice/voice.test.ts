import { describe, expect, it } from 'vitest'
import { KEYS, testKeeping } from '../../fixtures/store.ts'
import { testHotline } from './hotline.ts'
import { ORIGIN, TOKEN, signTwilio, twilioPhone } from './phone.ts'

const ENV = {
  ...KEYS,
  PUBLIC_ORIGIN: ORIGIN,
  TWILIO_AUTH_TOKEN: TOKEN,
  HOURS: '7×24',
  TRANSFER_TO: '043112385',
}

describe('a call', () => {
  it('is greeted, asks, hears the answer with its source, and is kept', async () => {
    const { app, store } = await testKeeping(ENV)
    const phone = twilioPhone(app)
    expect((await phone.start()).said).toMatch(/^您好.*按零/)
    const answer = await phone.say('护理补贴谁能领')
    expect(answer.said).toContain('一级、二级')
    expect((await phone.key('7')).said).toMatch(/出处|吉林省/)
    const person = await phone.key('0')
    expect(person.dialled).toBe('043112385')
    const [waiting] = await store.cases.waiting(5)
    expect(waiting).toMatchObject({ reason: 'asked', callable: false })
    const [history] = await store.calls.ofCase(waiting?.number ?? '')
    expect(history?.turns.map(({ event, input }) => [event, input])).toEqual([
      ['start', undefined],
      ['speech', '护理补贴谁能领'],
      ['key', '7'],
      ['key', '0'],
    ])
    expect(history?.turns[1]?.said.map(({ cite }) => cite)).toContain('plan.f1')
  })

  it('gives the same bytes to the same turn, at once and later, and does it once', async () => {
    const { app, store } = await testKeeping(ENV)
    const phone = twilioPhone(app)
    const greeting = await phone.start()
    expect((await phone.start()).body).toBe(greeting.body)
    await phone.say('护理补贴谁能领')
    const to = phone.last()?.action ?? ''
    const all = await Promise.all(Array.from({ length: 8 }, () => phone.post(to, { Digits: '0' })))
    all.push(await phone.post(to, { Digits: '0' }), await phone.post(to, { Digits: '7' }))
    expect(new Set(all.map(({ body }) => body)).size).toBe(1)
    expect(await store.cases.waiting(5)).toHaveLength(1)
  })

  it('opens a clause by its code, and never one that is withdrawn', async () => {
    const kind = 'withdrawn' as const
    const entry = { id: '2026-1', on: '2026-01-01', title: '一条', was: '错', now: '撤回', source: '来信' }
    const corrections = { since: '2026-01-01', corrections: [{ ...entry, kind, clauses: ['plan.f1'] }] }
    for (const [changes, said] of [
      [{}, '残疾等级为一级、二级的残疾人'],
      [{ corrections }, '没有这个口述编号'],
    ] as const) {
      const { app } = await testHotline(changes)
      const phone = twilioPhone(app)
      await phone.start()
      expect((await phone.say('编号是一零零，零零二七')).said).toContain(said)
    }
  })

  it('is one call to two processes that are asked the same at once', async () => {
    const { app, open, store } = await testHotline()
    const other = (await open()).app
    const phone = twilioPhone(app)
    await phone.start()
    for (const fields of [{ SpeechResult: '护理补贴谁能领' }, { Digits: '0' }]) {
      const to = phone.last()?.action ?? ''
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, i) => twilioPhone(i % 2 ? app : other).post(to, fields)),
      )
      expect(new Set(replies.map(({ body }) => body)).size).toBe(1)
      for (const reply of replies.slice(0, 1)) phone.from(reply)
    }
    expect(phone.last()?.dialled).toBe('043112385')
    expect(await store.cases.waiting(9)).toHaveLength(1)
  })

  it.each([
    ['unsigned', {}],
    ['signed by another', { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
  ])('%s hears nothing', async (_, headers) => {
    const { app, events } = await testKeeping(ENV)
    const body = new URLSearchParams({ CallSid: 'CA1' }).toString()
    const response = await app.request('/voice/twiml/start', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.text()).not.toContain('Say')
    expect(events.some(({ event }) => event === 'call-refused')).toBe(true)
  })

  it('is not answered where no secret is set, and says which one would', async () => {
    const { app } = await testKeeping(KEYS)
    const response = await app.request('/voice/twiml/start', { method: 'POST' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('TWILIO_AUTH_TOKEN') })
  })

  it('is answered without a signature where that is allowed', async () => {
    const { app } = await testKeeping({ ...KEYS, VOICE_UNSIGNED: 'allow' })
    const body = new URLSearchParams({ CallSid: 'CA1' })
    const response = await app.request('/voice/twiml/start', { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('您好')
  })

  it('is answered by a secret in the path', async () => {
    const { app } = await testKeeping({ ...KEYS, VOICE_SECRET: 'path-secret' })
    const get = (secret: string) => app.request(`/voice/twiml/${secret}/start?Call-ID=k1&From=x`)
    const response = await get('path-secret')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('/voice/twiml/path-secret/turn')
    expect((await get('path-secreT')).status).toBe(403)
  })

  it('that signs a stale query or another path is refused', async () => {
    const { app } = await testKeeping(ENV)
    const form = { CallSid: 'CA1' }
    const request = async (signedFor: string) =>
      app.request('/voice/twiml/start?platform=twilio', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': await signTwilio(signedFor, form),
        },
        body: new URLSearchParams(form).toString(),
      })
    expect((await request(`${ORIGIN}/voice/twiml/start?platform=twilio`)).status).toBe(200)
    expect((await request(`${ORIGIN}/voice/twiml/start`)).status).toBe(403)
    expect((await request('http://localhost/voice/twiml/start?platform=twilio')).status).toBe(403)
  })

  it('whose state is not ours is put through to a person', async () => {
    const { app } = await testKeeping(ENV)
    const phone = twilioPhone(app)
    await phone.start()
    const forged = (phone.last()?.action ?? '').replace(/([?&]s=)[^&]*/, '$1Zm9yZ2Vk.00')
    const reply = await phone.post(forged, { Digits: '1' })
    expect(reply.said).toContain('对不起')
    expect(reply.dialled).toBe('043112385')
  })
})
