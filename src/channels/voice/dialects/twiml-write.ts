import { LONGEST_GROUP, segmentsOf } from '../../../speech/segment.ts'
import type { Listen, Next, Segment, Turn } from '../../../voice/turn.ts'
import { BETWEEN_KEYS_SECONDS, RING_SECONDS, addressOf, secondsOf, targetOf } from './address.ts'
import type { Reply, Written } from './dialect.ts'
import { percentOf } from './rate.ts'
import { sayable } from './sayable.ts'
import { platformOf } from './twiml-line.ts'
import { document, element, text } from './xml.ts'
import type { Markup } from './xml.ts'

const LONGEST_HINT = 100
const MOST_HINTS = 100
/** What `<prosody rate="122%">` takes of a Say, URL-encoded and in Chinese characters. */
const TAGS = 10

/** Only elements that all five platforms know: one more and Somleng ends the call. */
export function writeTwiml(turn: Turn, reply: Reply): Written {
  const says = sayable(turn.say).flatMap((segment) => sayOf(segment, turn, reply))
  const body = document(element('Response', {}, ...verbsOf(turn.next, says, reply)))
  return { body, contentType: 'text/xml; charset=utf-8' }
}

function verbsOf(next: Next, says: Markup[], reply: Reply): Markup[] {
  switch (next.kind) {
    case 'listen':
      return [gather(next.listen, says, reply), redirect(reply, { empty: '1' })]
    case 'wait':
      return [
        element('Gather', { ...KEYS, ...action(reply), timeout: 1 }, ...says),
        redirect(reply, { job: '1' }),
      ]
    case 'transfer': {
      const target = targetOf(next.to ?? reply.person)
      if (!target) return [...says, redirect(reply, { dial: 'unset' })]
      // The last one only for a platform that goes on behind Dial instead of asking.
      return [...says, dial(target, next.case, reply), redirect(reply, { dial: 'after' })]
    }
    case 'hangup':
      return [...says, element('Hangup')]
  }
}

/** Every key is a command, # too: no key ends the input. */
const KEYS = { input: 'dtmf', numDigits: 1, finishOnKey: '' }

/** SignalWire asks the same address for ever when there is no action. */
const action = (reply: Reply, more: Record<string, string> = {}) => ({
  action: turnAddress(reply, more),
  method: 'POST',
})

const turnAddress = (reply: Reply, more: Record<string, string>): string =>
  addressOf(reply, 'turn', more) + (platformOf(reply.line).retries ?? '')

/** For platforms that know no `actionOnEmptyResult`. */
const redirect = (reply: Reply, more: Record<string, string>): Markup =>
  element('Redirect', { method: 'POST' }, text(turnAddress(reply, more)))

function gather(listen: Listen, says: Markup[], reply: Reply): Markup {
  const keys = {
    ...action(reply),
    actionOnEmptyResult: 'true',
    // Also what may pass between two keys.
    timeout: Math.max(secondsOf(listen.noInputMs), listen.keys.max > 1 ? BETWEEN_KEYS_SECONDS : 1),
    numDigits: listen.keys.max,
    finishOnKey: listen.keys.end ?? '',
  }
  if (!listen.speech || !reply.line.speech) return element('Gather', { input: 'dtmf', ...keys }, ...says)
  const speech = {
    input: 'dtmf speech',
    language: 'cmn-Hans-CN',
    bargeIn: String(listen.bargeIn),
    // In seconds, not `auto`: old people pause while they speak.
    speechTimeout: secondsOf(listen.endSilenceMs),
    hints: hintsOf(listen.hints),
  }
  return element('Gather', { ...speech, ...keys }, ...says)
}

function hintsOf(hints: readonly string[]): string | undefined {
  const kept = hints
    .map((hint) => hint.replace(/[,\s]+/g, ''))
    .filter((hint) => hint !== '' && hint.length <= LONGEST_HINT)
  return kept.length === 0 ? undefined : kept.slice(0, MOST_HINTS).join(',')
}

function dial(target: { sip: string } | { number: string }, number: string, reply: Reply): Markup {
  const to =
    'sip' in target
      ? element('Sip', {}, text(number === '' ? target.sip : withCase(target.sip, number)))
      : element('Number', {}, text(target.number))
  return element('Dial', { ...action(reply, { dial: '1' }), timeout: RING_SECONDS }, to)
}

const withCase = (sip: string, number: string): string =>
  `${sip}${sip.includes('?') ? '&' : '?'}X-Case=${encodeURIComponent(number)}`

/** One Say a segment: the pause between them is the pause between sentences. */
function sayOf(segment: Segment, turn: Turn, reply: Reply): Markup[] {
  const platform = platformOf(reply.line)
  const korean = segment.lang === 'ko-KR'
  const voice = korean ? undefined : (reply.line.keep['voice'] ?? platform.voice)
  const language = korean ? 'ko-KR' : platform.chinese
  const rate = platform.prosody && turn.rate !== 180 ? percentOf(turn.rate) : undefined
  return segmentsOf(segment.text, rate === undefined ? LONGEST_GROUP : LONGEST_GROUP - TAGS)
    .map(text)
    .filter((said) => said.trim() !== '')
    .map((said) => (rate === undefined ? said : element('prosody', { rate }, said)))
    .map((said) => element('Say', { language, voice }, said))
}
