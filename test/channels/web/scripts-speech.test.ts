import { describe, expect, it } from 'vitest'
import { PortError } from '../../../src/errors.ts'
import type { Clip } from '../../../src/ports/speech.ts'
import { testApp } from '../../fixtures/app.ts'

const ENV = { ASR_URL: 'http://127.0.0.1:9/v1', TTS_URL: 'http://127.0.0.1:9/v1' }
const PORTS = {
  in: { name: 'test', hear: ({ type }: Clip) => Promise.resolve(`${type}，我的电话是13812345678`) },
  out: {
    name: 'test',
    speak: (text: string) =>
      Promise.resolve({ bytes: new TextEncoder().encode(text).buffer, type: 'audio/mpeg' }),
  },
}
const speaks = testApp({ speech: PORTS }, ENV)
const post = (path: string, body: BodyInit, type: string, { app } = speaks) =>
  app.request(path, { method: 'POST', body, headers: { 'content-type': type } })

describe('speech on the page', () => {
  it('gives the sound of a text, which is kept nowhere', async () => {
    const response = await post('/speech/out', '每月一百元。', 'text/plain')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('audio/mpeg')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('每月一百元。')
  })

  it('gives the text of a sound, with numbers of persons masked', async () => {
    const response = await post('/speech/in', 'x', 'audio/webm;codecs=opus')
    expect(await response.json()).toEqual({ text: 'audio/webm;codecs=opus，我的电话是〔电话〕' })
  })

  it.each([
    ['/speech/out', '', 'text/plain', 400],
    ['/speech/out', '长'.repeat(401), 'text/plain', 400],
    ['/speech/in', '', 'audio/webm', 400],
    ['/speech/in', 'x', 'text/html', 415],
    ['/speech/in', 'x'.repeat(1024 * 1024 + 1), 'audio/webm', 413],
  ])('refuses what it cannot use: %s', async (path, body, type, status) => {
    expect((await post(path, body, type)).status).toBe(status)
  })

  it('is shut, and says what opens it, until an address is set', async () => {
    const shut = testApp()
    for (const [path, name] of [
      ['/speech/out', 'TTS_URL'],
      ['/speech/in', 'ASR_URL'],
    ] as const) {
      const response = await post(path, 'x', 'audio/webm', shut)
      expect(response.status).toBe(403)
      expect(await response.text()).toContain(name)
    }
    const page = await shut.app.request('/')
    expect(page.headers.get('permissions-policy')).toContain('microphone=()')
    expect(page.headers.get('content-security-policy')).toContain("media-src 'none'")
    expect(await page.text()).not.toMatch(/data-hears|data-speaks/)
  })

  it('lets the page use the microphone and play sound only where a server is set', async () => {
    const page = await speaks.app.request('/')
    expect(page.headers.get('permissions-policy')).toContain('microphone=(self)')
    expect(page.headers.get('content-security-policy')).toContain('media-src blob:')
    expect(await page.text()).toMatch(/data-hears="port"\s*data-speaks="port"/)
    expect(await (await testApp({}, { BROWSER_ASR: 'allow' }).app.request('/')).text()).toContain(
      'data-hears="browser"',
    )
  })

  it('says what else can be done when the server fails, and logs nothing of what was said', async () => {
    const failing = () => Promise.reject(new PortError('speech-in', 'gone', { retryable: true }))
    const made = testApp({ speech: { in: { name: 'test', hear: failing } } }, ENV)
    const response = await post('/speech/in', '我的私事', 'audio/webm', made)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('12385')
    expect(JSON.stringify(made.events)).not.toContain('私事')
  })
})
