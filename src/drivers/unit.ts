import { toUnit } from '../cosine.ts'
import { PortError } from '../errors.ts'

/** The query at unit length, as Float32; refuses one of the wrong length. */
export function unitOf(query: ArrayLike<number>, dimensions: number): Float32Array {
  if (query.length !== dimensions)
    throw new PortError('vector-store', `问句向量有 ${query.length} 维，库里是 ${dimensions} 维`, {
      retryable: false,
    })
  return toUnit(query)
}
