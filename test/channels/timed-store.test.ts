import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { timedStore } from '../../src/channels/timed-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { TIME_LIMITS } from '../../src/time-limit.ts'
import { testApp } from '../fixtures/app.ts'
import { KEYS } from '../fixtures/store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const forever = () => new Promise<never>(() => {})
/** A store of which every call hangs, whatever it is called. */
const part = new Proxy({}, { get: () => forever })
const hanging = { answers: part, feedback: part, cases: part, ping: forever } as unknown as Store

it('ends every call that hangs, of the store and of its parts', async () => {
  const parts = { answers: { find: forever }, purge: forever, name: 'x' } as unknown as Store
  const store = timedStore(parts)
  expect(store.name).toBe('x')
  for (const call of [() => store.answers.find('a'), () => store.purge()]) {
    const ended = call().catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(TIME_LIMITS.store)
    expect(await ended).toMatchObject({ name: 'PortError', port: 'store', retryable: true, unsure: true })
  }
})

it('passes on what comes in time, value or error', async () => {
  const parts = {
    answers: { find: (id: string) => Promise.resolve(id), add: () => Promise.reject(new Error('own')) },
  } as unknown as Store
  const { answers } = timedStore(parts)
  expect(await answers.find('a')).toBe('a')
  await expect(answers.add({} as never)).rejects.toThrow('own')
})

const consent = { contact: true, wording: '我同意。' }

it.each<[string, string, object | undefined]>([
  ['a hand-over', '/api/handoffs', { reply: 'phone', phone: '13943218765', consent }],
  ['feedback', '/api/feedback', { answerId: 'a', useful: true }],
  ['a receipt', `/r/${'0'.repeat(32)}`, undefined],
  ['the look whether it is ready', '/readyz', undefined],
])('%s says that it could not tell, and whom to call', async (_name, path, body) => {
  const { app, events } = testApp({ store: () => Promise.resolve(hanging) }, KEYS)
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = Promise.resolve(app.request(path, { ...sent }))
  await vi.advanceTimersByTimeAsync(TIME_LIMITS.store + 100)
  expect((await response).status).toBe(503)
  expect(await (await response).text()).toMatch(/不知道您发来的存上没有[^]*12385/)
  expect(events.at(-1)).toMatchObject({ status: 503 })
  expect(events).toContainEqual(expect.objectContaining({ event: 'failure', port: 'store' }))
})
