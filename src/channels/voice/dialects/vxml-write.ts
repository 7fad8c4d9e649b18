import type { Listen, Turn } from '../../../voice/turn.ts'
import { BETWEEN_KEYS_SECONDS, RING_SECONDS, secondsOf, targetOf } from './address.ts'
import type { Line, Reply, Written } from './dialect.ts'
import { sayable } from './sayable.ts'
import { catches, lifeline, parties, send, submit, vars } from './vxml-parts.ts'
import { fractionOf } from './rate.ts'
import { document, element, text } from './xml.ts'
import type { Markup } from './xml.ts'

const reply = (line: Line, ...children: Markup[]): Written => ({
  body: document(
    element(
      'vxml',
      { version: '2.1', xmlns: 'http://www.w3.org/2001/vxml', 'xml:lang': 'zh-CN' },
      // Our own limit is 4 s; a browser that waits for ever is silent for ever.
      property('fetchtimeout', '8s'),
      ...(line.keep['fetchaudio'] === undefined
        ? []
        : [property('fetchaudio', line.keep['fetchaudio']), property('fetchaudiodelay', '2s')]),
      ...children,
    ),
  ),
  contentType: 'application/voicexml+xml; charset=utf-8',
})

const property = (name: string, value: string | number): Markup => element('property', { name, value })
const block = (...children: Markup[]): Markup => element('form', {}, element('block', {}, ...children))

export const GOODBYE = reply({ speech: false, rate: true, keep: {} }, block(element('exit')))

/** Asks who calls. No browser must tell a name of the call, so it makes one. */
export const introduction = (base: string, line: Line): Written =>
  reply(
    line,
    element('var', {
      name: 'c',
      expr: "new Date().getTime() + '-' + Math.floor(Math.random() * 1000000000)",
    }),
    element('var', { name: 'event', expr: "'start'" }),
    ...parties(),
    block(submit(base, line, 'start', 'c event from to')),
  )

export const writeVxml = (turn: Turn, to: Reply): Written =>
  reply(to.line, ...vars(to), ...catches(to), ...formOf(turn, to), ...lifeline(to))

function formOf(turn: Turn, to: Reply): Markup[] {
  const { next } = turn
  switch (next.kind) {
    case 'listen':
      return [...inputs(next.listen, to), field(turn, next.listen, to)]
    case 'wait':
      return [...inputs(WAITING, to), field(turn, WAITING, to, 'poll')]
    case 'transfer': {
      const target = targetOf(next.to ?? to.person)
      const says = element('block', {}, prompt(turn, false))
      if (target) return [element('form', {}, says, transfer(target, next.case, to))]
      return [element('form', {}, says, element('block', {}, ...send(to, 'transfer', "'unset'")))]
    }
    case 'hangup':
      return [block(prompt(turn, false), element('disconnect'))]
  }
}

/** A second for a key behind the filler. */
const WAITING: Listen = {
  keys: { max: 1 },
  speech: false,
  noInputMs: 1000,
  endSilenceMs: 1500,
  hints: [],
  bargeIn: true,
}

const inputs = (listen: Listen, to: Reply): Markup[] => [
  property('timeout', `${secondsOf(listen.noInputMs)}s`),
  property('interdigittimeout', `${BETWEEN_KEYS_SECONDS}s`),
  // Empty: # is a key like the others.
  property('termchar', listen.keys.end ?? ''),
  property('completetimeout', `${listen.endSilenceMs}ms`),
  property('incompletetimeout', `${listen.endSilenceMs}ms`),
  property('inputmodes', listen.speech && to.line.speech ? 'dtmf voice' : 'dtmf'),
]

function field(turn: Turn, listen: Listen, to: Reply, silence = 'silence'): Markup {
  const { grammar } = to.line.keep
  const voice = "application.lastresult$.inputmode == 'voice'"
  // The last mark that was passed; a browser of 2.0 knows none.
  const mark = element('assign', { name: 'mark', expr: "application.lastresult$.markname || ''" })
  return element(
    'form',
    {},
    element(
      'field',
      { name: 'said' },
      prompt(turn, listen.bargeIn),
      keys(listen.keys.max),
      ...(listen.speech && grammar !== undefined
        ? [element('grammar', { src: grammar, mode: 'voice' })]
        : []),
      element('noinput', {}, ...send(to, silence)),
      element('nomatch', {}, mark, ...send(to, 'noise')),
      element(
        'filled',
        {},
        mark,
        element('assign', { name: 'sure', expr: 'application.lastresult$.confidence' }),
        element('if', { cond: voice }, ...send(to, 'speech', 'application.lastresult$.utterance')),
        ...send(to, 'key', 'application.lastresult$.utterance'),
      ),
    ),
  )
}

/** All twelve keys. What is keyed comes as SRGS says, with a space between two: read drops them. */
function keys(max: number): Markup {
  const all = [...'0123456789*#'].map((key) => element('item', {}, text(key)))
  const one = element('one-of', {}, ...all)
  return element(
    'grammar',
    { mode: 'dtmf', version: '1.0', root: 'keys', type: 'application/srgs+xml' },
    element(
      'rule',
      { id: 'keys', scope: 'public' },
      max === 1 ? one : element('item', { repeat: `1-${max}` }, one),
    ),
  )
}

/** A mark behind each segment says how many were heard whole. */
function prompt(turn: Turn, bargein: boolean): Markup {
  const say = sayable(turn.say)
  const said = say.flatMap((segment, i) => [
    segment.lang === 'ko-KR'
      ? element('s', { 'xml:lang': segment.lang }, text(segment.text))
      : text(segment.text),
    element('mark', { name: `m${i + 1}` }),
    ...(i + 1 < say.length ? [element('break', { time: '400ms' })] : []),
  ])
  const paced = turn.rate === 180 ? said : [element('prosody', { rate: fractionOf(turn.rate) }, ...said)]
  return element('prompt', { bargein: String(bargein) }, ...paced)
}

function transfer(target: { sip: string } | { number: string }, number: string, to: Reply): Markup {
  const type = /^(?:consultation|blind)$/.exec(to.line.keep['transfer'] ?? '')?.[0] ?? 'bridge'
  return element(
    'transfer',
    {
      name: 'outcome',
      dest: 'sip' in target ? target.sip : `tel:${target.number}`,
      type,
      connecttimeout: `${RING_SECONDS}s`,
      aai: number === '' ? undefined : `case=${number}`,
    },
    element('filled', {}, ...send(to, 'transfer', 'outcome')),
    element('catch', { event: 'connection.disconnect.transfer' }, ...send(to, 'transfer', "'completed'")),
    element('catch', { event: 'error.connection error.unsupported' }, ...send(to, 'transfer', "'rejected'")),
  )
}
