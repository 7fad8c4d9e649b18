import { inverseLength } from '../cosine.ts'
import { PortError } from '../errors.ts'

/** The query at unit length, as Float32; refuses one of the wrong length. */
export function unitOf(query: ArrayLike<number>, dimensions: number): Float32Array {
  if (query.length !== dimensions)
    throw new PortError('vector-store', `问句向量有 ${query.length} 维，库里是 ${dimensions} 维`, {
      retryable: false,
    })
  const unit = Float32Array.from(query)
  const scale = inverseLength(unit)
  return unit.map((value) => value * scale)
}
