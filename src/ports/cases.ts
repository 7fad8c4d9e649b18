import type { CallHistory } from './calls.ts'
import type { AnswerRecord, Feedback, Once, Outcome, Turn } from './conversations.ts'
import type { HeardLine } from './transcripts.ts'

/** open: nobody has it. taken: an operator holds it. done: it has an outcome. erased: nothing of the person is left. */
export type CaseStatus = 'open' | 'taken' | 'done' | 'erased'

/** Hours in which a case is to be answered: a call-back within a working day, a written one within three days. */
export const ANSWER_WITHIN = { phone: 24, text: 72 } as const

/** What the resident agreed to, in the words that were put to them. */
export interface Consent {
  wording: string
  at: number
  /** To be called back or answered: without it there is no case. */
  contact: true
  /** That details of health and disability are kept with the case. */
  health: boolean
}

/** A hand-over as it comes in. Text is masked; what needs consent and has none was left out by the caller. */
export interface CaseDraft {
  reply: 'phone' | 'text'
  consent: Consent
  /** Of the answer that led here: own_case, distress, … */
  reason?: string
  region?: string
  answerId?: string
  /** Digest of the conversation's id. */
  conversation?: string
  note?: string
}

/** What is made for a case once its number is known: sealed bytes, and the receipt's token (only its digest is kept). */
export interface CaseSecrets {
  phone?: Uint8Array
  name?: Uint8Array
  token?: string
}

/** A call-back as it was agreed to in a call. */
export interface CallBack {
  phone: Uint8Array
  /** When, in words for who will call. */
  note: string
  wording: string
  /** Agreed that what was asked about health goes along. */
  health?: true
}

export interface CaseRecord extends CaseDraft {
  /** Six digits, drawn at random, never given twice. */
  number: string
  openedAt: number
  changedAt: number
  status: CaseStatus
  operator?: string
  /** Since when that operator has it. */
  takenAt?: number
  /** As an operator set it; absent: `ANSWER_WITHIN` from when it was opened. */
  dueAt?: number
  outcome?: string
  /** Whether a number to call is (still) there. */
  callable: boolean
}

export interface Message {
  at: number
  from: 'resident' | 'operator'
  text: string
}

/** Everything that is kept of the person of a case. */
export interface PersonData {
  case: CaseRecord
  sealed: { phone?: Uint8Array; name?: Uint8Array }
  messages: Message[]
  /** The answer that led to the case and, where the conversation is kept with it, all of that. */
  answers: AnswerRecord[]
  turns: Turn[]
  /** Calls that the case came of, whole. */
  calls: CallHistory[]
  /** What was said in them after they were transferred. */
  transcript: HeardLine[]
  feedback: Feedback[]
}

/**
 * Hand-overs. Each change and its audit entry are one write: both are there or neither. `false` and null mean that
 * nothing was changed, as the case is not there, not in the state the change needs, or another was faster.
 * Fails with PortError('store', …); unless that is `unsure`, nothing of the change was written.
 */
export interface Cases {
  /** Opens a case and gives its number. With `once`, a repetition gives the number that it got the first time. */
  open(
    draft: CaseDraft,
    secretsFor: (number: string) => Promise<CaseSecrets>,
    once?: Once,
  ): Promise<Outcome<string>>
  find(number: string): Promise<CaseRecord | null>
  byReceipt(token: string): Promise<CaseRecord | null>
  /** The first due first, at most `limit`. */
  waiting(limit: number): Promise<CaseRecord[]>
  /** What an operator has taken and not finished, the oldest first; without one, what anybody has. */
  heldBy(operator?: string): Promise<CaseRecord[]>
  /** Of two operators who take a case at once, one gets true. */
  take(number: string, operator: string): Promise<boolean>
  /** Puts a case back; only who holds it can. */
  release(number: string, operator: string): Promise<boolean>
  /** Hands a case that one holds to another operator who may have it. */
  transfer(number: string, operator: string, to: string): Promise<boolean>
  /** Takes a case from whoever holds it and puts it back: for an admin, when its holder is gone. */
  free(number: string, admin: string): Promise<boolean>
  /** Puts back what its holder left untouched since `before`, in milliseconds since 1970; says how many. */
  expire(before: number): Promise<number>
  /** Sets when it is due; only who holds it can. */
  postpone(number: string, operator: string, dueAt: number): Promise<boolean>
  /** What the person told who holds the case: that details of health may be shown to who works on it. In the words of the question. */
  agree(number: string, operator: string, wording: string): Promise<boolean>
  /** Ends a case; only who holds it can. Name and phone number are erased with it. `tell`: its outcome goes into the outbox. */
  finish(number: string, operator: string, outcome: string, tell?: boolean): Promise<boolean>
  /** Cases opened from `since` on and before `until`, the oldest first; that they were taken out is in the audit log. */
  takeOut(span: { since: number; until: number; limit: number }, actor: string): Promise<CaseRecord[]>
  /**
   * Books a call-back for a case that is neither done nor erased: number, wish and wording take the place of earlier ones.
   */
  callBack(number: string, booking: CallBack): Promise<boolean>
  /** The sealed name and number, to who holds the case; that they were read is in the audit log. */
  contact(number: string, operator: string): Promise<{ phone?: Uint8Array; name?: Uint8Array } | null>
  /**
   * Adds to what is said in a case that is neither done nor erased. An operator must hold it. `health`: the wording in which
   * the resident now agreed to details of health being kept.
   */
  say(
    number: string,
    message: Omit<Message, 'at'> & { operator?: string; health?: string },
    once?: Once,
  ): Promise<Outcome<boolean>>
  messages(number: string): Promise<Message[]>
  /** null = no such case. That it was read is in the audit log. */
  exportPerson(number: string, actor: string): Promise<PersonData | null>
  /** Leaves the number, so that it is not given again, and the audit log. true also when it was erased before. */
  erasePerson(number: string, actor: string): Promise<boolean>
}
