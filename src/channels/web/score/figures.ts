/** A share with its 95 % interval (Wilson). */
export interface Share {
  hits: number
  all: number
  low: number
  high: number
}

/** What came of one group of questions; null where it does not apply. */
export interface Figures {
  name: string
  questions: number
  recall1: Share | null
  recall3: Share | null
  recall5: Share | null
  right: Share | null
  /** Of questions that are not to be answered: met with silence, or with what is to be said instead. */
  silent: Share | null
  told: Share | null
}

/** Of a confidence in [from, to): how many were right. */
export interface Reliability {
  from: number
  to: number
  /** Answers to the development questions. */
  right: Share | null
  /** First clauses found for our own questions, none of which found itself (train/confidence.ts). */
  own: Share | null
}

/** Made by npm run score. */
export interface Score {
  madeOn: string
  command: string
  versions: Record<string, string>
  /** Share of an answer's sentences that stand in what it cites. */
  grounded: number
  mrr: number
  /** Median and 95 %. */
  milliseconds: { search: number[]; ask: number[] }
  all: Figures
  kinds: Figures[]
  regions: Figures[]
  reliability: Reliability[]
}
