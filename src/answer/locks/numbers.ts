import type { Provenance } from '../answer.ts'
import type { Known } from './records.ts'
import { quantitiesIn, sameQuantity, type Quantity } from './quantity.ts'
import type { Source } from './source.ts'

/** What a number lock says of a text: where its numbers come from, and those that come from nowhere. */
export interface Trace {
  traced: Provenance[]
  untraced: string[]
}

/** Numbers of a told sentence: each stands in its own clause with the same unit, comparison and 每…. Canonical text. */
export function traceTold(text: string, sources: readonly Source[]): Trace {
  return trace(text, (quantity) => {
    const source = sources.find((s) => s.quantities.some((q) => sameQuantity(q, quantity)))
    return source && { from: 'clause', id: source.clause.id }
  })
}

/** Numbers of what the service says itself: their bare value is known to a record, the directory, or a clause it talks of. */
export function traceSaid(text: string, known: readonly Known[], sources: readonly Source[]): Trace {
  return trace(text, ({ value }) => {
    const holder = known.find((k) => k.values.has(value))
    if (holder) return { from: holder.from, id: holder.id }
    const source = sources.find((s) => s.quantities.some((q) => q.value === value))
    return source && { from: 'clause', id: source.clause.id }
  })
}

function trace(text: string, originOf: (quantity: Quantity) => Omit<Provenance, 'text'> | undefined): Trace {
  const traced: Provenance[] = []
  const untraced: string[] = []
  for (const quantity of quantitiesIn(text)) {
    const origin = originOf(quantity)
    if (origin) traced.push({ text: quantity.text, ...origin })
    else untraced.push(quantity.text)
  }
  return { traced, untraced }
}
