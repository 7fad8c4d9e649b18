/**
 * What is kept of a call of the hotline. Text comes in masked, the platform's ids and the caller's number as keyed digests:
 * the store keeps what it is given.
 */

/** How a call ended. `dropped`: before anything came of it. */
export type CallOutcome = 'answered' | 'unanswered' | 'transferred' | 'call-back' | 'dropped'

export interface CallRecord {
  /** Keyed digest of the platform's own id. */
  key: string
  /** How the platform speaks: twiml, jambonz, vxml, json. */
  dialect: string
  /** Played in the browser: it never reaches the operators. */
  demo: boolean
  /** Keyed digest of the caller's number. Absent: withheld. */
  caller?: string
  /** Milliseconds since 1970. */
  startedAt: number
  seenAt: number
  /** The hand-over that came of it. */
  case?: string
  /** Absent: it goes on, or broke off without a word from the platform. */
  outcome?: CallOutcome
}

/** One segment that was said, and the clause that it comes from. */
export interface Said {
  text: string
  cite?: string
}

export interface CallTurn {
  /** From 0, the greeting. */
  n: number
  at: number
  /** start, key, speech, silence, … */
  event: string
  /** What was keyed or said, masked. */
  input?: string
  /** Up to which segment (from 1) an answer was heard whole when this came. Absent: there was none, or the platform does not tell. */
  heard?: { answerId: string; upTo: number }
  said: readonly Said[]
  answerId?: string
  /** What the dialogue knows after this turn; JSON. */
  state: unknown
  /** What went to the platform, as it went. */
  reply: string
}

export interface CallHistory {
  call: CallRecord
  /** In order. */
  turns: CallTurn[]
}

/** How many calls the operators were offered, and what became of them. */
export interface LineFigures {
  offered: number
  answered: number
  /** Of the answered, those within fifteen seconds (GB/T 33358-2016). */
  inTime: number
  lost: number
}

export type LineEvent = 'offered' | 'answered' | 'lost'

/** Calls and their turns. Fails with PortError('store', …). */
export interface Calls {
  /**
   * Keeps a turn, and its call where that is new; a case that is given is tied to it, an outcome is its outcome. Of two turns with the same number the
   * first is kept; the kept one is given back, so that both requests get the same reply.
   */
  keep(call: Omit<CallRecord, 'startedAt' | 'seenAt'>, turn: CallTurn): Promise<CallTurn>
  /** null = not kept. */
  turn(key: string, n: number): Promise<CallTurn | null>
  /** The call with its last turn. */
  last(key: string): Promise<{ call: CallRecord; last: CallTurn } | null>
  /** What was still being looked up when turn `n` was replied to; JSON. The first that is kept stays. */
  keepFound(key: string, n: number, found: unknown): Promise<void>
  /** null = not there (yet). */
  found(key: string, n: number): Promise<unknown>
  /** Ties a case to a call that is kept. */
  tie(key: string, number: string): Promise<void>
  /** The last outcome counts, but `dropped` takes no other's place. */
  end(key: string, outcome: CallOutcome): Promise<void>
  /**
   * The caller's last call but `key` that was heard of at `since` or later, with its last turn. Of the demonstrations alone
   * with `demo`, else of none.
   */
  lastOf(
    caller: string,
    but: { key: string; since: number; demo?: boolean },
  ): Promise<{ call: CallRecord; last: CallTurn } | null>
  /** The calls of a case, oldest first. */
  ofCase(number: string): Promise<CallHistory[]>
  /** Counts a guess at the code of a case, and says how many there were with it; also of a number that no case has. */
  guess(number: string): Promise<number>
  /** true for the first who asks: what happens under this name happens once. */
  claim(name: string): Promise<boolean>
  /** What the switchboard reports of a call there, in any order and as often as it likes. */
  line(key: string, event: LineEvent, at: number): Promise<void>
  /** Of the calls that were offered since then. */
  figures(since: number): Promise<LineFigures>
}
