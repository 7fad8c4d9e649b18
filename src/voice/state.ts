import type { Command } from './commands.ts'
import type { Call, Change, StateName, TransferReason } from './call.ts'
import { prompt, type PromptName } from './prompts.ts'
import type { CallEvent, Effect, Need, Next, Segment, World } from './turn.ts'

/** What a state answers to an event; step.ts makes a turn of it. `call`: what changes, undefined takes away. */
export type Move = { call?: Change; effects?: Effect[] } & (
  | /** Says `lead`, then what that state says. `slow`: this turn in slow speech. */ {
      to: StateName
      lead?: Segment[]
      /** `lead` is all that is said. */
      only?: boolean
      slow?: boolean
    }
    /** Says this alone and listens as before. */
  | { stay: Segment[] }
  /** Asks the runner; its event comes to the state `wait`. */
  | { need: Need; wait: StateName }
  | { next: Next; say: Segment[] }
  /** To a person, by whatever way there is. */
  | { person: TransferReason; lead?: Segment[] }
  /** Not understood here; `lead`: what is wrong with it. */
  | { miss: 'key' | 'speech'; lead?: PromptName }
)

/** One of at most three things to choose from: by a key, or said. */
export interface Choice {
  key: string
  /** Whether what was said means it. */
  said: (text: string) => boolean
  move: () => Move
}

export type Result = Extract<
  CallEvent,
  { kind: 'answered' | 'case' | 'resumed' | 'unverified' | 'failed' | 'transfer-lost' }
>

/** Where a call is: what it says on coming here and when asked again, and what it makes of what comes. */
export interface State {
  say(call: Call, world: World): Segment[]
  choices?(call: Call, world: World): Choice[]
  /** Commands that mean something of their own here. */
  commands?(call: Call, world: World): Partial<Record<Command, () => Move>>
  /** What is said besides commands and choices. Absent: not understood. */
  speech?(call: Call, world: World, text: string): Move
  /** Takes numbers of so many digits, closed with #. */
  digits?: { most: number; entered(call: Call, world: World, digits: string): Move }
  /** What comes of a need. */
  result?(call: Call, world: World, event: Result): Move | undefined
  silence?(call: Call, world: World): Move
  noInputMs?(world: World): number
  /** Where * leads. Absent: back to the question. */
  back?(call: Call, world: World): Move
}

/** What is said instead where nobody would hear the answer to it. */
const BY_KEYS: Partial<Record<PromptName, PromptName>> = {
  greeting: 'greetingKeys',
  greetingShort: 'greetingKeysShort',
  greetingClosed: 'greetingKeysClosed',
  greetingClosedShort: 'greetingKeysClosedShort',
  earlier: 'earlierKeys',
  ask: 'askKeys',
  askNew: 'askKeys',
  askMore: 'askMoreKeys',
  noInput: 'askKeys',
  noInputAgain: 'askKeys',
  offers: 'offersKeys',
  ended: 'endedKeys',
  otherWords: 'askKeys',
  goodbye: 'goodbyeKeys',
  digits: 'digitsKeys',
  caseAsk: 'caseAskKeys',
  codeAsk: 'codeAskKeys',
}

export const say = (world: World, name: PromptName, values?: Readonly<Record<string, string>>): Segment[] =>
  prompt(world.prompts, (world.keysOnly && BY_KEYS[name]) || name, values)

/** Nothing was asked yet in this call. */
export const isFresh = (call: Call): boolean => call.question === undefined && call.memory === undefined

/** The call before this one can be gone on with, and that was not said yet. */
export const offersEarlier = (call: Call, world: World): boolean =>
  isFresh(call) && world.resumable === true && !call.done.includes('earlier')

/** Once a call. */
export const once = (call: Call, what: Call['done'][number]): Call['done'] =>
  call.done.includes(what) ? call.done : [...call.done, what]

/** Operators can be reached now, by a transfer. */
export const reachable = (world: World): boolean => world.open && world.transfer
