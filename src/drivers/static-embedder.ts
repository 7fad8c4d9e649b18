import { multiplying } from '../cosine.ts'
import { sha256 } from '../digest.ts'
import { PortError } from '../errors.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { Files } from '../ports/files.ts'
import { piecesOf, readTable, type StaticTable } from './static-table.ts'

/** The shipped table among the files of the index. */
export const TABLE_FILE = 'embedder.bin'

/** The shipped embedder with the digest of its table; undefined when there is none. PortError when it is damaged. */
export async function loadStaticEmbedder(
  files: Files,
): Promise<{ embedder: Embedder; digest: string } | undefined> {
  const bytes = await files.read(TABLE_FILE)
  if (!bytes) return undefined
  return { embedder: createStaticEmbedder(bytes), digest: await sha256(bytes) }
}

/**
 * Embeds by a table that was trained to foresee a larger model's vectors: no model, no network, some tens of
 * microseconds a question; runs wherever JavaScript does. The same bytes give the same vectors everywhere.
 */
export function createStaticEmbedder(bytes: ArrayBuffer): Embedder {
  let table: StaticTable
  try {
    table = readTable(bytes)
  } catch (cause) {
    throw new PortError('embedder', `${TABLE_FILE} 读不出来`, { retryable: false, cause })
  }
  const places = new Map(table.pieces.map((piece, place) => [piece, place]))
  const multiply = multiplying(table.basis, table.rank)
  const embed = (text: string): number[] => unitFrom(multiply(sumOf(text, places, table)))
  return {
    name: table.name,
    space: table.space,
    dimensions: table.dimensions,
    embedDocuments: async (texts) => texts.map(embed),
    embedQuery: async (text) => embed(text),
  }
}

/** The sum of the pieces' rows: its length does not matter, as the vector is brought to unit length. */
function sumOf(text: string, places: ReadonlyMap<string, number>, { rank, rows, scales }: StaticTable) {
  const sum = new Float64Array(rank)
  for (const piece of piecesOf(text)) {
    const place = places.get(piece)
    if (place === undefined) continue
    const scale = scales[place] as number
    for (let i = 0, at = place * rank; i < rank; i++, at++)
      sum[i] = (sum[i] as number) + (rows[at] as number) * scale
  }
  return sum
}

function unitFrom(vector: Float64Array): number[] {
  let square = 0
  for (const value of vector) square += value * value
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0
  return Array.from(vector, (value) => value * scale)
}
