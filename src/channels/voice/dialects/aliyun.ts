import { isListening } from '../../../voice/hearing.ts'
import type { Listen, Turn } from '../../../voice/turn.ts'
import { aliyunFields } from './aliyun-fields.ts'
import type { Said } from './aliyun-fields.ts'
import type { Heard, Incoming, Line, Read, Reply, Written } from './dialect.ts'
import { dynamicOf, dynamicText } from './dynamic.ts'
import type { Dynamic } from './dynamic.ts'
import { heardOf, keysOf, speechOf, transferOf } from './heard.ts'
import { stringOf } from './payload.ts'
import { plain } from './plain.ts'

/**
 * Aliyun VMS 智能语音交互, 呼入回调. One callback has one action, so a turn that ends in a transfer is first said and then,
 * at the next callback, passed on. `answer` and `hangup` are documented; for the words of the other two see `wordOf`.
 */
const line = (query: URLSearchParams): Line => ({
  speech: true,
  rate: false,
  keep: Object.fromEntries([
    ['wrap', 'aliyun'],
    ...['broadcast', 'bridge'].flatMap((name) => {
      const word = query.get(name) ?? ''
      return /^[A-Za-z_]{1,40}$/.test(word) ? [[name, word]] : []
    }),
  ]),
})

/** The documentation names playing and passing on as actions without their words: `?broadcast=` and `?bridge=` set them right. */
const wordOf = (of: Line, name: 'broadcast' | 'bridge'): string => of.keep[name] ?? name

export function readAliyun(incoming: Incoming): Read {
  const said = aliyunFields(incoming)
  if (!said) return { kind: 'refused', why: 'no call_id' }
  const { content } = said
  const dynamic = dynamicOf(content['dynamic_id'])
  const call = heardOf(
    { callId: said.callId, ...dynamic, from: content['caller'] ?? dynamic.from, to: content['callee'] },
    line(incoming.query),
  )
  if (!call) return { kind: 'refused', why: 'no call_id' }
  if (said.type === 'hangup') return over(call, false)
  if (dynamic.mark === 't') return { kind: 'reply', reply: passOn(call, stringOf(content['dynamic_id'])) }
  if (dynamic.mark === 'b') {
    const after = transferOf(content['status'] ?? content['result'])
    return after === 'passed on' ? over(call, true) : { kind: 'turn', call, event: after }
  }
  if (dynamic.mark === 'k' && said.type === 'dtmf') return gather(said, call, dynamic)
  if (dynamic.mark === 'k' && said.type === 'mute') return gathered(call, dynamic.target ?? '')
  return readEvent(said, call, dynamic.mark === 'w')
}

/** Each key is a callback of its own: a number comes together in dynamic_id, and nothing stops what is being said. */
function gather({ content }: Said, call: Heard, dynamic: Dynamic): Read {
  const keys = keyed(content)
  const all = (dynamic.target ?? '') + (keys?.kind === 'key' ? keys.keys : '')
  const [, most = '1', end = ''] = /^(\d+)(#?)$/.exec(dynamic.number ?? '') ?? []
  const stop = end === '' ? -1 : all.indexOf(end)
  if (stop >= 0 || all.length >= Number(most)) return gathered(call, stop >= 0 ? all.slice(0, stop) : all)
  return goOn(call, dynamicText({ ...dynamic, target: all }))
}

const gathered = (call: Heard, keys: string): Read => ({
  kind: 'turn',
  call,
  event: keysOf(keys) ?? { kind: 'silence' },
})

const keyed = (content: Said['content']) => keysOf(content['dtmf'] ?? content['digits'] ?? content['words'])

function readEvent({ type, content }: Said, call: Heard, waiting: boolean): Read {
  const words = stringOf(content['words'])
  switch (type) {
    case 'callin':
      return { kind: 'turn', call, event: { kind: 'start' } }
    case 'dtmf': {
      return { kind: 'turn', call, event: keyed(content) ?? { kind: 'noise' } }
    }
    case 'normal':
    case 'timebreak': {
      const speech = speechOf(words)
      // 嗯 while it plays: an answer with an action would cut it off. Without words there is more to come.
      if (stringOf(content['is_playing']) === 'true' && (!speech || isListening(words)))
        return goOn(call, stringOf(content['dynamic_id']))
      if (speech) return { kind: 'turn', call, event: speech }
      return type === 'timebreak'
        ? goOn(call, stringOf(content['dynamic_id']))
        : { kind: 'turn', call, event: { kind: 'noise' } }
    }
    default:
      return waiting ? { kind: 'poll', call } : { kind: 'turn', call, event: { kind: 'silence' } }
  }
}

const written = (data: Readonly<Record<string, unknown>>): Written => ({
  body: JSON.stringify({ result: 'success', code: 200, msg: '', data }),
  contentType: 'application/json; charset=utf-8',
})

const over = (call: Heard, passedOn: boolean): Read => ({
  kind: 'over',
  call,
  passedOn,
  reply: written({ call_id: call.callId, action: 'hangup' }),
})

/** No action: what is being said goes on. */
const goOn = (call: Heard, dynamic: string): Read => ({
  kind: 'reply',
  reply: written({ call_id: call.callId, dynamic_id: dynamic }),
})

function passOn(call: Heard, dynamic: string): Written {
  const { target = '', number = '', ...rest } = dynamicOf(dynamic)
  return written({
    call_id: call.callId,
    action: wordOf(call.line, 'bridge'),
    action_code: target,
    action_code_param: JSON.stringify({ number: target, case: number }),
    dynamic_id: dynamicText({ ...rest, mark: 'b' }),
  })
}

/** Milliseconds that the platform accepts. */
const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

export function writeAliyun({ say, next }: Turn, reply: Reply): Written {
  const { state, from } = reply
  const known = { turn: String(reply.next), state, ...(from === undefined ? {} : { from }) }
  switch (next.kind) {
    case 'listen':
      return spoken(say, reply, {
        dynamic: dynamicText({ ...known, ...gatherOf(next.listen) }),
        listen: next.listen,
      })
    case 'wait':
      return spoken(say, reply, { dynamic: dynamicText({ ...known, mark: 'w' }) })
    case 'transfer': {
      const target = next.to ?? reply.person ?? ''
      return spoken(say, reply, {
        dynamic: dynamicText({ ...known, mark: 't', target, number: next.case }),
      })
    }
    case 'hangup':
      return spoken(say, reply, { dynamic: dynamicText(known), action: 'hangup' })
  }
}

const gatherOf = ({ keys: { max, end } }: Listen): Dynamic =>
  max === 1 ? {} : { mark: 'k', target: '', number: `${max}${end ?? ''}` }

/** The shortest that the platform knows: what comes next is ours to say. */
const AT_ONCE = 1000

function spoken(
  say: Turn['say'],
  reply: Reply,
  { dynamic, listen, action }: { dynamic: string; listen?: Listen; action?: string },
): Written {
  // Its one voice speaks Chinese: Korean would be silence, or noise.
  const tts = plain(say.filter((segment) => segment.lang !== 'ko-KR'))
  return written({
    call_id: reply.callId,
    action: action ?? (reply.next === 1 ? 'answer' : wordOf(reply.line, 'broadcast')),
    ...(tts === '' ? {} : { action_code: '$tts$', action_code_param: JSON.stringify({ tts }) }),
    action_code_break: listen?.bargeIn ?? true,
    dynamic_id: dynamic,
    mute_time: listen ? between(listen.noInputMs, 1000, 20_000) : AT_ONCE,
    pause_time: between(listen?.endSilenceMs ?? 800, 300, 1200),
    asr_base_id: 'customer_service_8k',
  })
}
