import { describe, expect, inject, it } from 'vitest'
import { NEEDED } from './chromium.ts'

const site = inject('site') ?? ''
const QUESTION = '重度残疾人护理补贴谁能领？'

interface Seen {
  url: string
  html: string
  status: number
}

/** As curl does: no script, no cookie, a plain form sent as a plain form. */
async function curl(path: string, form?: Record<string, string>): Promise<Seen> {
  const response = await fetch(new URL(path, site), {
    headers: { accept: 'text/html', 'x-forwarded-for': '10.9.9.9' },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })
  expect(response.headers.get('set-cookie')).toBeNull()
  return { url: response.url, html: await response.text(), status: response.status }
}

/** The first such form of a page: where it goes and what it carries hidden. */
function formOf({ html }: Seen, action: RegExp): { action: string; fields: Record<string, string> } {
  for (const [, head = '', body = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const to = /action="([^"]*)"/.exec(head)?.[1] ?? ''
    if (!action.test(to)) continue
    const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return {
      action: to,
      fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, plain(value)])),
    }
  }
  throw new Error(`no form to ${action}`)
}

const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
const linkTo = ({ html }: Seen, start: string): string =>
  plain(new RegExp(`href="(${start}[^"]*)"`).exec(html)?.[1] ?? '/missing')
const asked = () => curl(`/?q=${encodeURIComponent(QUESTION)}&region=${encodeURIComponent('吉林省')}`)

describe.skipIf(!site)(`by curl, without scripts and cookies${NEEDED}`, () => {
  it('ask: the answer with its sources, where the address says what was asked', async () => {
    const { html, status } = await asked()
    expect(status).toBe(200)
    expect(html).toMatch(/<h2 id="answer"/)
    expect(html).toContain('护理补贴')
    expect(html).toContain('href="/clauses/')
  })

  it('follow up: a POST that leads to an unguessable address, which may be loaded again', async () => {
    const { action, fields } = formOf(await asked(), /^\/c/)
    const next = await curl(action, { ...fields, q: '那要带什么材料？', region: '吉林省' })
    expect(next.url).toMatch(/\/c\/[\da-f]{32}/)
    const third = formOf(next, /^\/c\//)
    const last = await curl(third.action, { ...third.fields, q: '去哪里办？', region: '吉林省' })
    expect(last.url.split('?')[0]).toBe(next.url.split('?')[0])
    expect((await curl(last.url)).html).toContain('那要带什么材料？')
  })

  it('open the clause', async () => {
    const { html, status } = await curl(linkTo(await asked(), '/clauses/'))
    expect(status).toBe(200)
    expect(html).toContain('原文')
  })

  it('say whether it helped', async () => {
    const { action, fields } = formOf(await asked(), /^\/feedback/)
    const said = await curl(action, { ...fields, useful: 'no' })
    expect(said.status).toBe(200)
    expect(said.html).toContain('记下了')
  })

  it('choose another region, which every link then carries', async () => {
    const { html } = await curl(`/?q=${encodeURIComponent(QUESTION)}&region=${encodeURIComponent('同江市')}`)
    expect(html).toMatch(/<option value="同江市"\s+selected/)
    expect(html).toContain(`href="/documents?region=${encodeURIComponent('同江市')}"`)
  })

  it('ask for a person, read it once more, get a receipt and open it', async () => {
    const { action, fields } = formOf(await curl(linkTo(await asked(), '/person')), /^\/person/)
    const check = await curl(action, {
      ...fields,
      reply: 'text',
      contact: '1',
      health: '1',
      note: '去哪里办？',
    })
    expect(check.html).toContain('请看一遍')
    const send = formOf(check, /^\/person\/send/)
    const receipt = await curl(send.action, send.fields)
    expect(receipt.url).toMatch(/\/r\/[\da-f]{32}/)
    expect((await curl(receipt.url)).html).toContain('去哪里办？')
  })

  it('weighs 60 kB at most with its styles and scripts, not packed', async () => {
    const page = await asked()
    const files = [...page.html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(\/[^"]+)"[^>]*>/g)]
      .filter(([tag]) => /<script|rel="(?:stylesheet|icon)"/.test(tag))
      .map(([, path = '']) => plain(path))
    const sizes = await Promise.all([...files, page.url].map(async (path) => (await curl(path)).html))
    const bytes = sizes.map((text) => new TextEncoder().encode(text).length)
    expect(files.length).toBeGreaterThan(1)
    expect(
      bytes.reduce((sum, size) => sum + size, 0),
      String(bytes),
    ).toBeLessThanOrEqual(60_000)
  })

  it('asks for no riddle and no picture to read', async () => {
    for (const path of ['/', '/person', '/about']) {
      // The about page says that there is none.
      const html = (await curl(path)).html.replace('也没有验证码', '')
      expect(html).not.toMatch(/captcha|验证码|拼图/i)
    }
  })
})
