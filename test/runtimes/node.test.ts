import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpTests } from './http.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

/** The same Node that runs the tests: CI runs this file on each that we promise. */
const NODE = [process.execPath, '--import', 'tsx', 'src/node.ts'] as [string, ...string[]]

describe(`Node ${process.version}`, () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ command: NODE, env: { TODAY: '2026-01-31' } })
  })
  afterAll(() => server?.stop())

  httpTests(() => server.url)

  it('says in Chinese what it loaded and where it is, and logs no question', async () => {
    expect(server.printed()).toMatch(/读好了 \d+ 份文件，\d+ 条条款/)
    expect(server.printed()).toContain(`请打开 ${server.url}`)
    await fetch(`${server.url}/?q=${encodeURIComponent('我家的私事')}`)
    expect(server.printed()).not.toMatch(/私事|%E7%A7%81/)
  })

  it('packs pages for a slow line', async () => {
    const response = await fetch(`${server.url}/documents`, { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })

  it('says so when the address is longer than it reads', async () => {
    const response = await fetch(`${server.url}/?q=${'a'.repeat(20_000)}`)
    expect(response.status).toBe(431)
    expect(await response.json()).toMatchObject({ status: 431, title: '地址太长' })
  })

  it('sends nothing to LangSmith, though its switches are on', async () => {
    const heard: string[] = []
    const spy = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.end('{}')
    })
    await new Promise<void>((listening) => spy.listen(0, '127.0.0.1', listening))
    const { port } = spy.address() as AddressInfo
    const traced = await startServer({
      command: NODE,
      env: {
        LANGSMITH_TRACING: 'true',
        LANGCHAIN_TRACING_V2: 'true',
        LANGSMITH_ENDPOINT: `http://127.0.0.1:${port}`,
        LANGSMITH_API_KEY: 'k',
      },
    })
    await fetch(`${traced.url}/?q=${encodeURIComponent('我家的私事')}`)
    await new Promise((sent) => setTimeout(sent, 2_000))
    await traced.stop()
    spy.close()
    expect(heard).toEqual([])
  })

  it('ends when told to, answering what was asked', async () => {
    const other = await startServer({ command: NODE })
    const asked = fetch(`${other.url}/api/search?q=${encodeURIComponent('补贴')}`)
    expect((await asked).status).toBe(200)
    expect(await other.stop()).toBe(0)
  })

  it.each([
    ['PORT', 'http'],
    ['EMBEDDER', 'magic'],
    ['TODAY', 'yesterday'],
  ])('does not start with %s=%s, and says why', (name, value) => {
    const { status, stderr } = spawnSync(NODE[0], NODE.slice(1), {
      env: { ...process.env, [name]: value },
      timeout: 20_000,
    })
    expect(status).toBe(1)
    expect(stderr.toString()).toContain(`设置 ${name} 不对`)
    expect(stderr.toString()).not.toMatch(/\n\s+at /)
  })

  it('says that the port is taken', () => {
    const { port } = new URL(server.url)
    const { status, stderr } = spawnSync(NODE[0], NODE.slice(1), {
      env: { ...process.env, PORT: port },
      timeout: 20_000,
    })
    expect(status).toBe(1)
    expect(stderr.toString()).toContain('端口')
  })
})
