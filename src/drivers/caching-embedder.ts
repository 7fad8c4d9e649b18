import type { Embedder } from '../ports/embedder.ts'

/** Questions whose vectors are kept: of 512 numbers each, about a megabyte. */
const MOST = 256

/**
 * The same embedder, which keeps the vectors of the last questions in memory. A question itself is never kept: it is
 * known by a keyed hash (HMAC-SHA-256), whose key is made at the start and lives no longer than this process. What failed
 * is not kept.
 */
export function cacheQueries(embedder: Embedder, most = MOST): Embedder {
  /** Least lately asked first. */
  const vectors = new Map<string, number[]>()
  let key: Promise<CryptoKey> | undefined
  const nameOf = async (text: string): Promise<string> => {
    key ??= crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]) as Promise<CryptoKey>
    const sign = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(text))
    return String.fromCharCode(...new Uint8Array(sign))
  }
  return {
    name: embedder.name,
    space: embedder.space,
    dimensions: embedder.dimensions,
    embedDocuments: (texts) => embedder.embedDocuments(texts),
    async embedQuery(text) {
      const name = await nameOf(text)
      const vector = vectors.get(name) ?? (await embedder.embedQuery(text))
      vectors.delete(name)
      vectors.set(name, vector)
      for (const oldest of vectors.keys()) {
        if (vectors.size <= most) break
        vectors.delete(oldest)
      }
      return [...vector]
    },
  }
}
