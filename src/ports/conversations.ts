/** What was asked and answered. All text that comes in here is already masked: the store keeps what it is given. */

/** An answer with all that is needed to rebuild and explain it later. */
export interface AnswerRecord {
  id: string
  /** Milliseconds since 1970. */
  at: number
  channel: string
  /** Digest of the conversation's id. Absent: a question by itself. */
  conversation?: string
  question: string
  /** Earlier questions of the conversation, oldest first, as the pipeline got them. */
  context: readonly string[]
  /** Region as the resident gave it. */
  region?: string
  /** ISO date that decided validity. */
  today: string
  /** Corpus digest, embedder, ranker, service: what must be equal for the answer to come out equal. */
  versions: Readonly<Record<string, string>>
  status: string
  reason?: string
  completeness: string
  text: string
  /** As they were given to the resident. */
  citations: readonly object[]
  notices: readonly string[]
  contacts: readonly object[]
  confidence: number
  /** Where each number of the text comes from. Absent: nothing was told from a gazette. */
  provenance?: readonly object[]
}

export interface Turn {
  at: number
  question: string
  answerId: string
}

export interface Answers {
  /** Keeps an answer and, when it belongs to a conversation, the turn, together. The same id again changes nothing. */
  add(answer: AnswerRecord): Promise<void>
  /** null = never kept, or its time is over. */
  find(id: string): Promise<AnswerRecord | null>
  /** Turns of a conversation, oldest first; none once its time is over, even before the next purge. */
  turns(conversation: string): Promise<Turn[]>
}

export interface Feedback {
  answerId: string
  useful: boolean
  note?: string
}

/** A request that may be sent again. Only digests of it are kept. */
export interface Once {
  /** What is asked for: the same key may serve for another. */
  scope: string
  /** The sender's own. */
  key: string
  /** All that was sent. */
  request: string
}

/**
 * `done`: it was done now. `repeated`: the same request was done before; this is what came of it then. `reused`: the key
 * was used for another request; nothing was done.
 */
export type Outcome<T> = { kind: 'done' | 'repeated'; value: T } | { kind: 'reused' }

export interface FeedbackBox {
  /** Gives the feedback's id. With `once`, a repetition gives the first one's id and keeps nothing new. */
  add(feedback: Feedback, once?: Once): Promise<Outcome<string>>
  of(answerId: string): Promise<(Feedback & { id: string; at: number })[]>
}
