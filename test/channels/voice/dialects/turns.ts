import fc from 'fast-check'
import type { Incoming, Line, Reply } from '../../../../src/channels/voice/dialects/dialect.ts'
import type { Listen, Next, Segment, Turn } from '../../../../src/voice/turn.ts'

export const GREETING: Segment = { text: '您好，这里是听政热线的自动助手。请直接说您的问题。' }
export const KOREAN: Segment = { text: '한국어 상담원을 원하시면 영번을 누르세요.', lang: 'ko-KR' }

export const LISTEN: Listen = {
  keys: { max: 1 },
  speech: true,
  noInputMs: 6000,
  endSilenceMs: 1500,
  hints: ['残疾人证', '两项补贴'],
  bargeIn: true,
}

export const turnOf = (next: Next, say: Segment[] = [GREETING], rate: Turn['rate'] = 180): Turn => ({
  say,
  rate,
  next,
})
export const listening = (over: Partial<Listen> = {}, say?: Segment[], rate?: Turn['rate']): Turn =>
  turnOf({ kind: 'listen', listen: { ...LISTEN, ...over } }, say, rate)
export const transfer = (to?: string): Turn =>
  turnOf({ kind: 'transfer', case: '482913', reason: 'asked', ...(to === undefined ? {} : { to }) })

export const replyOf = (base: string, line: Line, over: Partial<Reply> = {}): Reply => ({
  base,
  callId: 'call-1',
  next: 4,
  state: 'eyJhIjoxfQ.c2ln',
  line,
  person: '+86-431-1234567',
  ...over,
})

export const incoming = (
  over: Partial<Incoming> & { url?: string; form?: Record<string, string> } = {},
): Incoming => {
  const url = new URL(over.url ?? 'https://hotline.example.cn/voice/x/turn')
  return {
    method: over.method ?? 'POST',
    route: over.route ?? url.pathname.split('/').at(-1) ?? '',
    query: over.query ?? url.searchParams,
    headers: over.headers ?? new Headers(),
    body: over.body ?? new TextEncoder().encode(new URLSearchParams(over.form ?? {}).toString()),
    base: over.base ?? 'https://hotline.example.cn/voice/x',
  }
}
export const incomingJson = (value: unknown, over: Parameters<typeof incoming>[0] = {}): Incoming =>
  incoming({ ...over, body: new TextEncoder().encode(JSON.stringify(value)) })

/** Any text at all: markup, quotes, control characters, halves of surrogate pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 700 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.constantFrom(
    '<Hangup/>',
    ']]>',
    '&amp;',
    '"\' onload="x',
    '\u0000\ud800x',
    '</Say><Redirect>/x</Redirect>',
    '＜',
  ),
)
const anySegment: fc.Arbitrary<Segment> = fc.record(
  { text: anyText, lang: fc.constantFrom('zh-CN' as const, 'ko-KR' as const) },
  { requiredKeys: ['text'] },
)
const anyNext: fc.Arbitrary<Next> = fc.oneof(
  fc.record({
    kind: fc.constant('listen' as const),
    listen: fc.record({
      keys: fc.oneof(
        fc.record({ max: fc.constantFrom(1, 4, 6) }),
        fc.record({ max: fc.constantFrom(7, 20), end: fc.constant('#' as const) }),
      ),
      speech: fc.boolean(),
      noInputMs: fc.integer({ min: 1, max: 60_000 }),
      endSilenceMs: fc.integer({ min: 1, max: 5000 }),
      hints: fc.array(anyText, { maxLength: 6 }),
      bargeIn: fc.boolean(),
    }),
  }),
  fc.record(
    {
      kind: fc.constant('transfer' as const),
      case: fc.constantFrom('', '482913'),
      reason: fc.constantFrom('asked' as const, 'danger' as const),
      to: fc.constantFrom(
        '+86-431-1234567',
        '12345',
        'sip:ops@pbx.example.cn',
        'sips:a&b@pbx.example.cn?X-A=1',
      ),
    },
    { requiredKeys: ['kind', 'case', 'reason'] },
  ),
  fc.constant({ kind: 'wait' as const }),
  fc.constant({ kind: 'hangup' as const }),
)
export const anyTurn: fc.Arbitrary<Turn> = fc.record({
  say: fc.array(anySegment, { maxLength: 5 }),
  rate: fc.constantFrom(140 as const, 180 as const, 220 as const),
  next: anyNext,
})

/** Whatever may come over the wire: forms, JSON, broken UTF-8, nonsense, too much. */
export const anyIncoming = (routes: readonly string[]): fc.Arbitrary<Incoming> => {
  const names = fc.constantFrom(
    'CallSid',
    'Digits',
    'SpeechResult',
    'Confidence',
    'CallStatus',
    'DialCallStatus',
    'From',
    'To',
    'call_sid',
    'reason',
    'speech',
    'digits',
    'session',
    'input',
    'inputType',
    'caller',
    'call_id',
    'content_type',
    'content',
    'dynamic',
    'dynamic_id',
    'event',
    'words',
    'c',
    's',
    'n',
    'job',
    'dial',
    'mark',
    '__proto__',
    'constructor',
  )
  const value = fc.oneof(
    anyText,
    fc.constantFrom('callin', 'normal', 'mute', 'start', 'key', '1', '{}', '[]', 'null', '{"words":1}'),
  )
  const pairs = fc.array(fc.tuple(names, value), { maxLength: 12 })
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    pairs.map((all) => new TextEncoder().encode(new URLSearchParams(all).toString())),
    pairs.map((all) => new TextEncoder().encode(JSON.stringify(Object.fromEntries(all)))),
    fc.json().map((json) => new TextEncoder().encode(json)),
    fc.constant(new Uint8Array(70_000).fill(97)),
  )
  return fc.record({
    method: fc.constantFrom('GET', 'POST'),
    route: fc.constantFrom(...routes, 'nonsense', ''),
    query: pairs.map((all) => new URLSearchParams(all)),
    headers: fc.constant(new Headers()),
    body: bodies,
    base: fc.constant('/voice/x'),
  })
}
