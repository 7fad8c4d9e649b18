import { createHmac, generateKeyPairSync, sign } from 'node:crypto'

/** How a platform that speaks TwiML differs from the others. */
export interface Quirks {
  name: string
  query: string
  speech: boolean
  secretInPath?: boolean
  /** Asks by GET, whatever is told. */
  get?: boolean
  /** Milliseconds until it gives up on us. */
  patience: number
  /** Ignores it and goes on with the next verb. */
  noActionOnEmptyResult?: boolean
  noDialAction?: boolean
  prosody?: boolean
  signs(url: string, form: Record<string, string>): Record<string, string>
}

export const TWILIO_TOKEN = 'twilio-token-0001'
export const PATH_SECRET = 'voice-secret-0001'
const telnyx = generateKeyPairSync('ed25519')
export const TELNYX_KEY = telnyx.publicKey
  .export({ type: 'spki', format: 'der' })
  .subarray(-32)
  .toString('base64')

const hmac = (url: string, form: Record<string, string>): string =>
  createHmac('sha1', TWILIO_TOKEN)
    .update(
      Object.keys(form)
        .toSorted()
        .reduce((text, name) => text + name + (form[name] ?? ''), url),
    )
    .digest('base64')

export const TWIML_PLATFORMS: readonly Quirks[] = [
  {
    name: 'Twilio',
    query: '?platform=twilio',
    speech: true,
    patience: 15_000,
    prosody: true,
    signs: (url, form) => ({ 'x-twilio-signature': hmac(url, form) }),
  },
  {
    name: 'SignalWire',
    query: '',
    speech: true,
    patience: 15_000,
    signs: (url, form) => ({ 'x-signalwire-signature': hmac(url, form) }),
  },
  {
    name: 'Telnyx',
    query: '?platform=telnyx',
    speech: true,
    patience: 10_000,
    noActionOnEmptyResult: true,
    signs: (_, form) => {
      const time = String(Math.floor(Date.now() / 1000))
      const payload = Buffer.from(`${time}|${new URLSearchParams(form).toString()}`)
      const signature = sign(null, payload, telnyx.privateKey).toString('base64')
      return { 'telnyx-timestamp': time, 'telnyx-signature-ed25519': signature }
    },
  },
  {
    name: 'Kazoo',
    query: '?platform=kazoo',
    speech: false,
    secretInPath: true,
    get: true,
    patience: 5000,
    noActionOnEmptyResult: true,
    noDialAction: true,
    signs: () => ({}),
  },
  {
    name: 'Somleng',
    query: '?platform=somleng',
    speech: false,
    patience: 15_000,
    signs: (url, form) => ({ 'x-twilio-signature': hmac(url, form) }),
  },
]
