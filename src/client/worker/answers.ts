import { html } from 'hono/html'
import { ANSWERS, KEPT_AT, LONGEST } from '../pack-state.ts'
import { dayOf, marked, plainPage } from './told.ts'

/** So many answers are kept; the oldest goes first. */
const MOST = 20

/** Addresses of answers, without how they are shown. */
const isAnswer = ({ pathname, searchParams }: URL): boolean =>
  /^\/c\/[^/]+$/.test(pathname) || (pathname === '/' && searchParams.has('q'))

/** Keeps a page that answers, so that it can be read again without a network. */
export async function keepAnswer(response: Response, address: string): Promise<void> {
  const url = new URL(address)
  if (!response.ok || !isAnswer(url) || !/text\/html/.test(response.headers.get('content-type') ?? '')) return
  const cache = await caches.open(ANSWERS)
  const headers = { 'content-type': 'text/html; charset=utf-8', [KEPT_AT]: String(Date.now()) }
  await cache.delete(url.href)
  await cache.put(url.href, new Response(await response.text(), { headers }))
  const all = await cache.keys()
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old)
}

/** The answer that was kept, with its day; of one that is too old that it is silent; undefined = none was kept. */
export async function keptAnswer(address: string): Promise<Response | undefined> {
  const url = new URL(address)
  url.hash = ''
  const found = isAnswer(url) ? await (await caches.open(ANSWERS)).match(url.href) : undefined
  if (!found) return undefined
  const at = Number(found.headers.get(KEPT_AT))
  const day = dayOf(at)
  if (Date.now() - at <= LONGEST)
    return marked(found, `您现在没有网络。这是${day}存在这台设备上的回答，后来可能有更正。`)
  return plainPage('这个回答太久了', [
    html`它是${day}存下的，超过了七天。这几天可能有更正，所以不给您看。`,
    html`接上网络以后，再打开这个网页。`,
  ])
}
