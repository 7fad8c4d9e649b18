import { PortError } from '../errors.ts'
import type { Files } from '../ports/files.ts'
import type { PackList } from '../ports/offline-pack.ts'

/** The files of a pack from its pieces, wherever they lie. null = that piece is not there. */
export function createPackFiles(
  { parts }: Pick<PackList, 'parts'>,
  pieceOf: (digest: string) => Promise<ArrayBuffer | null>,
): Files {
  return {
    async read(name) {
      const part = parts.find((known) => known.name === name)
      if (!part) return null
      const pieces = await Promise.all(part.pieces.map(({ digest }) => pieceOf(digest)))
      const whole = pieces.flatMap((piece) => piece ?? [])
      if (whole.length < pieces.length) throw new PortError('files', `${name} 不全`, { retryable: false })
      return new Response(new Blob(whole).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
    },
  }
}
