/** That something changed, and of which case: never what. Who hears it looks for himself, as far as he may. */
export interface LiveEvent {
  /** case: who has it, when it is due, its end. said: a message. heard: a line of a call. */
  what: 'case' | 'said' | 'heard'
  /** Number. */
  case: string
}

/** Tells all who listen, in whatever process or isolate, at once. What is told while nobody listens is told to nobody. */
export interface Live {
  readonly name: string
  /** Never fails: what could not be told is seen at the next look. */
  tell(event: LiveEvent): Promise<void>
  /** Gives what ends it. `hear` must not throw. */
  listen(hear: (event: LiveEvent) => void): Promise<() => void>
}
