import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Hono } from 'hono'
import { createApp } from '../../src/app.ts'
import { clientAddress } from '../../src/channels/client-address.ts'
import { createLimits } from '../../src/channels/limits.ts'
import { createRateLimiter } from '../../src/channels/rate-limiter.ts'
import { ServiceError } from '../../src/errors.ts'
import { countedAs, parseIp } from '../../src/ip.ts'
import { readSettings } from '../../src/settings.ts'
import type { LogEvent } from '../../src/log.ts'
import { fakeServices } from '../fixtures/services.ts'

/** An app that hears every request from the address in `x-test-peer`. */
function limitedApp(env: Record<string, string> = {}) {
  const events: LogEvent[] = []
  const app = createApp(fakeServices(), readSettings({ RATE_LIMIT: '3', ...env }), {
    log: (event) => events.push(event),
    peerOf: (c) => c.req.header('x-test-peer'),
  })
  const get = (peer: string, headers: Record<string, string> = {}, path = '/api/search?q=补贴') =>
    app.request(path, { headers: { 'x-test-peer': peer, accept: 'application/json', ...headers } })
  const many = async (times: number, ask: (i: number) => Response | Promise<Response>) => {
    const codes: number[] = []
    for (let i = 0; i < times; i++) codes.push((await ask(i)).status)
    return codes
  }
  return { app, get, many, events }
}

describe('the rate limiter', () => {
  it('never lets through more than twice the limit in any minute, nor less than the limit a minute', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), gaps, (limit, waits) => {
        let at = 1_000_000
        const limiter = createRateLimiter(limit, { now: () => at })
        const passed: number[] = []
        for (const wait of waits) {
          at += wait
          if (limiter.take('a').allowed) passed.push(at)
        }
        for (const start of passed)
          expect(passed.filter((t) => t >= start && t < start + 60_000).length).toBeLessThanOrEqual(2 * limit)
      }),
    )
  })

  it('counts down, refuses, and lets the next through when it said it would', () => {
    let at = 0
    const limiter = createRateLimiter(3, { now: () => at })
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([
      { allowed: true, remaining: 2, reset: 20 },
      { allowed: true, remaining: 1, reset: 40 },
      { allowed: true, remaining: 0, reset: 60 },
      { allowed: false, remaining: 0, reset: 20 },
    ])
    at = 19_999
    expect(limiter.take('a')).toMatchObject({ allowed: false, reset: 1 })
    at = 20_000
    expect(limiter.take('a')).toMatchObject({ allowed: true, remaining: 0 })
    at = 200_000
    expect(limiter.take('a')).toMatchObject({ allowed: true, remaining: 2 })
  })

  it('holds no more than it may, and keeps those who keep asking', () => {
    const limiter = createRateLimiter(2, { most: 100, now: () => 0 })
    const busy: boolean[] = []
    for (let i = 0; i < 10_000; i++) {
      limiter.take(`other ${i}`)
      if (i % 60 === 0) busy.push(limiter.take('busy').allowed)
    }
    expect(limiter.size).toBe(100)
    expect(busy.filter(Boolean)).toHaveLength(2)
  })
})

describe('who is asking', () => {
  const of = (peer: string, forwarded?: string, trust?: string) => {
    const { trustProxy } = readSettings(trust ? { TRUST_PROXY: trust } : {})
    const client = clientAddress(peer, forwarded, trustProxy)
    return client && countedAs(client)
  }
  const key = (ip: string) => {
    const parsed = parseIp(ip)
    return parsed && countedAs(parsed)
  }

  it.each<[string, string, string | undefined, string | undefined, string]>([
    ['nobody trusted: the header is nothing', '9.9.9.9', '1.1.1.1', undefined, '9.9.9.9'],
    ['a stranger’s header is nothing', '9.9.9.9', '1.1.1.1', '10.0.0.0/8', '9.9.9.9'],
    ['a proxy names its client', '10.0.0.1', '1.1.1.1', '10.0.0.0/8', '1.1.1.1'],
    ['a client makes up what stands left', '10.0.0.1', '8.8.8.8, 1.1.1.1', '10.0.0.0/8', '1.1.1.1'],
    ['a client pretends to be a proxy', '10.0.0.1', '8.8.8.8, 10.0.0.7, 1.1.1.1', '10.0.0.0/8', '1.1.1.1'],
    ['two proxies in a row', '10.0.0.1', '1.1.1.1, 10.0.0.2', '10.0.0.0/8', '1.1.1.1'],
    ['rubbish counts as the proxy', '10.0.0.1', 'unknown', '10.0.0.0/8', '10.0.0.1'],
    ['rubbish behind a proxy', '10.0.0.1', '1.1.1.1, <x>, 10.0.0.2', '10.0.0.0/8', '10.0.0.2'],
    ['all are proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.0/8', '10.0.0.3'],
    ['one hop', '10.0.0.1', '8.8.8.8, 1.1.1.1', '1', '1.1.1.1'],
    ['two hops', '10.0.0.1', '8.8.8.8, 1.1.1.1, 2.2.2.2', '2', '1.1.1.1'],
    ['fewer hops than promised', '9.9.9.9', '1.1.1.1', '2', '9.9.9.9'],
    ['no header', '10.0.0.1', undefined, '10.0.0.0/8', '10.0.0.1'],
    ['IPv6 with a port', '::1', '[2001:db8::7]:443', '::1', '2001:db8::'],
  ])('%s', (_, peer, forwarded, trust, expected) => {
    expect(of(peer, forwarded, trust)).toBe(key(expected))
  })

  it('is read from a long header in no time, and never from its left end', () => {
    const long = `${'6.6.6.6,'.repeat(100_000)}10.0.0.3`
    expect(of('10.0.0.1', long, '10.0.0.0/8')).toBe(key('6.6.6.6'))
    expect(of('10.0.0.1', '10.0.0.2,'.repeat(100_000), '10.0.0.0/8')).toBe(key('10.0.0.1'))
  })
})

describe('limited routes', () => {
  it('say what is left, then 429 with how long to wait and whom to call', async () => {
    const { get, events } = limitedApp()
    const first = await get('9.9.9.9')
    expect([first.status, first.headers.get('ratelimit-limit')]).toEqual([200, '3'])
    expect(first.headers.get('ratelimit-remaining')).toBe('2')
    expect(first.headers.get('ratelimit-reset')).toBe('20')
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60')
    await get('9.9.9.9')
    await get('9.9.9.9')
    const refused = await get('9.9.9.9')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(await refused.json()).toMatchObject({ status: 429, detail: expect.stringContaining('12385') })
    expect(JSON.stringify(events)).not.toContain('9.9.9.9')
    expect((await get('9.9.9.8')).status).toBe(200)
  })

  it('show people a page', async () => {
    const { get, many } = limitedApp()
    await many(3, () => get('9.9.9.9'))
    const page = await get('9.9.9.9', { accept: 'text/html' }, '/?q=补贴')
    expect(page.status).toBe(429)
    expect(await page.text()).toMatch(/<h1>请求太多<\/h1>[^]*tel:12385/)
  })

  it('count a wrong request too', async () => {
    const { get, many } = limitedApp()
    expect(await many(4, () => get('9.9.9.9', {}, '/nowhere'))).toEqual([404, 404, 404, 429])
  })

  it('leave loopback alone, unless a proxy stands there', async () => {
    const free = limitedApp()
    expect(new Set(await free.many(9, () => free.get('127.0.0.1')))).toEqual(new Set([200]))
    expect((await free.get('::1')).headers.get('ratelimit-limit')).toBeNull()
    const behind = limitedApp({ TRUST_PROXY: '127.0.0.1' })
    expect(await behind.many(4, () => behind.get('127.0.0.1'))).toEqual([200, 200, 200, 429])
    const from = (ip: string) => behind.get('127.0.0.1', { 'x-forwarded-for': ip })
    expect(await behind.many(4, () => from('1.1.1.1'))).toEqual([200, 200, 200, 429])
  })

  it('cannot be escaped by a made-up header', async () => {
    for (const env of [{}, { TRUST_PROXY: '10.0.0.0/8' }]) {
      const { get, many } = limitedApp(env)
      expect(
        await many(4, (i) => get('9.9.9.9', { 'x-forwarded-for': i % 2 ? '127.0.0.1' : `1.1.1.${i}` })),
      ).toEqual([200, 200, 200, 429])
    }
  })

  it('count a /64 of IPv6 as one', async () => {
    const { get, many } = limitedApp()
    expect(await many(4, (i) => get(`2001:db8::${i + 1}`))).toEqual([200, 200, 200, 429])
    expect((await get('2001:db8:0:1::1')).status).toBe(200)
  })

  it('count a session from wherever it comes, and callers without an address together', async () => {
    const { app, many } = limitedApp()
    const ask = (peer: string | undefined, session: string) =>
      app.request('/api/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(peer ? { 'x-test-peer': peer } : {}) },
        body: JSON.stringify({ question: '补贴', session }),
      })
    expect(await many(4, (i) => ask(`9.9.9.${i}`, 'one'))).toEqual([200, 200, 200, 429])
    expect((await ask('9.9.9.9', 'two')).status).toBe(200)
    expect(await many(4, (i) => ask(undefined, `s${i}`))).toEqual([200, 200, 200, 429])
  })

  it('count the hand-overs of a session with its questions, and a call by its id', async () => {
    const { app, many } = limitedApp()
    const send = (peer: string, path: string, body: object) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-test-peer': peer },
        body: JSON.stringify(body),
      })
    const handoff = {
      reply: 'phone',
      phone: '10000',
      consent: { contact: true, wording: '好' },
      session: 'one',
    }
    await many(3, (i) => send(`9.9.9.${i}`, '/api/ask', { question: '补贴', session: 'one' }))
    expect((await send('9.9.8.1', '/api/handoffs', handoff)).status).toBe(429)
    expect((await send('9.9.8.2', '/api/handoffs', { ...handoff, session: 'two' })).status).not.toBe(429)

    const calls = new Hono()
    const limits = createLimits(readSettings({ RATE_LIMIT: '3' }), (c) => c.req.header('x-test-peer'))
    calls.post('/voice/:call', (c) => {
      limits.count(c, 'call', c.req.param('call'))
      return c.text('ok')
    })
    calls.onError((error, c) => c.text('', error instanceof ServiceError ? error.status : 500))
    const turn = (peer: string, call: string) =>
      calls.request(`/voice/${call}`, { method: 'POST', headers: { 'x-test-peer': peer } })
    expect(await many(4, (i) => turn(`9.9.9.${i}`, 'a'))).toEqual([200, 200, 200, 429])
    expect((await turn('9.9.9.1', 'b')).status).toBe(200)
    expect(await many(5, () => turn('127.0.0.1', 'a'))).toEqual([200, 200, 200, 200, 200])
  })

  it('do not count the look at its health', async () => {
    const { get, many } = limitedApp()
    expect(new Set(await many(9, () => get('9.9.9.9', {}, '/healthz')))).toEqual(new Set([200]))
  })

  it('read no more of a body than the route can use', async () => {
    const { app } = limitedApp()
    const post = (path: string, bytes: number) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-test-peer': '127.0.0.1' },
        body: new Blob(['x'.repeat(bytes)]),
      })
    expect((await post('/api/ask', 65_537)).status).toBe(413)
    expect((await post('/api/ask', 65_000)).status).toBe(400)
    const chunked = new Request('http://a/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-test-peer': '127.0.0.1' },
      body: new Blob(['x'.repeat(200_000)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect((await app.request(chunked)).status).toBe(413)
  })
})
