import type { CallEvent, Turn } from '../../../voice/turn.ts'

export type DialectName = 'twiml' | 'jambonz' | 'vxml' | 'json'

/** A platform's request as it came, after its signature was checked on the same bytes. */
export interface Incoming {
  method: string
  /** What follows the dialect and its secret in the path: `start`, `turn`, `wait`, `status`, `fallback`, …; empty for `/voice/json`. */
  route: string
  query: URLSearchParams
  headers: Headers
  body: Uint8Array
  /** Address of the dialect without a slash at the end, secret and public origin included where there are such: what addresses in replies begin with. */
  base: string
}

/** What the telephone line can do, told once in the address that is configured at the platform (`?platform=somleng`). */
export interface Line {
  /** It recognises speech; without it the dialogue must say the keys. */
  speech: boolean
  /** It can speak slower and faster. */
  rate: boolean
  /** Items of the configured address that every further address repeats. */
  keep: Readonly<Record<string, string>>
}

export interface Heard {
  /** The platform's own, at most 128 visible ASCII characters. */
  callId: string
  /** Number of this request in its call: 0 at the start, then `next` of the turn it answers. Same number, same reply. */
  turn: number
  /** Token as `write` was given it; not verified here. */
  state?: string
  /** Numbers as the platform writes them; absent when withheld or not told. */
  from?: string
  to?: string
  line: Line
}

export interface Written {
  body: string
  contentType: string
}

export type Read =
  | { kind: 'turn'; call: Heard; event: CallEvent }
  /** The filler of a `wait` turn has been said: is the answer there? */
  | { kind: 'poll'; call: Heard }
  /** The call has ended, or is with a person: keep it (event `hangup`), then answer `reply`. */
  | { kind: 'over'; call: Heard; passedOn: boolean; reply: Written }
  /** Nothing for the dialogue: answer `reply` at once. */
  | { kind: 'reply'; reply: Written }
  /** Not this dialect: 400, and `why` for the log. */
  | { kind: 'refused'; why: string }

/** What a reply must carry so that the next request finds its call again. */
export interface Reply {
  /** As `Incoming`. */
  base: string
  callId: string
  /** Number of the request that will answer this turn: the last one + 1. */
  next: number
  /** Signed state: base64url and dots, at most 1 kB. */
  state: string
  line: Line
  /** As it was heard: some platforms tell it once only. */
  from?: string
  /** `TRANSFER_TO`: for turns without a target of their own, and for when the platform cannot reach us. */
  person?: string
}

/**
 * One platform's language. Pure: no store, no clock. `read` never throws, whatever the bytes; `write` escapes every text,
 * and the same turn and reply give the same bytes. The HTTP status is 200 for all that is written.
 */
export interface Dialect {
  name: DialectName
  read(incoming: Incoming): Read
  write(turn: Turn, reply: Reply): Written
}
