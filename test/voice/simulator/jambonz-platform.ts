import { createHmac } from 'node:crypto'
import type { Phone, Piece } from './phone.ts'
import { callerOf, HOTLINE, ORIGIN } from './wire.ts'
import type { Ask, Got, Platform, Wire } from './wire.ts'

export const JAMBONZ_SECRET = 'jambonz-secret-01'
/** Milliseconds (JAMBONES_HTTP_TIMEOUT). */
const PATIENCE = 10_000

interface Verb {
  verb: string
  actionHook?: string
  text?: string
  say?: { text: string; synthesizer?: { language?: string } }
  synthesizer?: { language?: string }
  input?: string[]
  timeout?: number
  numDigits?: number
  maxDigits?: number
  finishOnKey?: string
  interDigitTimeout?: number
  bargein?: boolean
  dtmfBargein?: boolean
  listenDuringPrompt?: boolean
  recognizer?: { asrTimeout?: number }
  actionHookDelayAction?: {
    noResponseTimeout: number
    noResponseGiveUpTimeout: number
    actions: Verb[]
    giveUpActions: Verb[]
  }
  target?: { number?: string; sipUri?: string }[]
}

/** A request, and what is done while it takes long. */
interface Hook {
  url: string
  fields: object
  delay?: Verb['actionHookDelayAction']
}

/** With a synthesis that takes SSML, and with one that does not. */
export const jambonzPlatforms: readonly Platform[] = [
  platform('jambonz SSML', '?ssml=1'),
  platform('jambonz', ''),
]

function platform(name: string, query: string): Platform {
  return {
    name,
    speech: true,
    korean: true,
    async run(wire, phone) {
      let hook: Hook | undefined = {
        url: `${ORIGIN}/voice/jambonz/start${query}`,
        fields: { sip: { raw: 'INVITE sip:12385' } },
      }
      while (hook) {
        const verbs = await ask(wire, phone, hook)
        if (!verbs) return phone.end(wire.asked.length === 1 ? '打不通（480）' : '应用出错')
        const { url }: Hook = hook
        const ended = () =>
          wire.ask(
            askOf(wire.call, { url: `${ORIGIN}/voice/jambonz/status`, fields: { call_status: 'completed' } }),
          )
        hook = await execute(verbs, { phone, url, ended })
      }
    },
  }
}

function askOf(call: number, { url, fields }: Hook): Ask {
  const base = {
    call_sid: `jb-${call}`,
    direction: 'inbound',
    from: callerOf(call),
    to: HOTLINE,
    call_id: 'x',
    call_status: 'in-progress',
  }
  // Spaces as no other writer of JSON makes them: only the raw bytes carry the signature.
  const body = JSON.stringify({ ...base, ...fields }, null, 1)
  const time = Math.floor(Date.now() / 1000)
  const v1 = createHmac('sha256', JAMBONZ_SECRET).update(`${time}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'jambonz-signature': `t=${time},v1=${v1}` }
  return { method: 'POST', url: url.replace(/#.*/, ''), headers, body }
}

/** Again as often as `#rc=` says; 200, 202 and 204 only, and any other type than JSON is an empty answer. */
async function ask(wire: Wire, phone: Phone, hook: Hook): Promise<Verb[] | undefined> {
  const retries = Number(/#.*\brc=(\d)/.exec(hook.url)?.[1] ?? 0)
  for (let tries = 0; tries <= retries; tries++) {
    const got = await wire.ask(askOf(wire.call, hook))
    const { delay } = hook
    if (delay && got.ms > delay.noResponseGiveUpTimeout * 1000) return delay.giveUpActions
    if (delay && got.ms > delay.noResponseTimeout * 1000) phone.hear(delay.actions.map(pieceOf))
    if (got.ms < PATIENCE && [200, 202, 204].includes(got.status)) return verbsOf(got)
  }
  return undefined
}

function verbsOf({ type, body }: Got): Verb[] {
  const parsed: unknown = /^application\/json\b/.test(type) ? JSON.parse(body) : []
  return Array.isArray(parsed) ? (parsed as Verb[]) : []
}

/** SSML as it is heard. */
function pieceOf({ text = '', synthesizer }: Pick<Verb, 'text' | 'synthesizer'>): Piece {
  const percent = Number(/<prosody rate="(\d+)%"/.exec(text)?.[1] ?? 100)
  return {
    text: text.startsWith('<speak>') ? text.replace(/<[^>]+>/g, '') : text,
    rate: (180 * percent) / 100,
    korean: synthesizer?.language === 'ko-KR',
  }
}

async function execute(
  verbs: Verb[],
  { phone, url, ended }: { phone: Phone; url: string; ended: () => Promise<unknown> },
): Promise<Hook | undefined> {
  const to = (verb: Verb, fields: object): Hook => ({
    url: new URL(verb.actionHook ?? '', url).href,
    fields,
    ...(verb.actionHookDelayAction ? { delay: verb.actionHookDelayAction } : {}),
  })
  for (const verb of verbs) {
    switch (verb.verb) {
      case 'say':
        phone.hear([pieceOf(verb)])
        break
      case 'gather': {
        const fields = gather(verb, phone)
        if (fields) return to(verb, fields)
        await ended()
        return undefined
      }
      case 'redirect':
        return to(verb, {})
      case 'dial': {
        const [target] = verb.target ?? []
        const outcome = phone.dial(target?.number ?? target?.sipUri ?? '', (verb.timeout ?? 60) * 1000)
        const [status, sip] = OUTCOMES[outcome]
        return to(verb, { dial_call_status: status, dial_sip_status: sip })
      }
      case 'hangup':
        phone.end('热线挂断')
        await ended()
        return undefined
      default:
        phone.end(`不认识 ${verb.verb}`)
        return undefined
    }
  }
  phone.end('没有下文')
  await ended()
  return undefined
}

const OUTCOMES = {
  answers: ['completed', 200],
  busy: ['failed', 486],
  'no-answer': ['no-answer', 487],
  rejected: ['failed', 603],
} as const

/** Undefined when the caller hung up. */
function gather(verb: Verb, phone: Phone): object | undefined {
  const during = verb.listenDuringPrompt !== false
  const speech = verb.input?.includes('speech') ?? false
  const input = phone.hear(verb.say ? [pieceOf(verb.say)] : [], {
    keys: {
      max: verb.numDigits ?? verb.maxDigits ?? 99,
      ...(verb.finishOnKey === undefined ? {} : { end: verb.finishOnKey }),
    },
    speech,
    timeoutMs: (verb.timeout ?? 5) * 1000,
    betweenKeysMs: (verb.interDigitTimeout ?? verb.timeout ?? 5) * 1000,
    endSilenceMs: (verb.recognizer?.asrTimeout ?? 1) * 1000,
    barge: { keys: verb.dtmfBargein === true && during, speech: verb.bargein === true && speech && during },
  })
  switch (input.kind) {
    case 'keys':
      return { reason: 'dtmfDetected', digits: input.keys }
    case 'speech': {
      const { text: transcript, confidence } = input
      return { reason: 'speechDetected', speech: { alternatives: [{ transcript, confidence }] } }
    }
    case 'noise':
      return { reason: 'stt-low-confidence' }
    case 'timeout':
      return { reason: 'timeout' }
    case 'gone':
      return undefined
  }
}
