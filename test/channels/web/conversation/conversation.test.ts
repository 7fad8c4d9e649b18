import { describe, expect, it } from 'vitest'
import { PortError } from '../../../../src/errors.ts'
import { KEYS, testKeeping } from '../../../fixtures/store.ts'
import { testApp } from '../../../fixtures/app.ts'

type App = { request: (path: string, init?: RequestInit) => Response | Promise<Response> }

async function send(app: App, path: string, fields: Record<string, string | string[]>) {
  const pairs = Object.entries(fields).flatMap(([name, all]) => [all].flat().map((one) => [name, one]))
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(pairs).toString(),
  })
  return { response, to: response.headers.get('location') ?? '' }
}
const headings = (html: string) =>
  [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map((m) => (m[2] ?? '').replace(/<[^>]+>|\s+/g, ''))
const formOf = (html: string) => {
  const [form = ''] = /<form class="ask".*?<\/form>/s.exec(html) ?? []
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return {
    action: /action="([^"]+)"/.exec(form)?.[1] ?? '',
    fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  }
}

/** An app with a store, in which `first` was asked. */
async function talked(first = '护理补贴谁能领') {
  const made = await testKeeping(KEYS)
  const page = async (path: string) => (await made.app.request(path)).text()
  const { to } = await send(made.app, '/c', { q: first })
  const follow = async (q: string, more: Record<string, string> = {}) => {
    const { action, fields } = formOf(await page(to))
    return send(made.app, action, { ...fields, q, ...more })
  }
  return { ...made, page, to, follow }
}

describe('a conversation', () => {
  it('lives under an address that cannot be guessed, without a cookie, not to be kept by caches', async () => {
    const { app, to } = await talked()
    expect(to).toMatch(/^\/c\/[\da-f]{32}$/)
    const response = await app.request(to)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    const html = await response.text()
    expect(html).toContain('<meta name="robots" content="noindex"')
    expect(html).not.toMatch(/<script>|javascript:/)
  })

  it('says how long it is kept, as it is set', async () => {
    const { page, to, store } = await talked()
    expect(await page(to)).toContain('最后一问以后 20 小时')
    await store.settings.write('retention', { conversations: 72 }, { version: 0, actor: 'test' })
    expect(await page(to)).toContain('最后一问以后 3 天')
    expect(await page(`/c/${'0'.repeat(32)}`)).toContain('最后一问以后 3 天')
  })

  it('puts the newest answer first, and every earlier one under a heading of its own', async () => {
    const { page, to, follow } = await talked()
    expect((await follow('那生活补贴呢')).to).toBe(to)
    await follow('护理补贴谁能领')
    const all = headings(await page(to))
    expect(all[0]).toBe('第3问：护理补贴谁能领')
    expect(all).toContain('第2问：那生活补贴呢')
    expect(all).toContain('第1问：护理补贴谁能领')
    expect(new Set(all).size).toBe(all.length)
    const second = await page(`${to}?turn=2`)
    expect(headings(second)[0]).toBe('第2问：那生活补贴呢')
    expect(second).toContain('<title>回答：那生活补贴呢')
  })

  it('asks what follows with what was asked before', async () => {
    const { store, follow, given } = await talked()
    await follow('那生活补贴呢')
    expect((await store.answers.find(given[1] ?? ''))?.context).toEqual(['护理补贴谁能领'])
  })

  it('that begins on a linked answer knows the question of that answer', async () => {
    const { app, page, store, given } = await talked()
    const { action, fields } = formOf(await page('/?q=护理补贴谁能领'))
    expect([action, fields]).toEqual(['/c', { before: '护理补贴谁能领' }])
    const { to } = await send(app, action, { ...fields, q: '那生活补贴呢' })
    expect((await store.answers.find(given.at(-1) ?? ''))?.context).toEqual(['护理补贴谁能领'])
    const html = await page(to)
    expect(html).toContain(
      `<a href="/?q=${encodeURIComponent('护理补贴谁能领')}">第 1 问：护理补贴谁能领</a>`,
    )
    expect(html).toContain('第 2 问：那生活补贴呢</h1>')
    expect(html).toContain('data-asked="2"')
  })

  it('asks once when a form is sent again, and shows an answer again without asking', async () => {
    const { app, page, to, follow, given } = await talked()
    const { action, fields } = formOf(await page(to))
    await follow('那生活补贴呢')
    const again = await send(app, action, { ...fields, q: '那生活补贴呢' })
    expect([again.response.status, again.to]).toEqual([303, to])
    await page(to)
    expect(given).toHaveLength(2)
    const twice = formOf(await page(to))
    const press = () => send(app, action, { ...twice.fields, q: '再问一个' })
    expect((await Promise.all([press(), press()])).map((pressed) => pressed.to)).toEqual([to, to])
    expect(given).toHaveLength(3)
  })

  it('keeps nothing that names somebody, and the id only as a digest', async () => {
    const { store, page, to } = await talked('我电话13943218765，护理补贴谁能领')
    expect(await page(to)).toContain('〔电话〕')
    expect(await store.answers.turns(to.slice(3))).toEqual([])
  })

  it('opens no address that was made up, and says what is gone', async () => {
    const { app } = await talked()
    const mine = 'a'.repeat(32)
    const { to } = await send(app, `/c/${mine}`, { q: '护理补贴谁能领' })
    expect(to).not.toContain(mine)
    for (const path of [`/c/${mine}`, '/c/x']) {
      const gone = await app.request(path)
      expect(gone.status).toBe(404)
      expect(await gone.text()).toContain('没有这次对话')
    }
  })

  it('gives back a question that cannot be asked, and goes on in the same conversation', async () => {
    const { page, app, to, given } = await talked()
    const { response } = await send(app, to, { q: '长'.repeat(501), turns: '1' })
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(html).toContain('<title>错误：')
    expect(html).toMatch(/<a href="#q">您写了 501 个字/)
    expect(html).toContain('长'.repeat(501))
    expect(formOf(html)).toEqual({ action: to, fields: { turns: '1' } })
    expect(given).toHaveLength(1)
    expect(await page(to)).not.toContain('错误')
  })

  it('puts people first after three questions that were not answered or whose answer did not help', async () => {
    const { store, page, to, follow, given } = await talked()
    const peopleFirst = (html: string) => html.indexOf('id="contacts"') < html.indexOf('id="answer"')
    await follow('不知道一')
    await follow('不知道二')
    expect(peopleFirst(await page(to))).toBe(false)
    await store.feedback.add({ answerId: given[0] ?? '', useful: false })
    const html = await page(to)
    expect(peopleFirst(html)).toBe(true)
    expect(html).toContain('前面几次都没有帮上您')
  })

  it('remembers the region that was chosen, and the display', async () => {
    const { app } = await talked()
    const { to } = await send(app, '/c?view=large&theme=dark', { q: '护理补贴谁能领', region: '吉林省' })
    const query = new URL(to, 'http://x').searchParams
    expect(Object.fromEntries(query)).toEqual({ view: 'large', theme: 'dark', region: '吉林省' })
    const html = await (await app.request(to)).text()
    expect(html).toMatch(/<option value="吉林省" selected>/)
    expect(formOf(html).action).toBe(`${to.split('?')[0]}?view=large&amp;theme=dark`)
  })
})

describe('without a store', () => {
  const fields = { q: '那生活补贴呢', before: ['护理补贴谁能领'], region: '吉林省' }

  it('answers under an address that holds the questions', async () => {
    const { to } = await send(testApp().app, '/c', fields)
    const url = new URL(to, 'http://x')
    expect(url.pathname).toBe('/')
    expect([...url.searchParams]).toEqual([
      ['q', '那生活补贴呢'],
      ['before', '护理补贴谁能领'],
      ['region', '吉林省'],
    ])
    const html = await (await testApp().app.request(to)).text()
    expect(html.match(/name="before" value="[^"]+"/g)).toHaveLength(2)
  })

  it('does the same when it fails, and when the answer could not be kept', async () => {
    const broken = () => Promise.reject(new PortError('store', '坏了', { retryable: false }))
    const { store, vault } = await testKeeping(KEYS)
    const hasher = { hash: () => Promise.resolve('x') }
    const none = { ...store, answers: { ...store.answers, turns: () => Promise.resolve([]), add: broken } }
    for (const open of [broken, () => Promise.resolve(none)]) {
      const { app } = testApp({ store: open, privacy: { vault, hasher } as never })
      expect((await send(app, '/c', fields)).to).toMatch(/^\/\?q=/)
    }
  })
})

it.each(['转人工', '我要找人工', '人工', '找个人', '请接工作人员。'])(
  'leads who writes %s to a person',
  async (q) => {
    expect((await send(testApp().app, '/c', { q })).to).toBe('/person')
  },
)

it.each(['人工流产能报销吗', '找人照顾老人给补贴吗'])('takes %s for the question that it is', async (q) => {
  expect((await send(testApp().app, '/c', { q })).to).not.toBe('/person')
})

it('opens 长辈版 and a clause from the box', async () => {
  expect((await send(testApp().app, '/c', { q: '长辈版' })).to).toBe('/?view=large')
  expect((await send(testApp().app, '/c', { q: '100 0027' })).to).toBe('/clauses/plan.f1')
})
