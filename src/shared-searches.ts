import type { Retriever, SearchResult } from './search/match.ts'

/** As many as anybody looks at: a list of fewer is its beginning. */
const MOST = 8

/**
 * Equal searches at one moment are done once: an operator's suggestions look for the same as the answer beside them does.
 * Nothing is remembered beyond that moment, as a question is nobody's to keep.
 */
export function sharedSearches(retriever: Retriever, documentIds: readonly string[]): Retriever {
  const running = new Map<string, Promise<SearchResult>>()
  return {
    async search(question, { k, allow }) {
      if (k > MOST) return retriever.search(question, { k, ...(allow ? { allow } : {}) })
      const allowed = allow ? documentIds.map((id) => (allow(id) ? '1' : '0')).join('') : ''
      const key = `${allowed} ${question}`
      let found = running.get(key)
      if (!found) {
        found = retriever.search(question, { k: MOST, ...(allow ? { allow } : {}) })
        running.set(key, found)
        const forget = () => void setTimeout(() => running.delete(key))
        found.then(forget, forget)
      }
      const result = await found
      return k < MOST ? { ...result, matches: result.matches.slice(0, k) } : result
    },
  }
}
