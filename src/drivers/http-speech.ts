import { PortError } from '../errors.ts'
import type { Clip, Recognizer, Synthesizer } from '../ports/speech.ts'

/** Longest clip that is taken from a server, in bytes: six minutes of speech as WAV, which is all that some servers give. */
const LARGEST = 16_000_000

/** A voice behind an OpenAI-compatible address (…/audio/speech), as self-hosted servers speak it. */
export function createHttpSynthesizer(baseUrl: string): Synthesizer {
  return {
    name: 'http',
    async speak(input, { signal } = {}) {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ model: 'default', voice: 'default', input, response_format: 'mp3' })
      const response = await asked('speech-out', `${baseUrl}/audio/speech`, { headers, body, signal })
      const type = response.headers.get('content-type') ?? ''
      const bytes = await response.arrayBuffer()
      if (!type.startsWith('audio/') || bytes.byteLength === 0 || bytes.byteLength > LARGEST)
        throw new PortError('speech-out', `没有回给声音（${type || '没有类型'}）`, { retryable: false })
      return { bytes, type }
    },
  }
}

/** A recogniser behind an OpenAI-compatible address (…/audio/transcriptions). */
export function createHttpRecognizer(baseUrl: string): Recognizer {
  return {
    name: 'http',
    async hear(clip, { signal } = {}) {
      const body = new FormData()
      body.append('file', new Blob([clip.bytes], { type: clip.type }), `speech.${endingOf(clip)}`)
      body.append('model', 'default')
      body.append('language', 'zh')
      const response = await asked('speech-in', `${baseUrl}/audio/transcriptions`, { body, signal })
      const { text } = ((await response.json().catch(() => null)) ?? {}) as { text?: unknown }
      if (typeof text === 'string') return text.trim()
      throw new PortError('speech-in', '没有回给文字', { retryable: false })
    },
  }
}

/** audio/webm;codecs=opus → webm: some servers look at nothing else. */
const endingOf = ({ type }: Clip): string => /^audio\/(?:x-)?(\w+)/.exec(type)?.[1] ?? 'bin'

type Sent = Pick<RequestInit, 'headers' | 'body'> & { signal: AbortSignal | undefined }

async function asked(
  port: 'speech-in' | 'speech-out',
  url: string,
  { signal, ...init }: Sent,
): Promise<Response> {
  let told = '连不上，或者没有等到'
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      ...init,
      ...(signal ? { signal } : {}),
    })
    told = `状态 ${response.status}`
    if (response.ok) return response
  } catch {
    // Told below, without the cause: it may hold what was said.
  }
  throw new PortError(port, `${port === 'speech-in' ? '语音识别' : '语音合成'}没有回应（${told}）`, {
    retryable: true,
  })
}
