import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { voiceTests } from './voice.ts'

const QUESTION = '重度残疾人护理补贴谁能领？'
/** Left in a hand-over; nothing that is kept may show it. */
export const PHONE = '13943218765'
const JSON_TYPE = { 'content-type': 'application/json' }

/** What must hold of the service on every runtime, over real HTTP and with the real index. */
export function httpTests(base: () => string): void {
  const get = (path: string, init?: RequestInit) => fetch(base() + path, init)
  const post = (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
    get('/api/ask', { method: 'POST', headers, body })
  const ask = async (question: object) => (await (await post(JSON.stringify(question))).json()) as Answer

  voiceTests(base)

  describe('answers', () => {
    it('a question from the gazettes, with a source that opens by id and by code', async () => {
      const answer = await ask({ question: QUESTION })
      expect(answer.status).toBe('answered')
      expect(answer.answer).toMatch(/一级|二级|重度/)
      const [first] = answer.citations
      const byId = await (await get(`/api${first?.url}`)).json()
      expect(byId).toMatchObject({ clauseId: first?.clauseId, code: first?.code })
      expect(await (await get(`/api/clauses/${first?.code}`)).json()).toEqual(byId)
    })

    it('nothing that the gazettes do not say', async () => {
      expect((await ask({ question: '上海市的护理补贴每月多少钱？' })).status).not.toBe('answered')
    })

    it('many at once, each its own', async () => {
      const questions = ['护理补贴', '养老院床位', '残疾人就业', '学费'].map(
        (topic) => `${topic}有什么规定？`,
      )
      const answers = await Promise.all(questions.map((question) => ask({ question })))
      expect(new Set(answers.map((answer) => answer.id)).size).toBe(questions.length)
    })

    it('a search, best first, of the asked length', async () => {
      const response = await get(`/api/search?q=${encodeURIComponent(QUESTION)}&k=5&explain=1`)
      const { passages } = (await response.json()) as { passages: { score: number; text: string }[] }
      expect(passages).toHaveLength(5)
      const scores = passages.map((passage) => passage.score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(600)
    })
  })

  describe('pages', () => {
    it('ask by plain form and answer with the source', async () => {
      const html = await (await get('/')).text()
      expect(html).toMatch(/<form class="ask" method="post" action="\/c"/)
      const answered = await get(`/?q=${encodeURIComponent(QUESTION)}`)
      const page = await answered.text()
      expect([answered.status, page.length < 60_000]).toEqual([200, true])
      const source = /<blockquote cite="([^"]+)"/.exec(page)?.[1] ?? ''
      const clause = await (await get(source)).text()
      expect(clause).toContain('口述编号')
      expect(new TextEncoder().encode(clause).length).toBeLessThan(30_000)
    })

    it('anchor a clause in its document', async () => {
      const { citations } = await ask({ question: QUESTION })
      const clause = await (await get(citations[0]?.url ?? '')).text()
      const [, path, id] = /href="(\/documents\/[^"#]+)#([^"]+)"/.exec(clause) ?? []
      expect(await (await get(path ?? '')).text()).toContain(`id="${id}"`)
    })

    it('come with their style and their guards', async () => {
      const { headers } = await get('/')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect((await get('/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
      expect((await (await get('/worker.js')).text()).length).toBeGreaterThan(100_000)
    })
  })

  describe('keeps', () => {
    const send = (path: string, body: object, headers = {}) =>
      get(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) })
    const consent = { contact: true, health: true, wording: '我同意。' }

    it('feedback on an answer that it gave, and on no other', async () => {
      const { id } = await ask({ question: QUESTION })
      expect((await send('/api/feedback', { answerId: id, useful: true })).status).toBe(201)
      expect((await send('/api/feedback', { answerId: crypto.randomUUID(), useful: true })).status).toBe(404)
    })

    it('a hand-over with a receipt on which both can go on', async () => {
      const key = { 'idempotency-key': crypto.randomUUID() }
      const body = { reply: 'text', note: '请告诉我去哪里办', consent }
      const first = await send('/api/handoffs', body, key)
      const told = (await first.json()) as { case: string; receipt: string }
      expect([first.status, told.case]).toEqual([201, expect.stringMatching(/^\d{6}$/)])
      expect(await (await send('/api/handoffs', body, key)).json()).toEqual(told)
      const path = new URL(told.receipt).pathname
      const said = await get(path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ text: '还有一句' }),
      })
      expect(said.status).toBe(303)
      const page = await (await get(path)).text()
      expect(page).toMatch(/请告诉我去哪里办[\s\S]*还有一句/)
    })

    it('a number to call, and twenty hand-overs at once with twenty numbers', async () => {
      const body = { reply: 'phone', phone: PHONE, name: '王', consent }
      const all = await Promise.all(Array.from({ length: 20 }, () => send('/api/handoffs', body)))
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]))
      const numbers = await Promise.all(all.map(async (r) => ((await r.json()) as { case: string }).case))
      expect(new Set(numbers).size).toBe(20)
    })
  })

  describe('stays up', () => {
    it.each<[string, BodyInit, Record<string, string>, number]>([
      ['an empty body', '', JSON_TYPE, 400],
      ['broken JSON', '{"question":', JSON_TYPE, 400],
      ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), JSON_TYPE, 400],
      ['the wrong type', '{"question":["a"]}', JSON_TYPE, 400],
      ['a form', 'question=1', { 'content-type': 'text/plain' }, 415],
      ['ten megabytes', 'x'.repeat(10_000_000), JSON_TYPE, 413],
      ['markup and null bytes', JSON.stringify({ question: '<script>\u0000补贴</script>' }), JSON_TYPE, 200],
      ['keys of a prototype', '{"question":"补贴","__proto__":{"a":1}}', JSON_TYPE, 200],
    ])('after %s', async (_name, body, headers, status) => {
      const response = await post(body, headers)
      expect(response.status).toBe(status)
      const told = (await response.json()) as { detail?: string; answer?: string }
      expect(told.detail ?? told.answer).toMatch(/\p{Script=Han}/u)
      expect((await get('/healthz')).status).toBe(200)
    })

    it.each([
      '/nowhere',
      '/snapshot.json',
      '/clauses.json',
      '/words.bin',
      '/../package.json',
      '/documents/none',
    ])('and shows no file for %s', async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    })

    it('and says what an address takes', async () => {
      const response = await get('/api/ask')
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect((await get('/', { method: 'HEAD' })).status).toBe(200)
    })
  })

  it('describes itself', async () => {
    expect(await (await get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
    const ready = (await (await get('/readyz')).json()) as { clauses: number }
    expect(ready.clauses).toBeGreaterThan(100)
  })
}
