import type { CaseRecord, Message } from '../../ports/cases.ts'
import type { AnswerRecord } from '../../ports/conversations.ts'
import type { Store } from '../../ports/store.ts'
import type { HeardLine } from '../../ports/transcripts.ts'
import { commandIn, isListening, isNo, isYes, plain } from '../../voice/hearing.ts'
import type { Services } from '../../services.ts'
import type { Suggestions } from './suggestions.ts'
import { suggest } from './suggestions.ts'

/** What a suggestion was made for: the last thing that the caller or resident said. */
export interface Basis {
  /** Of a later word it is another: a suggestion with an older one is out of date. */
  id: string
  question: string
  /** In words, for who reads the suggestion. */
  from: string
}

export interface Said {
  found: CaseRecord
  transcript: readonly HeardLine[]
  messages: readonly Message[]
  answer?: AnswerRecord | undefined
}

export async function saidIn(store: Store, found: CaseRecord): Promise<Said> {
  const [transcript, messages, answer] = await Promise.all([
    store.transcripts.of(found.number),
    store.cases.messages(found.number),
    found.answerId ? store.answers.find(found.answerId) : null,
  ])
  return { found, transcript, messages, ...(answer ? { answer } : {}) }
}

/** Of words alone: 嗯、好的、人工 ask nothing. */
const asks = (text: string): boolean =>
  plain(text).length > 1 && !isListening(text) && !isYes(text) && !isNo(text) && !commandIn(text)

/** What is to be answered now; undefined: nothing that was kept asks anything. */
export function basisOf({ found, transcript, messages, answer }: Said): Basis | undefined {
  const line = transcript.findLast(({ who, text }) => who === 'caller' && asks(text))
  const written = messages.findLastIndex(({ from }) => from === 'resident')
  const message = messages[written]
  if (line && !(message && message.at > line.heardAt))
    return { id: `l ${line.id}`, question: line.text, from: '来电人刚说的' }
  if (message) return { id: `m ${written}`, question: shortened(message.text), from: '居民最后写的' }
  if (found.reply === 'text' && found.note)
    return { id: 'n', question: shortened(found.note), from: '居民的留言' }
  return answer ? { id: 'q', question: answer.question, from: '先前问的' } : undefined
}

/** As long as a question may be. */
const shortened = (text: string): string => [...text].slice(0, 500).join('')

/**
 * Made once for what was said last; pages, streams and marks of all desks share it. Only what is there is shared: at the
 * edge a request that waits for another's work may wait for ever.
 */
const KEPT = 500
const made = new WeakMap<Services, Map<string, Suggestions>>()

export async function suggestionsFor(
  services: Services,
  found: CaseRecord,
  basis: Basis,
): Promise<Suggestions> {
  const kept = made.get(services) ?? new Map<string, Suggestions>()
  made.set(services, kept)
  const name = JSON.stringify([found.number, basis.id, basis.question, found.region])
  const known = kept.get(name)
  if (known) return known
  const fresh = await suggest(services, { question: basis.question, region: found.region })
  kept.set(name, fresh)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return fresh
}
