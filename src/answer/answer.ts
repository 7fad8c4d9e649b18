import type { Citation } from '../corpus/citation.ts'

export type { Citation }

/** How an answer ends: a closed list; the compiler asks wording.ts for a sentence for each. */
export const ANSWER_STATUSES = ['answered', 'no_answer', 'clarify', 'handoff', 'refused'] as const
export type AnswerStatus = (typeof ANSWER_STATUSES)[number]

/** Why an answer is not `answered`. */
export const REASONS = [
  'not_in_documents',
  'other_region',
  'off_topic',
  'own_case',
  'others_data',
  'danger',
  'distress',
  'abuse',
  'injection',
  'language',
  'withdrawn',
] as const
export type Reason = (typeof REASONS)[number]

export interface Question {
  question: string
  /** Region as the resident gave it. Absent = not known. */
  region?: string
  /** Earlier questions of the conversation, oldest first. */
  context?: string[]
  session?: string
  channel?: 'web' | 'widget' | 'voice' | 'operator' | 'api'
}

export interface Contact {
  name: string
  phone?: string
  why: string
}

/** Where a number of an answer comes from: the clause that holds it, the document's record, or the directory. */
export interface Provenance {
  text: string
  from: 'clause' | 'record' | 'directory'
  /** Clause id, document id, or the contact's name. */
  id: string
}

export interface Answer {
  id: string
  status: AnswerStatus
  answer: string
  reason?: Reason
  completeness: 'whole' | 'partial'
  spoken: string
  citations: Citation[]
  notices: string[]
  contacts: Contact[]
  confidence: number
  /** Of every number in `answer`, as the locks found it. Absent: nothing was told from a gazette. */
  provenance?: Provenance[]
  /** Who shortened the clauses' words, when it was not the service itself. */
  summary?: { by: 'model'; model: string; promptVersion: string }
  timings: Record<string, number>
}

/** What an answer says, before it has an id. */
export type AnswerBody = Omit<Answer, 'id' | 'timings'>
