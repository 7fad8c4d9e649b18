import { confidenceOf } from '../confidence.ts'
import { isEnding, type State, type Step } from '../state.ts'
import { findClauses } from './find-clauses.ts'

const sureOf = ({ text, matches }: State): number => confidenceOf(text, matches).right

/**
 * Finds for a question that may or may not lean on the one before it both ways, and keeps the surer. Joined without asking,
 * 18 of 20 own follow-ups with half a subject find their clause, and 34 of 80 new questions behind a strange one; so 18
 * and 50.
 */
export const findForReading: Step = async (state, means) => {
  const { alone, ...rest } = state
  const joined = await findClauses(rest, means)
  if (!alone || isEnding(joined)) return joined
  const apart = await findClauses({ ...rest, text: alone }, means)
  return !isEnding(apart) && sureOf(apart) >= sureOf(joined) ? apart : joined
}
