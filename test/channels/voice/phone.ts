import { expect } from 'vitest'

/** What of a Hono app is used here. */
interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}

export const TOKEN = 'twilio-token'
export const ORIGIN = 'https://hotline.example.cn'

/** As Twilio signs: base64(HMAC-SHA1(token, address + names and values in order)). */
export async function signTwilio(url: string, form: Record<string, string>, token = TOKEN): Promise<string> {
  const data = Object.keys(form)
    .toSorted()
    .reduce((text, name) => text + name + (form[name] ?? ''), url)
  const bytes = (text: string) => new TextEncoder().encode(text)
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', bytes(token), algorithm, false, ['sign'])
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(data)))))
}

export interface Reply {
  status: number
  body: string
  said: string
  /** Where the next request goes: path and query. */
  action: string
  /** Where it goes when nothing is keyed or said. */
  redirect: string
  dialled: string
}

const unescape = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
const path = (address: string | undefined) =>
  unescape(address ?? '')
    .replace(ORIGIN, '')
    .replace(/#.*/, '')

export function replyOf(status: number, body: string): Reply {
  const said = [...body.matchAll(/<Say[^>]*>(.*?)<\/Say>/g)].map((m) => m[1]).join('')
  return {
    status,
    body,
    said: unescape(said.replace(/<[^>]+>/g, '')),
    action: path(/ action="([^"]*)"/.exec(body)?.[1]),
    redirect: path(/<Redirect[^>]*>([^<]*)/.exec(body)?.[1]),
    dialled: /<(?:Number|Sip)>([^<]*)/.exec(body)?.[1] ?? '',
  }
}

/** A telephone on a platform that speaks TwiML: each request is signed for the public address. */
export function twilioPhone(app: App, { sid = 'CA1', from = '+8613943218765', query = '' } = {}) {
  const post = async (to: string, more: Record<string, string> = {}): Promise<Reply> => {
    const form = { CallSid: sid, From: from, To: '+8643112385', CallStatus: 'in-progress', ...more }
    const response = await app.request(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': await signTwilio(ORIGIN + to, form),
      },
      body: new URLSearchParams(form).toString(),
    })
    return replyOf(response.status, await response.text())
  }
  let last: Reply | undefined
  const go = async (to: string, more?: Record<string, string>): Promise<Reply> => {
    last = await post(to, more)
    expect(last.status, last.body).toBe(200)
    return last
  }
  const action = () => last?.action ?? ''
  return {
    post,
    start: () => go(`/voice/twiml/start${query}`),
    key: (keys: string) => go(action(), { Digits: keys }),
    say: (text: string, confidence = '0.9') => go(action(), { SpeechResult: text, Confidence: confidence }),
    silence: () => go(last?.redirect ?? ''),
    /** What became of the transfer. */
    dialled: (status: string) => go(action(), { DialCallStatus: status }),
    hangUp: () => go('/voice/twiml/status', { CallStatus: 'completed' }),
    /** Goes on from a reply that was kept aside. */
    from: (reply: Reply) => void (last = reply),
    last: () => last,
  }
}
