import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { compressed } from '../src/node-compress.ts'
import { testApp } from './fixtures/app.ts'

const LONG = { text: '护理补贴'.repeat(300) }
const app = new Hono()
  .use(compressed)
  .get('/long', (c) => c.json(LONG, 201))
  .get('/short', (c) => c.json({ text: '短' }))
  .get('/problem', (c) => c.body(JSON.stringify(LONG), 400, { 'content-type': 'application/problem+json' }))
  .get('/page', (c) => c.html(`<p>${LONG.text}`))
  .get('/sound', (c) => c.body(new Uint8Array(4000), 200, { 'content-type': 'audio/mpeg' }))

const get = async (path: string, accept?: string) => {
  const headers = accept === undefined ? {} : { 'accept-encoding': accept }
  const response = await app.request(path, { headers })
  const body = new Uint8Array(await response.arrayBuffer())
  return { response, body, encoding: response.headers.get('content-encoding') }
}

describe('what goes out', () => {
  it.each(['/long', '/problem', '/page'])('is packed for who can unpack it, else not: %s', async (path) => {
    const plain = await get(path)
    expect(plain.encoding).toBeNull()
    const packed = await get(path, 'gzip, deflate')
    expect(packed.encoding).toBe('gzip')
    expect(packed.response.status).toBe(plain.response.status)
    expect(packed.response.headers.get('content-type')).toBe(plain.response.headers.get('content-type'))
    expect(packed.body.length).toBeLessThan(plain.body.length / 4)
    expect(new Uint8Array(gunzipSync(packed.body))).toEqual(plain.body)
    for (const { response } of [plain, packed])
      expect(response.headers.get('vary')?.toLowerCase()).toBe('accept-encoding')
  })

  it('stays as it is where it is short, no text, or the caller refuses', async () => {
    expect(await get('/short', 'gzip')).toMatchObject({ encoding: null })
    expect(new TextDecoder().decode((await get('/short', 'gzip')).body)).toBe('{"text":"短"}')
    expect(await get('/sound', 'gzip')).toMatchObject({ encoding: null })
    expect(await get('/long', 'gzip;q=0, deflate')).toMatchObject({ encoding: null })
  })

  it('is packed in truth where a method is not allowed', async () => {
    const { app: whole } = testApp({}, {}, { before: [compressed] })
    const headers = { 'accept-encoding': 'gzip', accept: 'text/html' }
    const response = await whole.request('/about', { method: 'DELETE', headers })
    expect(response.status).toBe(405)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const page = gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()
    expect(page).toContain('<h1')
  })
})
