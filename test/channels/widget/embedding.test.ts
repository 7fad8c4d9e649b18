import { describe, expect, it } from 'vitest'
import { testApp } from '../../fixtures/app.ts'

const FRIEND = 'https://friend.example'
const STRANGER = 'https://stranger.example'
const SET = { WIDGET_ORIGINS: 'HTTPS://Friend.example:443/, http://127.0.0.1:9' }

async function preflight(env: Record<string, string>, origin: string, path = '/api/ask') {
  const res = await testApp({}, env).app.request(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  return { status: res.status, allowed: res.headers.get('access-control-allow-origin'), res }
}

const asked = (env: Record<string, string>, origin: string, body: unknown = { question: '护理补贴谁能领' }) =>
  testApp({}, env).ask(body, { 'content-type': 'application/json', origin })

describe('WIDGET_ORIGINS', () => {
  it.each(['/api/ask', '/api/feedback', '/api/handoffs'])(
    'lets a named site ask through %s',
    async (path) => {
      const { status, allowed, res } = await preflight(SET, FRIEND, path)
      expect({ status, allowed }).toEqual({ status: 204, allowed: FRIEND })
      expect(res.headers.get('access-control-allow-headers')).toContain('content-type')
      expect(res.headers.get('vary')).toContain('Origin')
      expect(res.headers.get('access-control-allow-credentials')).toBeNull()
    },
  )

  it.each([
    ['another site', SET, STRANGER],
    ['any site when none is named', {}, FRIEND],
    ['a sandboxed page', SET, 'null'],
    ['a site whose name begins alike', SET, `${FRIEND}.stranger.example`],
  ])('refuses %s', async (_, env, origin) => {
    expect((await preflight(env, origin)).allowed).toBeNull()
    expect((await asked(env, origin)).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('lets the site read answers and refusals alike', async () => {
    const answer = await asked(SET, FRIEND)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, FRIEND])
    const refusal = await asked(SET, FRIEND, { question: '' })
    expect([refusal.status, refusal.headers.get('access-control-allow-origin')]).toEqual([400, FRIEND])
  })

  it('opens nothing else', async () => {
    for (const path of ['/', '/r/abc', '/api/operator/queue', '/readyz'])
      expect((await preflight(SET, FRIEND, path)).allowed, path).toBeNull()
  })
})
