import type { Piece } from './evidence.ts'
import { quantitiesIn, quantitiesOf, sameQuantity, type Quantity } from './quantity.ts'

/** Where a number of the answer comes from. */
export interface Provenance {
  text: string
  from: Piece['from']
  id: string
}

/** Numbers of a told text that no piece holds with the same unit, comparison and 每…, and the origin of the others. */
export function traceNumbers(
  text: string,
  pieces: readonly Piece[],
): { traced: Provenance[]; untraced: string[] } {
  const traced: Provenance[] = []
  const untraced: string[] = []
  const known = pieces.map((piece) => ({ piece, quantities: quantitiesIn(piece.text) }))
  for (const quantity of quantitiesOf(text)) {
    const found = known.find(({ piece, quantities }) => quantities.some((q) => holds(piece, q, quantity)))
    if (!found) untraced.push(quantity.text)
    else traced.push({ text: quantity.text, from: found.piece.from, id: found.piece.id })
  }
  return { traced, untraced }
}

/** A record and a directory know bare values: 管到2020年底 rests on the day 2020-12-31. */
const holds = ({ from }: Piece, known: Quantity, said: Quantity): boolean =>
  from === 'clause' ? sameQuantity(known, said) : known.value === said.value
