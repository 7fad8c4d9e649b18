import type { Region } from '../../corpus/region.ts'
import { isEnding, type Ending, type Means, type State, type Step } from '../state.ts'
import { whichPlace } from '../wording.ts'
import { chooseClauses } from './choose-each.ts'
import { findClauses } from './find-clauses.ts'
import { heldPlaces } from './place.ts'

/** A place's clause counts against the best one's when it scores this share of it. */
const NEARLY = 0.25
/** Two texts say the same when they share all figures and this share of the shorter one's character pairs. */
const ALIKE = 0.7

/**
 * Chooses for the resident's place. Where none was said, or two were: rules never come from beside, so each place is
 * answered for by itself. When both say the same, one is told; when they differ, both are, with their names, and on the
 * telephone, where two answers are too long to keep in mind, the first question is which place it is.
 */
export const chooseForEachPlace: Step = async (state, means) => {
  if (state.place) return chooseClauses(state)
  const places = state.sides ?? placesNear(state, means)
  if (places.length < 2) return chooseClauses(state)
  const answers = await Promise.all(places.map((place) => answerFor(place, state, means)))
  const answered = answers.filter(
    (a): a is State => !isEnding(a) && (state.sides !== undefined || isNear(a, state)),
  )
  const [first, second] = answered.toSorted((a, b) => rankOf(a, state) - rankOf(b, state))
  if (!first) return chooseClauses(state)
  if (!second) return { ...first, ...(state.sides ? { silent: without(places, first) } : {}) }
  if (alike(toldBy(first), toldBy(second))) {
    const also = second.chosen[0]?.match.document
    return { ...first, ...(also ? { also } : {}) }
  }
  if (!state.sides && state.question.channel === 'voice' && !state.question.context?.length)
    return { status: 'clarify', say: whichPlace(places.map((p) => p.name)) }
  return {
    ...state,
    chosen: answered.flatMap((a) => a.chosen.slice(0, 1)),
    confidence: Math.min(first.confidence, second.confidence),
  }
}

/** Whether the clause that answers for a place is near the top among those of all places too. */
function isNear({ chosen }: State, { matches }: State): boolean {
  const found = matches.find((m) => m.clause === chosen[0]?.match.clause)
  return found !== undefined && found.score >= NEARLY * (matches[0]?.score ?? 0)
}

/** Places of ours that a clause near the top comes from. */
function placesNear({ matches }: State, { library, regions }: Means): Region[] {
  const near = matches.filter((m) => m.score >= NEARLY * (matches[0]?.score ?? 0))
  return heldPlaces(library, regions).filter((place) => near.some((m) => m.document.region === place.name))
}

async function answerFor(place: Region, state: State, means: Means): Promise<State | Ending> {
  const found = await findClauses({ ...state, place }, means)
  return isEnding(found) ? found : chooseClauses(found)
}

/** Names of the places that an answer does not speak for. */
const without = (places: readonly Region[], { chosen }: State): string[] =>
  places.map((p) => p.name).filter((name) => chosen[0]?.match.document.region !== name)

/** Where the joint search puts a side's first clause. */
function rankOf({ chosen }: State, { matches }: State): number {
  const at = matches.findIndex((m) => m.clause === chosen[0]?.match.clause)
  return at < 0 ? matches.length : at
}

const toldBy = ({ chosen }: State): string => {
  const [first] = chosen
  if (!first) return ''
  const { text } = first.match.clause
  return first.parts.length > 0 ? first.parts.map(([from, to]) => text.slice(from, to)).join('') : text
}

function alike(a: string, b: string): boolean {
  const figures = (text: string): string => [...new Set(text.match(/\d+(?:\.\d+)?/g))].toSorted().join()
  if (figures(a) !== figures(b)) return false
  const pairs = (text: string): Set<string> =>
    new Set([...text].slice(1).map((character, i) => `${[...text][i]}${character}`))
  const [small, large] = [pairs(a), pairs(b)].toSorted((x, y) => x.size - y.size)
  if (!small || !large) return false
  return [...small].filter((pair) => large.has(pair)).length >= ALIKE * small.size
}
