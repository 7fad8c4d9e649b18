import type { PromptName } from './prompts.ts'
import type { Rate } from './settings.ts'

/** Where a call is. Each has a file in states/. */
export const STATE_NAMES = [
  'question',
  'echo',
  'asking',
  'place',
  'grade',
  'answer',
  'pause',
  'topics',
  'offer',
  'sms',
  'when',
  'consent',
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
  /**
   * What is read: its first segment in the last turn, and how many of them it said behind `lead` others; after an event, how
   * many of them were heard. `lead` -1: the last turn read nothing.
   */
  part: Part
  at: number
  span: number
  lead: number
  /** The last of them was broken off. */
  broken?: boolean
  /** Times in a row without a sound, and without sense. */
  silent: number
  missed: number
  /** Answers in a row that did not help. */
  failed: number
  /** The question in hand: masked, at most 60 characters. */
  question?: string
  /** The last question when nothing answered it: the next may lean on it. Masked, at most 60 characters. */
  unmet?: string
  /** As the caller named it. */
  place?: string
  /** What happens once a call, and has. */
  done: Done[]
  /** Where a pause came from. */
  from?: StateName
  /** Six digits, once a case is open. */
  case?: string
  /** In hand while a call-back is booked, a person is called, an earlier call is looked for. */
  when?: When
  /** Whether what was asked about health may go with the call-back; absent: not asked. */
  health?: boolean
  reason?: TransferReason
  number?: string
  /** Of the telephone that is called back: its last four digits. */
  tail?: string
  /** Said first in the next turn, whatever that is. */
  before?: { name: PromptName; values?: Record<string, string> }
  /** The answer is fetched again, to be read on from where it was. */
  again?: boolean
  /** Asked for whatever place: it is not asked back again. */
  anywhere?: boolean
  /** Place in the list of topics. */
  page?: number
  /** Absent: nothing was answered yet, or the store is lost. */
  memory?: Memory
}

export type TransferReason =
  'asked' | 'no-answer' | 'no-match' | 'silence' | 'failure' | 'danger' | 'distress'
export type When = 'morning' | 'afternoon' | 'any'

export type Done =
  'synthetic' | 'earlier' | 'korean' | 'place' | 'grade' | 'useful' | 'help' | 'booked' | 'health'

/** What can be read to the caller: what was answered, where it stands, its number letter by letter, the clause itself. */
export type Part = 'answer' | 'source' | 'spelled' | 'quote'

export interface Read {
  text: string
  /** Clause id. */
  cite?: string
}

/** What is too long for the token. */
export interface Memory {
  /** Absent: a clause that was opened by its code. */
  answerId?: string
  /** In spoken form, in segments. */
  parts: Record<Part, Read[]>
  /** The source in one breath, and whom to ask: said where the first turn does not reach them. */
  brief: Read[]
  /** Clause that the answer rests on first. */
  clause: string
  /** A model shortened it. */
  summary: boolean
  /** Questions so far, masked, oldest first, at most ten. */
  context: string[]
}

/** What changes in a call; undefined takes away. */
export type Change = { [K in keyof Call]?: Call[K] | undefined }

/** A call changed. Nothing in it is undefined, so that it is the same before and behind JSON. */
export function altered(call: Call, ...changes: readonly Change[]): Call {
  const all: Change = Object.assign({}, call, ...changes)
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Call
}

/** A call-back is being arranged, or was. */
export const BOOKING: readonly StateName[] = ['when', 'consent', 'number', 'digits', 'booking', 'booked']

/** What is in hand only in some states; in a pause all of it waits. */
const IN_HAND: readonly (readonly [keyof Call, readonly StateName[]])[] = [
  ['from', []],
  ['page', ['topics']],
  ['anywhere', ['asking']],
  ['number', ['case', 'code', 'resuming']],
  ['when', BOOKING],
  ['health', BOOKING],
  ['tail', BOOKING],
  ['reason', [...BOOKING, 'offer', 'transfer', 'lost', 'danger', 'distress']],
]

/** Lets go of what is of no use any more where the call is now. */
export const tidied = (call: Call): Call =>
  call.state === 'pause'
    ? call
    : altered(
        call,
        Object.fromEntries(
          IN_HAND.filter(([, states]) => !states.includes(call.state)).map(([name]) => [name, undefined]),
        ),
      )

/** The part that travels. */
export function withoutMemory(call: Call): Call {
  const token = { ...call }
  delete token.memory
  return token
}
