import type { Input, Listening, Phone, Piece } from './phone.ts'
import { callerOf, HOTLINE, ORIGIN } from './wire.ts'
import type { Ask, Got, Platform } from './wire.ts'
import { PATH_SECRET, TWIML_PLATFORMS } from './twiml-quirks.ts'
import type { Quirks } from './twiml-quirks.ts'
import { elementsOf, parseXml, textOf } from './xml.ts'
import type { Element } from './xml.ts'

type Next = { url: string; method: string; form: Record<string, string> } | 'ended'

export const twimlPlatforms: readonly Platform[] = TWIML_PLATFORMS.map((quirks) => ({
  name: quirks.name,
  speech: quirks.speech,
  korean: true,
  async run(wire, phone) {
    const path = `/voice/twiml${quirks.secretInPath ? `/${PATH_SECRET}` : ''}`
    let next: Next = { url: `${ORIGIN}${path}/start${quirks.query}`, method: 'POST', form: {} }
    while (next !== 'ended') {
      const { url } = next
      const got = await wire.ask(askOf(quirks, wire.call, next))
      const verbs = got.status === 200 && got.ms < quirks.patience ? verbsOf(got) : undefined
      if (!verbs) return phone.end(`应用出错 ${got.status}`)
      next = await execute(verbs, {
        quirks,
        phone,
        url,
        hangUp: () => wire.ask(hungUp(quirks, wire.call, path)),
      })
    }
  },
}))

function askOf(quirks: Quirks, call: number, { url, method, form }: Exclude<Next, 'ended'>): Ask {
  const bare = url.replace(/#.*/, '')
  const all = {
    CallSid: `CA-${call}`,
    AccountSid: 'AC1',
    From: callerOf(call),
    To: HOTLINE,
    CallStatus: 'in-progress',
    ...form,
  }
  if (quirks.get || method === 'GET') {
    const whole = `${bare}${bare.includes('?') ? '&' : '?'}${new URLSearchParams(all).toString()}`
    return { method: 'GET', url: whole, headers: quirks.signs(whole, {}) }
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...quirks.signs(bare, all) }
  return { method, url: bare, headers, body: new URLSearchParams(all).toString() }
}

const hungUp = (quirks: Quirks, call: number, path: string): Ask =>
  askOf(quirks, call, { url: `${ORIGIN}${path}/status`, method: 'POST', form: { CallStatus: 'completed' } })

function verbsOf({ type, body }: Got): Element[] | undefined {
  const root = type.startsWith('text/xml') ? parseXml(body) : undefined
  return root?.name === 'Response' ? elementsOf(root) : undefined
}

interface At {
  quirks: Quirks
  phone: Phone
  /** Of the document. */
  url: string
  hangUp(): Promise<unknown>
}

async function execute(verbs: Element[], at: At): Promise<Next> {
  const { phone, url } = at
  for (const verb of verbs) {
    switch (verb.name) {
      case 'Say': {
        const piece = pieceOf(verb, at)
        if (!piece) return dead(phone, '说不出')
        phone.hear([piece])
        break
      }
      case 'Gather': {
        const pieces = elementsOf(verb).map((say) => (say.name === 'Say' ? pieceOf(say, at) : undefined))
        if (pieces.includes(undefined)) return dead(phone, '说不出')
        const input = phone.hear(
          pieces.filter((piece) => piece !== undefined),
          listeningOf(verb, at),
        )
        if (input.kind === 'gone') return at.hangUp().then(() => 'ended')
        const form = formOf(input)
        // Without an action the same address is asked again.
        if (form) return target(verb, url, 'action', form)
        if (verb.attributes['actionOnEmptyResult'] === 'true' && !at.quirks.noActionOnEmptyResult)
          return target(verb, url, 'action', {
            Digits: '',
            ...(at.quirks.speech ? { SpeechResult: '' } : {}),
          })
        break
      }
      case 'Redirect':
        return {
          url: new URL(textOf(verb), url).href,
          method: verb.attributes['method'] ?? 'POST',
          form: {},
        }
      case 'Dial': {
        const outcome = phone.dial(textOf(verb), Number(verb.attributes['timeout'] ?? 30) * 1000)
        const status = { answers: 'completed', busy: 'busy', 'no-answer': 'no-answer', rejected: 'failed' }[
          outcome
        ]
        if (at.quirks.noDialAction && outcome === 'answers') return at.hangUp().then(() => dead(phone, ''))
        if (!at.quirks.noDialAction) return target(verb, url, 'action', { DialCallStatus: status })
        break
      }
      case 'Hangup':
        return at.hangUp().then(() => dead(phone, '热线挂断'))
      default:
        return dead(phone, `不认识 ${verb.name}`)
    }
  }
  return at.hangUp().then(() => dead(phone, '没有下文'))
}

function dead(phone: Phone, how: string): 'ended' {
  phone.end(how)
  return 'ended'
}

const target = (verb: Element, url: string, name: string, form: Record<string, string>): Next => ({
  url: new URL(verb.attributes[name] ?? url, url).href,
  method: verb.attributes['method'] ?? 'POST',
  form,
})

/** Undefined: too long (error 13521), empty, or with elements that it does not know. */
function pieceOf(say: Element, { quirks }: At): Piece | undefined {
  const [inner] = elementsOf(say)
  if (inner && !(quirks.prosody && inner.name === 'prosody')) return undefined
  const text = textOf(say)
  if (text.trim() === '' || encodeURIComponent(text).length > 4500) return undefined
  const percent = Number(/^(\d+)%$/.exec(inner?.attributes['rate'] ?? '')?.[1] ?? 100)
  return { text, rate: (180 * percent) / 100, korean: say.attributes['language'] === 'ko-KR' }
}

function listeningOf(gather: Element, { quirks }: At): Listening {
  const number = (name: string, otherwise: number) => Number(gather.attributes[name] ?? otherwise)
  const end = gather.attributes['finishOnKey'] ?? '#'
  const speech = quirks.speech && (gather.attributes['input'] ?? 'dtmf').includes('speech')
  return {
    keys: { max: number('numDigits', 99), ...(end === '' ? {} : { end }) },
    speech,
    timeoutMs: number('timeout', 5) * 1000,
    betweenKeysMs: number('timeout', 5) * 1000,
    endSilenceMs: number('speechTimeout', 1) * 1000,
    barge: { keys: true, speech: speech && gather.attributes['bargeIn'] !== 'false' },
  }
}

function formOf(input: Input): Record<string, string> | undefined {
  if (input.kind === 'keys') return { Digits: input.keys }
  if (input.kind === 'speech') return { SpeechResult: input.text, Confidence: String(input.confidence) }
  return undefined
}
