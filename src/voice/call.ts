import type { Rate } from './settings.ts'

/** Where a call is. Each has a file in states/. */
export const STATE_NAMES = [
  'question',
  'echo',
  'asking',
  'place',
  'grade',
  'answer',
  'source',
  'pause',
  'topics',
  'offer',
  'sms',
  'when',
  'number',
  'digits',
  'booking',
  'booked',
  'case',
  'code',
  'resuming',
  'transfer',
  'lost',
  'danger',
  'distress',
  'useful',
  'warned',
  'over',
] as const
export type StateName = (typeof STATE_NAMES)[number]

/** short: the point and its source only. detail: all of it without being asked to go on. */
export type Brevity = 'short' | 'normal' | 'detail'

/**
 * A call between two events. JSON all through. Without `memory` it is small enough to travel signed in an address (1 kB), and
 * enough to reach a person, to repeat and to transfer when the store is lost.
 */
export interface Call {
  state: StateName
  rate: Rate
  brevity: Brevity
  /** Segments of the answer: the first one of the last turn, and how many of them it said behind `lead` others. */
  at: number
  span: number
  lead: number
  /** Times in a row without a sound, and without sense. */
  silent: number
  missed: number
  /** Answers in a row that did not help. */
  failed: number
  /** The question in hand: masked, at most 60 characters. */
  question?: string
  /** As the caller named it. */
  place?: string
  /** What happens once a call, and has: announcements and questions back. */
  done: Done[]
  /** Where `back` leads, and where a state entered from elsewhere returns to. */
  from?: StateName
  /** Six digits, once a case is open. */
  case?: string
  /** In hand while booking or resuming. */
  when?: 'morning' | 'afternoon' | 'any'
  reason?: string
  /** Absent: nothing was answered yet, or the store is lost. */
  memory?: Memory
}

export type Done = 'synthetic' | 'summary' | 'korean' | 'place' | 'grade' | 'useful'

/** What is too long for the token. */
export interface Memory {
  answerId: string
  /** The answer in spoken form. */
  segments: { text: string; cite?: string }[]
  /** Its sources, ready to be said, and again with document numbers letter by letter. */
  sources: string[]
  spelled: string[]
  /** A model shortened it. */
  summary?: boolean
  /** Earlier questions, masked, oldest first, at most ten. */
  context: string[]
}

/** The part that travels. */
export function withoutMemory(call: Call): Call {
  const token = { ...call }
  delete token.memory
  return token
}
