import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttpRecognizer, createHttpSynthesizer } from '../../src/drivers/http-speech.ts'

interface Heard {
  path: string
  type: string
  body: string
}

/** A server that answers everything with this, and keeps what it was asked. */
async function served(status: number, type: string, answer: string) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      heard.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body })
      response.writeHead(status, { 'content-type': type }).end(answer)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, heard }
}

describe('a speech server behind an address', () => {
  it('is given the text, and gives sound back', async () => {
    const { url, heard } = await served(200, 'audio/mpeg', 'ID3')
    const clip = await createHttpSynthesizer(url).speak('每月一百元。')
    expect(clip.type).toBe('audio/mpeg')
    expect(new TextDecoder().decode(clip.bytes)).toBe('ID3')
    expect(heard[0]?.path).toBe('/v1/audio/speech')
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ input: '每月一百元。', response_format: 'mp3' })
  })

  it('is given the sound, and gives text back', async () => {
    const { url, heard } = await served(200, 'application/json', '{"text":" 护理补贴谁能领 "}')
    const bytes = new TextEncoder().encode('sound').buffer
    const text = await createHttpRecognizer(url).hear({ bytes, type: 'audio/webm;codecs=opus' })
    expect(text).toBe('护理补贴谁能领')
    expect(heard[0]?.path).toBe('/v1/audio/transcriptions')
    expect(heard[0]?.body).toContain('filename="speech.webm"')
    expect(heard[0]?.body).toContain('sound')
  })

  it.each([
    [500, 'audio/mpeg', 'ID3'],
    [200, 'text/html', '<p>'],
    [200, 'audio/mpeg', ''],
  ])('fails as a port on %s %s, without what was to be said', async (status, type, answer) => {
    const { url } = await served(status, type, answer)
    const failed = await createHttpSynthesizer(url)
      .speak('我的私事')
      .catch((error: unknown) => error)
    expect(failed).toMatchObject({ name: 'PortError', port: 'speech-out' })
    expect(String(failed)).not.toContain('私事')
  })

  it('fails as a port where there is no text, or no server', async () => {
    const { url } = await served(200, 'application/json', '{"words":1}')
    const clip = { bytes: new ArrayBuffer(1), type: 'audio/webm' }
    await expect(createHttpRecognizer(url).hear(clip)).rejects.toMatchObject({ port: 'speech-in' })
    await expect(createHttpRecognizer('http://127.0.0.1:1').hear(clip)).rejects.toMatchObject({
      retryable: true,
    })
  })
})
