import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SCRIPT_PATH } from '../../../src/channels/widget/widget.ts'
import { testApp } from '../../fixtures/app.ts'

const FRIEND = 'https://friend.example'
const SET = { WIDGET_ORIGINS: FRIEND, PUBLIC_ORIGIN: 'https://tingzheng.example' }
const get = (path: string, env: Record<string, string> = SET, origin = FRIEND) =>
  testApp({}, env).app.request(path, { headers: { origin } })
/** The text of a page, as a reader of its source would copy it. */
const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('the widget’s file', () => {
  it('is one module of at most 30 kB compressed that fetches nothing else', async () => {
    const response = await get('/widget.js')
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(gzipSync(text).length).toBeLessThan(30_000)
    expect(text).not.toMatch(
      /\bimport\(|\bfrom"|innerHTML|insertAdjacentHTML|\beval\(|new Function|document\.write/,
    )
  })

  it('has an address of its own that never changes, for the sites that may embed it', async () => {
    const fixed = await get(SCRIPT_PATH)
    expect(fixed.headers.get('cache-control')).toContain('immutable')
    expect(fixed.headers.get('access-control-allow-origin')).toBe(FRIEND)
    expect(await fixed.text()).toBe(await (await get('/widget.js')).text())
    expect((await get('/widget.js')).headers.get('cache-control')).not.toContain('immutable')
    expect((await get(SCRIPT_PATH, {})).headers.get('access-control-allow-origin')).toBeNull()
    expect((await get('/widget/0000.js')).status).toBe(404)
  })
})

describe('/widget', () => {
  it('shows what to copy, with a digest that a browser will accept', async () => {
    const page = unescaped(await (await get('/widget')).text())
    const script = Buffer.from(await (await get(SCRIPT_PATH)).arrayBuffer())
    const digest = `sha384-${createHash('sha384').update(script).digest('base64')}`
    expect(page).toContain(`src="https://tingzheng.example${SCRIPT_PATH}"\n  integrity="${digest}"`)
    expect(page).toContain(`download="tingzheng-widget.js"`)
    expect(page).toContain('script-src https://tingzheng.example; connect-src https://tingzheng.example')
    expect(page).toContain(`<li>${FRIEND}</li>`)
  })

  it('says what to set where no other site may embed it', async () => {
    expect(await (await get('/widget', {})).text()).toContain('WIDGET_ORIGINS')
  })
})

describe('/widget/frame', () => {
  it('may stand in the pages of the named sites, and only there', async () => {
    const { headers } = await get('/widget/frame')
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${FRIEND}`)
    expect(headers.get('x-frame-options')).toBeNull()
    expect((await get('/widget/frame', {})).headers.get('content-security-policy')).toMatch(
      /frame-ancestors 'self'(;|$)/,
    )
    const page = await get('/')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
  })

  it('has a title, a link for who has no scripts, and a region that is not markup', async () => {
    const html = await (await get('/widget/frame?region=%22%3E%3Cscript%3E')).text()
    expect(html).toContain('<title>问政府公报 – 听政</title>')
    expect(html).toContain('<a href="/" target="_blank">问政府公报（新窗口）</a>')
    expect(html).toContain('region="&quot;&gt;&lt;script&gt;"')
  })
})

describe('the rate limit', () => {
  it('does not count what every page of a host fetches', async () => {
    const env = { RATE_LIMIT: '1', TRUST_PROXY: '1' }
    const { app } = testApp({}, env)
    for (const path of ['/widget.js', SCRIPT_PATH, '/widget/frame', '/widget.js'])
      expect((await app.request(path)).status, path).toBe(200)
  })
})
