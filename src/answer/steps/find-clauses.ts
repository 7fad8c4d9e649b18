import type { Step } from '../state.ts'
import { allowIn } from './place.ts'

/** How many clauses an answer is chosen from. */
const CANDIDATES = 8

export const findClauses: Step = async (state, { retriever, library, regions }) => {
  const allow = allowIn(state.place, library, regions)
  const { matches } = await retriever.search(state.text, { k: CANDIDATES, allow })
  return { ...state, matches }
}
