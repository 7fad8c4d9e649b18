import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withKept } from '../../src/commands/d1.ts'
import { readSettings } from '../../src/settings.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

/** Of a provider that nobody asks here: the session is opened past it. */
const SIGN_IN = ['OIDC_ISSUER:http://127.0.0.1:1', 'OIDC_CLIENT_ID:desk', 'OIDC_CLIENT_SECRET:desk-secret']
const TOKEN = 'a'.repeat(64)

describe('a desk at the edge', () => {
  let server: Running
  let state: string
  beforeAll(async () => {
    state = mkdtempSync(join(tmpdir(), 'tingzheng-live-'))
    const vars = SIGN_IN.flatMap((one) => ['--var', one])
    const args = ['--import', 'tsx', 'src/dev.ts', '--port', '{port}', '--persist-to', state, ...vars]
    server = await startServer({ command: [process.execPath, ...args], patience: 110_000 })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(state, { recursive: true })
  })

  const write = async () => {
    const consent = { contact: true, health: true, wording: '我同意。' }
    const response = await fetch(`${server.url}/api/handoffs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reply: 'text', note: '请回答', consent }),
    })
    expect(response.status).toBe(201)
  }

  it('is told at once what another request changed, by the Durable Object', async () => {
    // D1 is made by the first who needs it.
    await write()
    await withKept(readSettings({}), { d1: 'local', 'persist-to': state }, async (store) => {
      await store.operators.put({ name: '李梅', role: 'operator', password: 'x', second: Uint8Array.of(1) })
      const id = (await store.operators.credentials('李梅'))?.id ?? ''
      expect(await store.operators.signIn(id, { token: TOKEN, step: 1 })).toBe(true)
    })
    const end = new AbortController()
    const headers = { cookie: `operator=${TOKEN}` }
    const response = await fetch(`${server.url}/operator/live`, { headers, signal: end.signal })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    const waiting: { at: number; n: number }[] = []
    const heard = (async () => {
      const decoder = new TextDecoder()
      let text = ''
      for await (const part of response.body ?? []) {
        // One event may come in two pieces.
        const events = (text + decoder.decode(part as Uint8Array, { stream: true })).split('\n\n')
        text = events.pop() ?? ''
        for (const [, n] of events.join('\n').matchAll(/"waiting":(\d+)/g))
          waiting.push({ at: performance.now(), n: Number(n) })
      }
    })().catch(() => undefined)
    await expect.poll(() => waiting.at(-1)?.n, { timeout: 30_000 }).toBe(1)
    await write()
    const began = performance.now()
    await expect.poll(() => waiting.at(-1)?.n, { timeout: 30_000, interval: 20 }).toBe(2)
    // Sooner than the desk's own next look, which comes every fifteen seconds.
    expect((waiting.at(-1)?.at ?? Infinity) - began).toBeLessThan(5_000)
    end.abort()
    await heard
  })
})
