import { html } from 'hono/html'
import type { Hono } from 'hono'
import { openApp } from './app.ts'
import { keptAnswer } from './answers.ts'
import { isStale, readState } from '../pack-state.ts'
import type { PackState } from '../pack-state.ts'
import { dayOf, marked, plainPage } from './told.ts'

let opened: { version: string; app: Promise<Hono> } | undefined

/** What is answered when the network is not there. */
export async function answerOffline(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const kept = request.method === 'GET' ? await keptAnswer(request.url) : undefined
  if (kept) return kept
  const state = await readState()
  if (!state) return plainPage('没有网络', [html`现在没有网络，这台设备上也没有离线包。接上网络以后再试。`])
  const asks = asksSomething(request, url)
  if (request.method !== 'GET' && !asks)
    return plainPage('没有发出去', [
      html`现在没有网络，您填的没有发出去。接上网络以后，请回到前一页再发一次。`,
    ])
  if (asks && isStale(state)) return silent(state)
  try {
    return await answered(request, state)
  } catch {
    return plainPage('离线包打不开', [
      html`离线包不全，或者太旧了。接上网络以后，请打开“没有网络时用”，重新下载。`,
    ])
  }
}

const asksSomething = ({ method }: Request, { pathname, searchParams }: URL): boolean =>
  method === 'POST' ? /^\/c(\/|$)/.test(pathname) : pathname === '/' && searchParams.has('q')

async function answered(request: Request, state: PackState): Promise<Response> {
  if (opened?.version !== state.version) opened = { version: state.version, app: openApp(state) }
  const app = await opened.app
  let response = await app.fetch(request)
  let address = ''
  // A script gets the page and its address at once; the browser itself follows where it is sent.
  if (response.status === 303 && request.mode !== 'navigate') {
    address = new URL(response.headers.get('location') ?? '/', request.url).href
    response = await app.fetch(new Request(address, { headers: { accept: 'text/html' } }))
  }
  if (!/text\/html/.test(response.headers.get('content-type') ?? '')) return response
  const words = `您现在没有网络。下面的内容来自${dayOf(state.savedAt)}存在这台设备上的离线包，后来可能有变动。`
  return marked(response, words, address)
}

const silent = ({ checkedAt }: PackState): Promise<Response> =>
  plainPage('离线包太久没有核对', [
    html`它最后一次核对是${dayOf(checkedAt)}，超过了七天。这几天可能有更正，所以不回答。`,
    html`接上网络，再打开任何一页，就会自己核对。文件还可以看：<a href="/documents">文件</a>。`,
  ])
