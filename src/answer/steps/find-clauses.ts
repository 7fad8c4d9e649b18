import type { Match } from '../../search/match.ts'
import { asksOf } from '../asks.ts'
import { facetsOf } from '../facet.ts'
import type { Step } from '../state.ts'
import { allowIn } from './place.ts'

/** How many clauses an answer is chosen from. */
const CANDIDATES = 8

/** Loaded at the first question (node.ts sees to it right after the start): LangChain's core takes most of a second. */
const load = () => import('../../search/langchain-retriever.ts')
let loaded: ReturnType<typeof load> | undefined

/** Finds as any LangChain chain would: what serves others is what we use ourselves. */
export const findClauses: Step = async (state, { retriever, library, regions, withdrawn }) => {
  const { LangChainRetriever } = await (loaded ??= load())
  const allow = allowIn(state.place, library, regions)
  const chain = new LangChainRetriever({ retriever, k: CANDIDATES, allow })
  const find = async (text: string): Promise<Match[]> =>
    (await chain.invoke(text)).map(({ metadata }) => metadata.match)
  const isTold = ({ clause }: Match): boolean => !withdrawn?.has(clause.id)
  const all = await find(state.text)
  // What would be told in its place is the next best: about something else, as a rule.
  if (all[0] && !isTold(all[0])) return { status: 'no_answer', reason: 'withdrawn' }
  const matches = all.filter(isTold)
  const asks = asksOf(state.text).map(async (ask) => ({
    ...ask,
    facets: facetsOf(ask.ask),
    matches: blend((await find(ask.text)).filter(isTold), matches),
  }))
  return { ...state, matches, asks: await Promise.all(asks) }
}

/** What the whole question finds counts for this share of each thing asked: its subject may be named only once. */
const WHOLE = 0.5

function blend(own: readonly Match[], whole: readonly Match[]): Match[] {
  const scoreIn = (matches: readonly Match[], { clause }: Match): number =>
    matches.find((m) => m.clause === clause)?.score ?? 0
  return own
    .map((m) => ({ ...m, score: (1 - WHOLE) * m.score + WHOLE * scoreIn(whole, m) }))
    .toSorted((a, b) => b.score - a.score)
}
