import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testApp } from '../fixtures/app.ts'

/** The official client, over the service as a function instead of a socket. */
async function assistant() {
  const { app } = testApp()
  const fetch = (url: URL | string, init?: RequestInit) => Promise.resolve(app.request(String(url), init))
  const client = new Client({ name: 'test', version: '1' })
  // The SDK's own types do not hold under exactOptionalPropertyTypes.
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), { fetch })
  await client.connect(transport as Parameters<Client['connect']>[0])
  onTestFinished(() => client.close())
  const call = async (name: string, given: object) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...given } })
    const [{ text }] = content as [{ text: string }]
    return { text, found: structuredContent as Record<string, unknown>, isError: isError ?? false }
  }
  return { app, client, call }
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  testApp().app.request('/mcp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('the MCP server', () => {
  it('says who it is, and offers three look-ups', async () => {
    const { client } = await assistant()
    expect(client.getServerVersion()).toMatchObject({ name: 'tingzheng', title: '听政' })
    expect(client.getInstructions()).toContain('不要替它猜')
    await client.ping()
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['search_clauses', 'get_clause', 'answer_question'])
    expect(tools[0]?.inputSchema).toMatchObject({
      type: 'object',
      properties: { query: { type: 'string' }, k: { type: 'integer', minimum: 1, maximum: 20, default: 5 } },
      required: ['query'],
    })
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
  })

  it('finds, reads and answers as /api does', async () => {
    const { app, call } = await assistant()
    const api = async (path: string) => (await app.request(path)).json()
    const search = await call('search_clauses', { query: '护理补贴', k: 2, region: '吉林省' })
    const { passages } = (await api(
      `/api/search?q=${encodeURIComponent('护理补贴')}&k=2&region=${encodeURIComponent('吉林省')}`,
    )) as { passages: object[] }
    expect(search.found).toEqual({ passages })
    expect(passages.length).toBeGreaterThan(0)
    const clause = await call('get_clause', { id: 'plan.f1' })
    expect(clause.found).toEqual(await api('/api/clauses/plan.f1'))
    const answer = await call('answer_question', { question: '护理补贴谁能领', context: ['补贴'] })
    expect(answer.found).toMatchObject({ status: 'answered', citations: expect.any(Array) as object[] })
    expect(JSON.parse(answer.text)).toEqual(answer.found)
  })

  it.each([
    ['get_clause', { id: 'none' }, '没有'],
    ['get_clause', {}, '请写条款的编号'],
    ['search_clauses', { query: '' }, '1 到 500 个字'],
    ['search_clauses', { query: '补贴', k: 1000 }, ''],
    ['answer_question', { question: '长'.repeat(501) }, '1 到 500 个字'],
  ])('tells what is wrong with a call of %s: %j', async (name, given, words) => {
    const { call } = await assistant()
    const { text, isError } = await call(name, given)
    expect(isError).toBe(true)
    expect(text).toContain(words)
  })

  it('has no other tool, and nothing of the console', async () => {
    const { client } = await assistant()
    await expect(client.callTool({ name: 'queue', arguments: {} })).rejects.toThrow(/Unknown tool/)
  })

  it.each([
    ['no JSON', '{', 400, -32700],
    ['a batch', [{ jsonrpc: '2.0', id: 1, method: 'ping' }], 400, -32600],
    ['no JSON-RPC', { id: 1, method: 'ping' }, 400, -32600],
    ['another method', { jsonrpc: '2.0', id: 1, method: 'resources/list' }, 200, -32601],
  ])('answers %s in the protocol’s words', async (_, body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code } })
  })

  it('says nothing to a notification, streams nothing, and takes no other site’s page', async () => {
    const told = { jsonrpc: '2.0', method: 'notifications/initialized' }
    const silent = await post(told)
    expect([silent.status, await silent.text()]).toEqual([202, ''])
    expect((await testApp().app.request('/mcp')).status).toBe(405)
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' }
    expect((await post(ping, { origin: 'http://localhost' })).status).toBe(200)
    const foreign = await post(ping, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect(foreign.headers.get('content-type')).toContain('application/problem+json')
    expect((await post(ping, { 'mcp-protocol-version': '1999-01-01' })).status).toBe(400)
  })

  it('is limited as an address is', async () => {
    const { app } = testApp({}, { RATE_LIMIT: '2', TRUST_PROXY: '1' })
    const ask = () =>
      app.request('/mcp', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
        body: '{"jsonrpc":"2.0","id":1,"method":"ping"}',
      })
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status]
    expect(statuses).toEqual([200, 200, 429])
  })
})
