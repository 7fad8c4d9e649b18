import type { Directory, Hotline } from '../corpus/directory.ts'
import type { DocumentRecord } from '../corpus/document.ts'
import type { Library } from '../corpus/library.ts'
import type { Region, Regions } from '../corpus/region.ts'
import type { ChatModel } from '../ports/chat-model.ts'
import type { Match, Retriever } from '../search/match.ts'
import type { AnswerStatus, Question, Reason } from './answer.ts'
import type { Ask } from './asks.ts'
import type { Facet } from './facet.ts'

/** What the steps may use. */
export interface Means {
  library: Library
  retriever: Retriever
  regions: Regions
  directory: Directory
  /** Clauses of which nothing is told any more (corpus/corrections.json). */
  withdrawn?: ReadonlySet<string>
  /** ISO date that decides validity. */
  today: () => string
  /** Is told when an answer was held back by the locks, and of what kinds its faults were; never what was asked. */
  stopped?: (kinds: readonly string[]) => void
  /** Drafts shorter answers. Absent, late or wrong: the answer is told without it. */
  chat?: ChatModel
}

/** A clause that the answer rests on, and the stretches of it that are told. */
export interface Chosen {
  match: Match
  /** [from, to) in clause.text, in reading order; of a row empty: it is told whole. */
  parts: [from: number, to: number][]
}

/** What is known of a question so far. A step adds to it or ends it; nothing is changed in place. */
export interface State {
  question: Question
  /** The question as it is searched: stripped, made to stand alone. */
  text: string
  /** The question as it was put, where it may as well not lean on the one before it. */
  alone?: string
  /** A word of it points back to the one before. */
  tied?: boolean
  facets: Facet[]
  /** Where the resident is, or what place the question names. */
  place?: Region
  /** Places of ours that the question names together: each is answered for. */
  sides?: Region[]
  /** Names of places that the question names and whose documents are not here. */
  unheld?: string[]
  /** Names of places that the question names and whose documents are here, but say nothing of it. */
  silent?: string[]
  /** A document of another of our places that says the same. */
  also?: DocumentRecord
  matches: Match[]
  /** Where several things are asked: what was found for each. */
  asks: (Ask & { facets: Facet[]; matches: Match[] })[]
  chosen: Chosen[]
  /** Things asked that the documents do not say, as they were put. */
  unsaid: string[]
  /** Whom to ask about this subject. */
  hotline: Hotline
  confidence: number
}

/** A step's word that the answer ends here. `say` replaces the reason's own sentence. */
export interface Ending {
  status: AnswerStatus
  reason?: Reason
  say?: string
  /** Places to read on though they do not answer. */
  nearest?: Match[]
}

export type Step = (state: State, means: Means) => Promise<State | Ending> | State | Ending

export const isEnding = (outcome: State | Ending): outcome is Ending => 'status' in outcome
