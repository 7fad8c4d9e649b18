import { keepAnswer } from './answers.ts'
import { answerOffline } from './offline.ts'
import { CHECK, LIST, readState, writeState } from '../pack-state.ts'

declare const self: ServiceWorkerGlobalScope

/** Left to the network alone: programs, sound, and the pack itself. */
const NETWORK = /^\/(?:api|speech|offline\/|worker\.js|operator|voice|phone|healthz|readyz|metrics|mcp)/

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin || NETWORK.test(url.pathname)) return
  if (request.method !== 'GET' && request.method !== 'POST') return
  event.respondWith(respond(request, (work) => event.waitUntil(work)))
})

/** The network first: what is kept here speaks only where there is none. */
async function respond(request: Request, behind: (work: Promise<unknown>) => void): Promise<Response> {
  const again = request.clone()
  let response: Response
  try {
    response = await fetch(request)
  } catch {
    return answerOffline(again)
  }
  const copy = response.clone()
  behind(readState().then((state) => (state ? keepAnswer(copy, response.url || request.url) : undefined)))
  behind(check())
  return response
}

/** Asks whether anything of the pack has changed. Where it has, the pack grows old until its owner brings the new one. */
async function check(): Promise<void> {
  const state = await readState()
  if (!state || Date.now() - state.checkedAt < CHECK) return
  const response = await fetch(LIST, { cache: 'no-cache' })
  const { version } = (await response.json()) as { version: string }
  if (version === state.version) await writeState({ ...state, checkedAt: Date.now() })
}
