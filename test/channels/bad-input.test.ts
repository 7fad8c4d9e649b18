import { describe, expect, it } from 'vitest'
import { PortError } from '../../src/errors.ts'
import { testApp } from '../fixtures/app.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const BROKEN_UTF8 = new Uint8Array([...new TextEncoder().encode('{"question":"'), 0xff, 0xfe, 0x22, 0x7d])

const BAD: [name: string, body: unknown, headers: Record<string, string>, status: number][] = [
  ['nothing at all', '', JSON_TYPE, 400],
  ['an empty object', {}, JSON_TYPE, 400],
  ['an array', [], JSON_TYPE, 400],
  ['null', 'null', JSON_TYPE, 400],
  ['a number as question', { question: 7 }, JSON_TYPE, 400],
  ['an object as question', { question: { $ne: null } }, JSON_TYPE, 400],
  ['broken JSON', '{"question":"护理', JSON_TYPE, 400],
  ['broken UTF-8', BROKEN_UTF8, JSON_TYPE, 400],
  ['a very long region', { question: '问', region: '省'.repeat(41) }, JSON_TYPE, 400],
  ['a region that is a list', { question: '问', region: ['吉林省'] }, JSON_TYPE, 400],
  ['eleven earlier questions', { question: '问', context: Array(11).fill('前') }, JSON_TYPE, 400],
  ['an unknown channel', { question: '问', channel: 'fax' }, JSON_TYPE, 400],
  ['a form', 'question=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['another character set', { question: '问' }, { 'content-type': 'application/json; charset=gbk' }, 415],
  ['text', { question: '问' }, { 'content-type': 'text/plain' }, 415],
  ['ten megabytes', `{"question":"${'问'.repeat(3_500_000)}"}`, JSON_TYPE, 413],
]

describe('bad input', () => {
  it.each(BAD)(
    '%s gets problem details in Chinese, and the service lives',
    async (_name, body, headers, status) => {
      const { app, ask } = testApp()
      const res = await ask(body, headers)
      expect(res.status).toBe(status)
      expect(res.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      const told = (await res.json()) as { status: number; title: string; detail: string }
      expect(told.status).toBe(status)
      expect(told.detail).toMatch(/\p{Script=Han}.*。$/u)
      expect(JSON.stringify(told)).not.toMatch(/\bat |node_modules|Zod|Error/)
      expect((await app.request('/healthz')).status).toBe(200)
    },
  )

  it('takes no prototype from JSON', async () => {
    const { ask } = testApp()
    const res = await ask(
      '{"question":"问","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    )
    expect(res.status).toBe(200)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each(['/?q=%ff%fe', '/api/search?q=%e4%bd', '/clauses/%ff'])(
    'refuses a broken address %s',
    async (path) => {
      expect((await testApp().app.request(path)).status).toBe(400)
    },
  )

  it('says which methods an address takes', async () => {
    const { app } = testApp()
    const res = await app.request('/api/ask')
    expect([res.status, res.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await app.request('/documents', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await app.request('/api/ask', { method: 'OPTIONS' })).status).toBe(204)
  })

  it('names every wrong field', async () => {
    const res = await testApp().ask({ question: '', region: 3 })
    expect(((await res.json()) as { errors: unknown }).errors).toEqual([
      { field: 'question', detail: '请写下您的问题，1 到 500 个字。' },
      { field: 'region', detail: '地区的名字最多 40 个字，例如：吉林省。' },
    ])
  })
})

describe('failures inside', () => {
  const broken = () => Promise.reject(new Error('secret 密钥 at /etc/passwd'))

  it('tells nothing of the inside, and logs where without what was asked', async () => {
    const { ask, events } = testApp({ ask: broken })
    const res = await ask({ question: '我的身份证号是 220000' })
    expect(res.status).toBe(500)
    expect(await res.text()).not.toMatch(/secret|passwd|test\//)
    const failure = events.find((event) => event.event === 'failure')
    expect(failure).toMatchObject({ name: 'Error', route: '/api/ask' })
    expect(failure?.where).toContain('bad-input.test.ts')
    expect(JSON.stringify(events)).not.toMatch(/220000|secret/)
  })

  it('calls a driver that failed a service that is not there', async () => {
    const { ask, events } = testApp({
      ask: () => Promise.reject(new PortError('embedder', 'down', { retryable: true })),
    })
    expect((await ask({ question: '问' })).status).toBe(503)
    expect(events.find((event) => event.event === 'failure')).toMatchObject({
      port: 'embedder',
      retryable: true,
    })
  })

  it('gives a person a page with a way out', async () => {
    const { app } = testApp({ ask: broken })
    const res = await app.request('/?q=问', { headers: { accept: 'text/html' } })
    expect([res.status, res.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8'])
    expect(await res.text()).toContain('tel:12385')
  })
})
