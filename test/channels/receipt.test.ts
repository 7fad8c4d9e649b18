import { describe, expect, it } from 'vitest'
import { KEYS, testKeeping } from '../fixtures/store.ts'

const consent = { contact: true, wording: '我同意在回执上收到回复。' }

async function opened(env: Record<string, string> = KEYS, health?: boolean) {
  const made = await testKeeping(env)
  const body = { reply: 'text', consent: { ...consent, ...(health ? { health } : {}) }, note: '留言一' }
  const response = await made.post('/api/handoffs', body)
  const { case: number, receipt = '' } = (await response.json()) as { case: string; receipt?: string }
  const path = new URL(receipt).pathname
  const send = (fields: Record<string, string>) =>
    made.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  const page = async () => (await made.app.request(path)).text()
  return { ...made, number, receipt, path, send, page }
}

describe('the receipt', () => {
  it('has an address that cannot be guessed, at the public origin', async () => {
    const { receipt, store, number } = await opened({ ...KEYS, PUBLIC_ORIGIN: 'https://example.cn' })
    expect(receipt).toMatch(/^https:\/\/example\.cn\/r\/[0-9a-f]{32}$/)
    expect((await store.cases.find(number))?.status).toBe('open')
  })

  it('shows state, messages both ways and the outcome, without a script, not to be kept', async () => {
    const { app, path, store, number, page, send } = await opened(KEYS, true)
    const first = await app.request(path)
    expect(first.headers.get('cache-control')).toBe('no-store')
    const html = await first.text()
    expect(html).toContain('正在等工作人员来办')
    expect(html).toContain('留言一')
    expect(html).toContain('noindex')
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
    await store.cases.take(number, 'li')
    await store.cases.say(number, { from: 'operator', text: '请带<b>户口本</b>', operator: 'li' })
    expect((await send({ text: '好的' })).status).toBe(303)
    const then = await page()
    expect(then).toContain('工作人员正在办')
    expect(then).toContain('请带&lt;b&gt;户口本&lt;/b&gt;')
    expect(then.indexOf('户口本')).toBeLessThan(then.indexOf('好的'))
    await store.cases.finish(number, 'li', '已经批了')
    const ended = await page()
    expect(ended).toContain('已经批了')
    expect(ended).not.toContain('<form')
    expect((await send({ text: '还有' })).status).toBe(400)
  })

  it('masks what is said, and counts a form that is sent twice once', async () => {
    const { store, number, send, page } = await opened(KEYS, true)
    const once = /name="once" value="([^"]+)"/.exec(await page())?.[1] ?? ''
    await send({ text: '我电话13943218765', once })
    await send({ text: '我电话13943218765', once })
    expect((await store.cases.messages(number)).map(({ text }) => text)).toEqual(['我电话〔电话〕'])
  })

  it('keeps details of health only with consent, which it asks for and keeps in its words', async () => {
    const { store, number, send } = await opened()
    const refused = await send({ text: '我瘫在床上' })
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('没有保存')
    expect(html).toContain('我瘫在床上</textarea')
    expect(await store.cases.messages(number)).toEqual([])
    expect((await send({ text: '谢谢您' })).status).toBe(303)
    expect((await send({ text: '我瘫在床上', health: '1' })).status).toBe(303)
    expect(await store.cases.messages(number)).toHaveLength(2)
    expect((await store.cases.find(number))?.consent).toMatchObject({
      health: true,
      wording: expect.stringContaining('我同意把我写的健康和残疾情况') as string,
    })
  })

  it.each([{ text: '' }, { text: ' ' }, { text: '长'.repeat(1001) }, {}])(
    'gives back what it cannot take',
    async (fields) => {
      const { send } = await opened()
      const response = await send(fields as Record<string, string>)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('aria-invalid="true"')
    },
  )

  it.each(['0'.repeat(32), 'x', '..%2f', 'A'.repeat(32), encodeURIComponent("' OR 1=1 --")])(
    'is not there for %s',
    async (token) => {
      const { app } = await opened()
      const response = await app.request(`/r/${token}`)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('没有这张回执')
    },
  )

  it('is not in the log', async () => {
    const { app, path, events } = await opened()
    await app.request(path)
    expect(events.at(-1)).toMatchObject({ route: '/r/:token', status: 200 })
    expect(JSON.stringify(events)).not.toContain(path.slice(3))
  })

  it('says when, what was asked before, where to find it again, and for how long', async () => {
    const made = await testKeeping({ ...KEYS, PUBLIC_ORIGIN: 'https://example.cn' })
    const { id } = await made.asked('公租房去哪里申请')
    const body = { reply: 'text', answerId: id, consent }
    const { receipt = '' } = (await (await made.post('/api/handoffs', body)).json()) as { receipt?: string }
    const html = await (await made.app.request(new URL(receipt).pathname)).text()
    expect(html).toContain('您前面问的是：公租房去哪里申请')
    expect(html).toMatch(/<time datetime="20\d\d-[^"]+Z">20\d\d年\d+月\d+日 \d+点\d\d分<\/time>收到/)
    expect(html).toContain(receipt)
    expect(html).toContain('办完以后保存 180 天')
    await made.store.settings.write('retention', { cases: 240 }, { version: 0, actor: 'test' })
    const then = await (await made.app.request(new URL(receipt).pathname)).text()
    expect(then).toContain('办完以后保存 10 天')
  })

  it('can be withdrawn by who holds it, when asked once more', async () => {
    const { app, path, store, number, page } = await opened(KEYS, true)
    expect(await page()).toContain(`href="${path}/withdraw"`)
    const ask = await (await app.request(`${path}/withdraw`)).text()
    expect(ask).toContain('不能恢复')
    expect((await store.cases.find(number))?.status).toBe('open')
    const sent = await app.request(`${path}/withdraw`, { method: 'POST' })
    expect(sent.status).toBe(303)
    expect(await (await app.request(sent.headers.get('location') ?? '')).text()).toContain('已经撤回')
    expect(await store.cases.find(number)).toMatchObject({ status: 'erased' })
    expect(JSON.stringify(await store.cases.exportPerson(number, 'test'))).not.toContain('留言一')
    for (const method of ['GET', 'POST'])
      expect((await app.request(`${path}/withdraw`, { method })).status).toBe(404)
  })

  it('is gone when the person is erased', async () => {
    const { app, path, store, number } = await opened()
    await store.cases.erasePerson(number, 'test')
    expect((await app.request(path)).status).toBe(404)
  })
})
