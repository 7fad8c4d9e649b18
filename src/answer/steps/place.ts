import { governs, related, type Region, type Regions } from '../../corpus/region.ts'
import type { Library } from '../../corpus/library.ts'
import type { Step } from '../state.ts'

/** Which documents hold in a place: those of the place itself and of what lies above it. No place = all. */
export function allowIn(
  place: Region | undefined,
  library: Library,
  regions: Regions,
): (documentId: string) => boolean {
  if (!place) return () => true
  const allowed = new Set(
    library.documents.flatMap((d) => {
      const own = regions.byName(d.region)
      return own && governs(own, place) ? [d.id] : []
    }),
  )
  return (id) => allowed.has(id)
}

/** Settles the place: one that the question names comes before the resident's own. A place without documents ends here. */
export const findPlace: Step = (state, { library, regions }) => {
  const home = state.question.region ? regions.resolve(state.question.region) : undefined
  if (state.question.region && !home) return { status: 'no_answer', reason: 'other_region' }
  const held = library.documents.flatMap((d) => regions.byName(d.region) ?? [])
  const named = regions.mentionedIn(state.text)
  const known = named.filter((place) => held.some((own) => related(own, place)))
  if (named.length > 0 && known.length === 0) return { status: 'no_answer', reason: 'other_region' }
  const place = known.at(-1) ?? home
  if (!place) return state
  const allow = allowIn(place, library, regions)
  if (!library.documents.some((d) => allow(d.id)) && !known.length)
    return { status: 'no_answer', reason: 'other_region' }
  return { ...state, place }
}
