import type { CallEvent, World } from '../../voice/turn.ts'
import type { Dialect, Heard } from './dialects/dialect.ts'
import type { Lane } from './means.ts'
import type { Caller, Kept } from './needs.ts'

/** One request of a platform, verified. */
export interface Asked {
  dialect: Dialect
  heard: Heard
  /** Absent: the platform only asks whether the answer is there. */
  event?: CallEvent
  base: string
  /** What addresses in messages begin with. */
  origin: string
  demo: boolean
  /** Lets work go on behind the reply, where a runtime would end it. */
  behind(work: Promise<unknown>): void
}

/** Under which name what this process told is found again: the platform's own, as it is kept nowhere else. */
export const nameOf = ({ dialect, heard }: Asked): string => `${dialect.name} ${heard.callId} ${heard.turn}`

/** A request, and what is known of its call. */
export interface Standing {
  lane: Lane
  caller: Caller
  world: World
  /** When the request came. */
  began: number
  /** Undefined: nothing is known of the call any more. */
  kept: Kept | undefined
  asked: Asked
}
