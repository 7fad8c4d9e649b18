import type { Answer, Citation } from '../answer/answer.ts'
import type { Call, Memory, TransferReason, When } from './call.ts'
import type { Prompts } from './prompts.ts'
import type { Segment } from './segment.ts'
import type { HotlineSettings, Rate } from './settings.ts'

export type { Segment } from './segment.ts'
export type { TransferReason, When } from './call.ts'

export interface Listen {
  /** `max` keys, or fewer and `end`. With `max` 1 every key is a command, # too. */
  keys: { max: number; end?: '#' }
  speech: boolean
  /** Milliseconds without sound or key until `silence`. */
  noInputMs: number
  /** Milliseconds of silence that end what is being said. */
  endSilenceMs: number
  /** Words that the recogniser may expect. */
  hints: string[]
  /** Speech and keys stop what is being said. */
  bargeIn: boolean
}

export type Next =
  | { kind: 'listen'; listen: Listen }
  /** `case` is empty where none could be opened. `to` absent: the target of the settings. After 20 s unanswered: `transfer-lost`. */
  | { kind: 'transfer'; case: string; reason: TransferReason; to?: string }
  /** Say this filler, then ask again for the answer that is on its way. */
  | { kind: 'wait' }
  | { kind: 'hangup' }

export interface Turn {
  say: Segment[]
  /** Characters a minute. */
  rate: Rate
  next: Next
}

/** `heard`: how many segments of the last turn were played whole before this. Absent: the platform does not say. */
export type CallEvent = { heard?: number } & (
  | { kind: 'start' }
  | { kind: 'key'; /** One or more of 0–9, *, #. */ keys: string }
  | { kind: 'speech'; text: string; /** 0 to 1, as the recogniser says. */ confidence?: number }
  | { kind: 'silence' }
  /** Sound, but no words: noise, low confidence without a text, a recogniser's error. */
  | { kind: 'noise' }
  /** What came of a need. */
  | { kind: 'answered'; answer: Answer }
  | {
      kind: 'case'
      /** Six digits. */ number: string
      /** Four digits that open it from another telephone. */ code?: string
    }
  | { kind: 'resumed'; earlier: Earlier }
  | { kind: 'unverified'; /** Tries that are left of the five. */ left: number }
  /** A need that could not be met, or not in time. */
  | { kind: 'failed' }
  | { kind: 'transfer-lost'; why: 'busy' | 'no-answer' | 'rejected' | 'unset' }
  | { kind: 'hangup' }
)

/** What comes back of an earlier call once it is verified. */
export interface Earlier extends Pick<Call, 'rate' | 'brevity' | 'part' | 'at' | 'question' | 'place'> {
  memory?: Memory
  case?: string
}

/** What the runner does and then gives back as an event; `failed` where it cannot. */
export type Need =
  /** → answered. `context`: earlier questions, oldest first. All of it is masked. */
  | { kind: 'ask'; question: string; region?: string; context: string[] }
  /**
   * → case. Opens a case, or goes on with `number`. With `callBack` it books one: to the calling number, or to `digits`,
   * which stand nowhere else and must be sealed at once. A second booking of the same case takes the place of the first.
   */
  | {
      kind: 'case'
      reason: TransferReason
      number?: string
      callBack?: { when: When; digits?: string; health?: string }
    }
  /**
   * → resumed or unverified. Without `number`: the last call of the calling number, within 30 minutes. With it: the call of
   * that case, where the calling number's keyed hash is the same or `code` is the case's own. Five tries a case, counted by the store.
   */
  | { kind: 'resume'; number?: string; code?: string }

/** What the runner does without telling the call; none of them may hold up the turn. */
export type Effect =
  /** Segments of the answer up to `upTo` (from 1) were heard whole. */
  | { kind: 'heard'; answerId: string; upTo: number }
  | { kind: 'feedback'; answerId: string; useful: boolean }
  /** To the calling number. */
  | { kind: 'sms'; answerId: string; case?: string }
  /** How the call ended, or was about to when it broke off. */
  | { kind: 'outcome'; outcome: Outcome }

export type Outcome = 'answered' | 'unanswered' | 'transferred' | 'call-back' | 'dropped'

/** What the call cannot know of itself. */
export interface World {
  /** Operators answer now. */
  open: boolean
  /** A transfer target is set. */
  transfer: boolean
  /** An SMS sender is set and the calling number can get one. */
  sms: boolean
  /** The same number called within 30 minutes and its call was not ended. Known from the first turn of a caller on. */
  resumable?: boolean
  /** The line recognises no speech. */
  keysOnly?: boolean
  /** Last four digits of the calling number. Absent: withheld. */
  tail?: string
  /** ISO date. */
  today: string
  /** The place that a text names, if any is known. Absent: what ends like the name of a place is taken for one. */
  placeIn?: (text: string) => string | undefined
  /** The clause of a citation's code; undefined: nothing has it (a wrong digit never hits another), or it is withdrawn. */
  clauseOf?: (code: string) => Citation | undefined
  /** Names of the places whose gazettes are held, the widest first. */
  places: readonly string[]
  settings: HotlineSettings
  prompts: Prompts
}

/**
 * Of step.ts: `newCall(settings)`, `step(call, event, world)`; `filler(call, world)` is said while a need takes longer, and
 * `lifeline(world)` when nothing is known of a call any more: an apology and a person.
 *
 * `call` is kept either way; its `memory` in the store, the rest also in the signed token.
 */
export type Step =
  | { call: Call; effects: Effect[]; turn: Turn; need?: never }
  | { call: Call; effects: Effect[]; need: Need; turn?: never }
