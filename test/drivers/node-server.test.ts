import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/drivers/node-server.ts'
import type { Listening } from '../../src/drivers/node-server.ts'

describe('the server, with a real socket', () => {
  let server: Listening
  beforeAll(async () => {
    server = await listen({
      fetch: async (request) => new Response(`read ${(await request.text()).length}`),
      port: 0,
      host: '127.0.0.1',
      timeouts: { headers: 200, request: 1_500, keepAlive: 150, check: 50 },
    })
  })
  afterAll(() => server.close(100))

  /** Sends the start, then a piece every 40 ms until the server hangs up; what it said and how long it took. */
  async function trickle(start: string, piece: string) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    await once(socket, 'connect')
    const began = performance.now()
    socket.on('error', () => {})
    socket.write(start)
    const timer = setInterval(() => socket.writable && socket.write(piece), 40)
    const said = await text(socket).catch(() => '')
    clearInterval(timer)
    return { said, ms: performance.now() - began }
  }

  it('hangs up on headers that never end', async () => {
    const { said, ms } = await trickle('GET / HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n')
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(said).toContain('请求没有发完')
    expect(ms).toBeLessThan(1_300)
  })

  it('hangs up on a body that never ends', async () => {
    const { ms } = await trickle('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', 'x')
    expect(ms).toBeGreaterThan(1_300)
    expect(ms).toBeLessThan(4_000)
  })

  it('hangs up on a connection that asks nothing more', async () => {
    const { said, ms } = await trickle('GET / HTTP/1.1\r\nHost: a\r\n\r\n', '')
    expect(said).toMatch(/^HTTP\/1\.1 200 OK/)
    // Node adds a second of grace to what it tells the client.
    expect(ms).toBeLessThan(3_000)
  })

  it('goes on serving others meanwhile', async () => {
    const slow = Array.from({ length: 50 }, () => trickle('GET / HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n'))
    const response = await fetch(server.url, { method: 'POST', body: 'hello' })
    expect(await response.text()).toBe('read 5')
    const ended = await Promise.all(slow)
    expect(Math.max(...ended.map(({ ms }) => ms))).toBeLessThan(1_400)
  })
})
