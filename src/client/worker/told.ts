import { html } from 'hono/html'
import type { Html } from '../../channels/web/html.ts'
import { layout } from '../../channels/web/layout.ts'
import { dateWords, dayInChina } from '../../corpus/day.ts'
import { readSettings } from '../../settings.ts'
import { readState } from '../pack-state.ts'

/** 2026年11月25日, in China, as all of it is about there. */
export const dayOf = (at: number): string => dateWords(dayInChina(at))

/** As the service's own pages, which run nothing but our scripts. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const page = (text: string, status: number): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  })

/** A page with words at its beginning that say where it is from; its title begins with 离线. */
export async function marked(response: Response, words: string, address = ''): Promise<Response> {
  const text = (await response.text())
    .replace(/<title>/, '<title>离线：')
    .replace(/<main\b[^>]*>/, (main) => `${main}<p class="warn" id="offline">${words}</p>`)
  const told = page(text, response.status)
  if (address) told.headers.set('content-location', address)
  return told
}

/** What is said in place of a page that there is not: in plain words, in the frame of every page, with whom to call. */
export async function plainPage(title: string, lines: Html[], status = 503): Promise<Response> {
  const state = await readState()
  const { hotlineName, hours } = readSettings(state?.settings ?? {})
  const main = html`<h1>${title}</h1>
    ${lines.map((line) => html`<p>${line}</p>`)}`
  const told = await layout(
    { title: `离线：${title}`, main, unlisted: true },
    { hotlineName, ...(hours ? { hours } : {}), display: {}, origin: '', here: '/' },
  )
  return page(String(told), status)
}
