import { isEnding, type Chosen, type Ending, type State } from '../state.ts'
import { joinParts } from '../stretch.ts'
import { chooseFor } from './choose.ts'

/**
 * Chooses for each thing that is asked. What the documents do not say of several is kept in `unsaid`, so that half an answer
 * is not taken for a whole one. Where none can be answered by itself, the question is taken as one.
 */
export function chooseClauses(state: State): State | Ending {
  if (state.asks.length === 0) return chooseFor(state)
  const outcomes = state.asks.map((ask) => ({ ask: ask.ask, outcome: chooseFor({ ...state, ...ask }) }))
  const answered = outcomes.map(({ outcome }) => outcome).filter((o): o is State => !isEnding(o))
  if (answered.length === 0) return chooseFor(state)
  const first = merge(answered.flatMap(({ chosen }) => chosen.slice(0, 1)))
  return {
    ...state,
    // Where one clause was the best for all that is asked, the next best is told too, as of a single question.
    chosen:
      first.length > 1
        ? first
        : merge([...first, ...answered.flatMap(({ chosen }) => chosen.slice(1, 2))].slice(0, 2)),
    confidence: Math.min(...answered.map((a) => a.confidence)),
    unsaid: outcomes.filter(({ outcome }) => isEnding(outcome)).map(({ ask }) => ask),
  }
}

/** One clause that answers twice is told once, with the sentences of both. */
function merge(all: readonly Chosen[]): Chosen[] {
  const merged = new Map<string, Chosen>()
  for (const { match, parts } of all) {
    const before = merged.get(match.clause.id)
    const sum = [...(before?.parts ?? []), ...parts].toSorted(([a], [b]) => a - b)
    merged.set(match.clause.id, { match: before?.match ?? match, parts: joinParts(sum) })
  }
  return [...merged.values()]
}
