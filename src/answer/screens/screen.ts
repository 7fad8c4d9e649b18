import type { AnswerStatus, Reason } from '../answer.ts'

/** Why a question does not go to the search, found by its words alone. */
export interface Screened {
  status: AnswerStatus
  reason?: Reason
  /** Said instead of the reason's own sentence. */
  say?: string
}

/** Whether a text shows it. */
export type Sign = Pick<RegExp, 'test'>

/** One class of questions that are not searched for. */
export interface Screen extends Screened {
  /** Signs that need no other. */
  surely?: Sign
  /** Signs that count unless `unless` makes an ordinary question of it. */
  when?: Sign
  unless?: Sign
}

export const catches = ({ surely, when, unless }: Screen, text: string): boolean =>
  surely?.test(text) === true || (when?.test(text) === true && unless?.test(text) !== true)
