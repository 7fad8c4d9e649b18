import type { Listen, Next, Segment, Turn } from '../../../voice/turn.ts'
import { BETWEEN_KEYS_SECONDS, RING_SECONDS, addressOf, secondsOf, targetOf } from './address.ts'
import type { Reply, Written } from './dialect.ts'
import { percentOf } from './rate.ts'
import { sayable } from './sayable.ts'
import { element, text } from './xml.ts'

type Verb = { verb: string } & Record<string, unknown>
/** A gather says one thing only; what is said in another language before it is said by itself. */
interface Said {
  before: Verb[]
  last: Record<string, unknown> | undefined
}

/** The same turn may be asked for again, so the platform may ask again by itself: it is told so behind `#`. */
const RETRIES = '#rc=2&rp=all'
/**
 * Past this the platform says the filler by itself, and past the other it gives up and asks for a person. Both lie behind our
 * own, at 1.2 and 4 seconds: before them the caller would hear the filler twice, and lose the answer that is on its way.
 */
const FILLER_SECONDS = 2
const GIVE_UP_SECONDS = 5
const FILLER = '正在查，请稍等。'

export const writeJambonz = (turn: Turn, reply: Reply): Written => ({
  body: JSON.stringify(verbsOf(turn.next, saidOf(turn, reply), reply)),
  contentType: 'application/json',
})

function verbsOf(next: Next, { before, last }: Said, reply: Reply): Verb[] {
  const says: Verb[] = last ? [...before, { verb: 'say', ...last }] : before
  switch (next.kind) {
    case 'listen':
      return [...before, { ...gather(next.listen, reply), ...(last ? { say: last } : {}) }]
    case 'wait':
      return [
        ...before,
        { ...KEY, actionHook: hook(reply, 'wait'), timeout: 1, ...(last ? { say: last } : {}) },
      ]
    case 'transfer': {
      const target = targetOf(next.to ?? reply.person)
      if (!target) return [...says, { verb: 'redirect', actionHook: hook(reply, 'turn', { dial: 'unset' }) }]
      return [...says, dial(target, next.case, reply)]
    }
    case 'hangup':
      return [...says, { verb: 'hangup' }]
  }
}

const KEY: Verb = { verb: 'gather', input: ['digits'], numDigits: 1, dtmfBargein: true }

const hook = (reply: Reply, route: string, more: Record<string, string> = {}): string =>
  addressOf(reply, route, more) + RETRIES

function gather(listen: Listen, reply: Reply): Verb {
  const { keep } = reply.line
  const { max, end } = listen.keys
  return {
    verb: 'gather',
    input: listen.speech ? ['speech', 'digits'] : ['digits'],
    actionHook: hook(reply, 'turn'),
    timeout: secondsOf(listen.noInputMs),
    ...(end === undefined ? { numDigits: max } : { maxDigits: max, finishOnKey: end }),
    ...(max > 1 ? { interDigitTimeout: BETWEEN_KEYS_SECONDS } : {}),
    // No minBargeinWordCount: jambonz counts words by spaces, and a Chinese sentence would be one.
    bargein: listen.bargeIn && listen.speech,
    dtmfBargein: true,
    listenDuringPrompt: listen.bargeIn,
    ...(listen.speech
      ? {
          recognizer: {
            vendor: keep['asr'] ?? 'default',
            language: 'zh-CN',
            hints: listen.hints,
            asrTimeout: secondsOf(listen.endSilenceMs),
          },
        }
      : {}),
    actionHookDelayAction: {
      enabled: true,
      noResponseTimeout: FILLER_SECONDS,
      noResponseGiveUpTimeout: GIVE_UP_SECONDS,
      retries: 1,
      actions: [{ verb: 'say', text: FILLER }],
      giveUpActions: [{ verb: 'redirect', actionHook: hook(reply, 'fallback') }],
    },
  }
}

function dial(target: { sip: string } | { number: string }, number: string, reply: Reply): Verb {
  return {
    verb: 'dial',
    actionHook: hook(reply, 'turn', { dial: '1' }),
    timeout: RING_SECONDS,
    ...(number === '' ? {} : { headers: { 'X-Case': number } }),
    target: [
      'sip' in target ? { type: 'sip', sipUri: target.sip } : { type: 'phone', number: target.number },
    ],
  }
}

/** One text for what is said in one language: of a list of texts the schema says that one is chosen at random. */
function saidOf(turn: Turn, reply: Reply): Said {
  const ssml = reply.line.keep['ssml'] !== undefined
  const runs: Segment[][] = []
  for (const segment of sayable(turn.say)) {
    const run = runs.at(-1)
    if (run && (ssml || run[0]?.lang === segment.lang)) run.push(segment)
    else runs.push([segment])
  }
  const said = runs.map((run) => sayOf(run, turn, reply, ssml))
  return { before: said.slice(0, -1).map((say) => ({ verb: 'say', ...say })), last: said.at(-1) }
}

function sayOf(run: Segment[], turn: Turn, reply: Reply, ssml: boolean): Record<string, unknown> {
  const { tts, voice, korean } = reply.line.keep
  if (ssml) {
    const parts = run.map(({ text: said, lang }) =>
      lang === 'ko-KR' ? element('lang', { 'xml:lang': lang }, text(said)) : text(said),
    )
    const whole = element('speak', {}, element('prosody', { rate: percentOf(turn.rate) }, ...parts))
    return { text: whole, ...(tts || voice ? { synthesizer: synthesizer('zh-CN', tts, voice) } : {}) }
  }
  // What begins with a tag would be taken for SSML.
  const words = run.map((segment) => segment.text.replace(/[<>]/g, ' ')).join('')
  if (run[0]?.lang === 'ko-KR') return { text: words, synthesizer: synthesizer('ko-KR', tts, korean) }
  return { text: words, ...(tts || voice ? { synthesizer: synthesizer('zh-CN', tts, voice) } : {}) }
}

const synthesizer = (language: string, vendor = 'default', voice?: string): Record<string, unknown> => ({
  vendor,
  language,
  ...(voice === undefined ? {} : { voice }),
})
