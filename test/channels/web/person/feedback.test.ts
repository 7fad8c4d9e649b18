import { describe, expect, it } from 'vitest'
import { KEYS, testKeeping } from '../../../fixtures/store.ts'
import { sender } from './forms.ts'

async function answered() {
  const made = await testKeeping(KEYS)
  const { id } = await made.asked('护理补贴谁能领', { region: '吉林省' })
  return { ...made, id, send: sender(made.app, '/feedback') }
}

describe('有帮助 and 没帮助', () => {
  it('keeps one press and leads to a page that may be loaded again, back and to a person', async () => {
    const { id, send, app, store } = await answered()
    const sent = await send({ answerId: id, useful: 'no', back: '/?q=x' })
    expect(sent.status).toBe(303)
    const page = async () => (await app.request(sent.headers.get('location') ?? '')).text()
    const html = await page()
    await page()
    expect(html).toContain('您说：没帮助')
    expect(html).toContain('<a href="/?q=x">回到刚才的回答</a>')
    expect(html).toContain(`/person?answer=${id}&amp;back=%2F%3Fq%3Dx`)
    expect(await store.feedback.of(id)).toMatchObject([{ useful: false }])
  })

  it('counts the same form twice once, a note after it and another opinion by themselves', async () => {
    const { id, send, store } = await answered()
    for (const useful of ['no', 'no', 'yes']) await send({ answerId: id, useful })
    const noted = await send({ answerId: id, useful: 'no', note: '电话13943218765打不通' })
    await send({ answerId: id, useful: 'no', note: '电话13943218765打不通' })
    expect((await store.feedback.of(id)).map(({ useful, note }) => [useful, note])).toEqual([
      [false, undefined],
      [true, undefined],
      [false, '电话〔电话〕打不通'],
    ])
    expect(noted.headers.get('location')).toContain('noted=1')
  })

  it('asks why only once, and finds the way back itself', async () => {
    const { id, app } = await answered()
    const first = await (await app.request(`/feedback?answer=${id}&useful=no`)).text()
    expect(first).toContain('<textarea id="note"')
    expect(first).toContain(`href="/?q=${encodeURIComponent('护理补贴谁能领')}&amp;region=`)
    const then = await (await app.request(`/feedback?answer=${id}&useful=no&noted=1`)).text()
    expect(then).not.toContain('<textarea')
  })

  it('gives back a note that is too long, with its error tied to it', async () => {
    const { id, send, store } = await answered()
    const sent = await send({ answerId: id, useful: 'no', note: '长'.repeat(1001) })
    expect(sent.status).toBe(400)
    const html = await sent.text()
    expect(html).toContain('<title>错误：')
    expect(html).toContain('<a href="#note">您写了 1001 个字')
    expect(html).toContain('aria-describedby="note-error note-hint"')
    expect(html).toContain('长'.repeat(1001))
    expect(await store.feedback.of(id)).toEqual([])
  })

  it.each([
    [{ useful: 'maybe' }, 400],
    [{}, 400],
    [{ useful: 'yes', answerId: '' }, 400],
    [{ useful: 'yes', answerId: crypto.randomUUID() }, 404],
  ])('refuses %j with %i', async (fields, status) => {
    const { send, id } = await answered()
    expect((await send({ answerId: id, ...fields })).status).toBe(status)
  })

  it.each(['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)'])(
    'does not lead back to %s',
    async (back) => {
      const { id, app } = await answered()
      const html = await (await app.request(`/feedback?answer=${id}&back=${encodeURIComponent(back)}`)).text()
      expect(html).toContain(`<a href="/?q=`)
      expect(html).not.toMatch(/href="(?:https:|\/\/|\/\\|javascript:)/)
    },
  )

  it('keeps how the reader wants the pages', async () => {
    const { id, app } = await answered()
    const body = new URLSearchParams({ answerId: id, useful: 'yes' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = await app.request('/feedback?view=large&theme=dark', { method: 'POST', headers, body })
    expect(sent.headers.get('location')).toMatch(/view=large&theme=dark/)
  })
})
