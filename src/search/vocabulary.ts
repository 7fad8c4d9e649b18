import { normalise, termsOf } from './terms.ts'

/**
 * What an official term counts against a word that the resident used. Of 1,500 own questions whose clause was left without
 * everyday questions, words alone find 49.5 in 100 among the first five at 0.1, 50.6 at 0.2 and 51.9 at 0.35; where a clause
 * has its questions it makes no difference up to there, and 0.5 floods the question with official words and costs R@1.
 */
const OFFICIAL_WEIGHT = 0.2

/** Words as residents say them, and the words that gazettes use for the same thing. */
export interface VocabularyEntry {
  say: string[]
  official: string[]
}

export interface Vocabulary {
  readonly entries: readonly VocabularyEntry[]
  /** The question's own terms at weight 1 and the official terms of the words it uses at less. */
  weigh(question: string): Map<string, number>
}

/** Reads corpus/vocabulary.json. An Error names the entry that cannot be used. */
export function parseVocabulary(json: string): Vocabulary {
  const data: unknown = JSON.parse(json)
  if (!Array.isArray(data)) throw new Error('vocabulary.json 应是一个列表')
  return createVocabulary(data.map(readEntry))
}

export const EMPTY_VOCABULARY = '[]\n'

export function createVocabulary(entries: readonly VocabularyEntry[]): Vocabulary {
  const spoken = entries.flatMap(({ say, official }) => {
    const terms = [...new Set(official.flatMap(termsOf))]
    return say.map((words) => ({ words: normalise(words), terms }))
  })
  return {
    entries,
    weigh(question) {
      const weights = new Map(termsOf(question).map((term) => [term, 1]))
      const text = normalise(question).replace(/\s/g, '')
      for (const { words, terms } of spoken) {
        if (!text.includes(words)) continue
        for (const term of terms) if (!weights.has(term)) weights.set(term, OFFICIAL_WEIGHT)
      }
      return weights
    },
  }
}

function readEntry(entry: unknown, i: number): VocabularyEntry {
  const { say, official } = (entry ?? {}) as Partial<Record<keyof VocabularyEntry, unknown>>
  if (isWords(say) && isWords(official)) return { say, official }
  throw new Error(`vocabulary.json 第 ${i + 1} 条应有 say 和 official 两组词语`)
}

function isWords(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string' && v.trim() !== '')
  )
}
