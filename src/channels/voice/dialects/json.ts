import type { CallEvent, Turn } from '../../../voice/turn.ts'
import { aliyunIncoming } from './aliyun-fields.ts'
import { readAliyun, writeAliyun } from './aliyun.ts'
import type { Dialect, Heard, Incoming, Line, Read, Reply, Written } from './dialect.ts'
import { dynamicOf, dynamicText } from './dynamic.ts'
import type { Dynamic } from './dynamic.ts'
import { heardOf, keysOf, speechOf, transferOf } from './heard.ts'
import { jsonOf, stringOf } from './payload.ts'
import { plain } from './plain.ts'

/**
 * One flat turn for mainland clouds (Tencent TCCC 接口调用, Huawei CEC 业务接口), and the same wrapped for Aliyun VMS, which
 * is known by its `content_type`. All values are strings, all of them always there: what a flow does when the request fails
 * is told by its own defaults, and must be `next` = transfer.
 */
export const json: Dialect = {
  name: 'json',
  read: (incoming) => (aliyunIncoming(incoming) ? readAliyun(incoming) : readFlat(incoming)),
  write: (turn, reply) =>
    reply.line.keep['wrap'] === 'aliyun' ? writeAliyun(turn, reply) : writeFlat(turn, reply),
}

const LINE: Line = { speech: true, rate: false, keep: {} }

type Name = 'say' | 'korean' | 'next' | 'max' | 'case' | 'to' | 'dynamic'
const EMPTY: Record<Name, string> = {
  say: '',
  korean: '',
  next: 'listen',
  max: '1',
  case: '',
  to: '',
  dynamic: '',
}

const flat = (values: Partial<Record<Name, string>>): Written => ({
  body: JSON.stringify({ ok: '1', ...EMPTY, ...values }),
  contentType: 'application/json; charset=utf-8',
})

function readFlat(incoming: Incoming): Read {
  const fields = jsonOf(incoming)
  if (!fields) return { kind: 'refused', why: 'no JSON object' }
  const { session, caller, callee, input, inputType } = fields
  const { turn, state, mark } = dynamicOf(fields['dynamic'])
  const call = heardOf({ callId: session, turn, state, from: caller, to: callee }, LINE)
  if (!call) return { kind: 'refused', why: 'no session' }
  const type = stringOf(inputType).toLowerCase()
  if (type === 'hangup') return over(call, false)
  if (type === 'transfer' || mark === 't') {
    const after = transferOf(input)
    return after === 'passed on' ? over(call, true) : { kind: 'turn', call, event: after }
  }
  const event = eventOf(type, input)
  return mark === 'w' && event.kind === 'silence' ? { kind: 'poll', call } : { kind: 'turn', call, event }
}

const over = (call: Heard, passedOn: boolean): Read => ({
  kind: 'over',
  call,
  passedOn,
  reply: flat({ next: 'hangup' }),
})

function eventOf(type: string, input: unknown): CallEvent {
  if (type === 'start') return { kind: 'start' }
  if (type === 'noise') return { kind: 'noise' }
  const heard = type === 'dtmf' ? keysOf(input) : type === 'speech' ? speechOf(input) : undefined
  return heard ?? { kind: 'silence' }
}

/** Korean apart, as one voice speaks one language: a second play node may say it. */
function writeFlat({ say, next }: Turn, reply: Reply): Written {
  const spoken = {
    say: plain(say.filter((segment) => segment.lang !== 'ko-KR')),
    korean: plain(say.filter((segment) => segment.lang === 'ko-KR')),
  }
  const dynamic = (mark?: Dynamic['mark']): string =>
    dynamicText({ turn: String(reply.next), state: reply.state, ...(mark ? { mark } : {}) })
  switch (next.kind) {
    case 'listen':
      return flat({ ...spoken, max: String(next.listen.keys.max), dynamic: dynamic() })
    case 'wait':
      return flat({ ...spoken, next: 'wait', dynamic: dynamic('w') })
    case 'transfer':
      return flat({
        ...spoken,
        next: 'transfer',
        case: next.case,
        to: next.to ?? reply.person ?? '',
        dynamic: dynamic('t'),
      })
    case 'hangup':
      return flat({ ...spoken, next: 'hangup', dynamic: dynamic() })
  }
}
