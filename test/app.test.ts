import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VERSION } from '../src/version.ts'
import { testApp } from './fixtures/app.ts'

describe('every answer', () => {
  it.each(['/', '/?q=问', '/api/search?q=问', '/nowhere', '/api/nowhere', '/style.css'])(
    '%s is guarded',
    async (path) => {
      const { headers } = await testApp().app.request(path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'none'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('microphone=()')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/)
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  it('asks for https only where the world sees https', async () => {
    const { app } = testApp({}, { PUBLIC_ORIGIN: 'https://example.cn' })
    expect((await app.request('/')).headers.get('strict-transport-security')).toBe('max-age=15552000')
  })
})

describe('the log', () => {
  it('numbers requests itself, whatever number a caller sends', async () => {
    const { app, events } = testApp()
    const { headers } = await app.request('/', { headers: { 'x-request-id': '13943218765' } })
    expect(headers.get('x-request-id')).toBe(events[0]?.id)
    expect(events[0]?.id).toMatch(/^[\da-f-]{36}$/)
  })

  it('names the route, never the address with the question in it', async () => {
    const { app, events } = testApp()
    await app.request('/?q=我家的事')
    await app.request('/clauses/plan.f1')
    await app.request('/我家的事')
    expect(events.map(({ route, status }) => [route, status])).toEqual([
      ['/', 200],
      ['/clauses/:idOrCode', 200],
      ['/*', 404],
    ])
  })
})

it('has the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(VERSION).toBe(version)
})
