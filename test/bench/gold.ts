import { readFileSync, readdirSync } from 'node:fs'
import type { SearchResult } from '../../src/search/match.ts'

/** A development question with what a passage must carry: all of the outer list, any of each inner one. */
export interface Gold {
  question: string
  kind: string
  region?: string
  context?: string[]
  answerable?: boolean
  evidence: { quote: string }[][]
}

/** The development questions that a search can answer by itself. */
export function goldQuestions(dir = 'test/eval/dev'): Gold[] {
  const lines = readdirSync(dir).flatMap((file) => readFileSync(`${dir}/${file}`, 'utf8').split('\n'))
  const all = lines.filter(Boolean).map((line) => JSON.parse(line) as Gold)
  return all.filter((g) => g.answerable !== false && g.evidence.length > 0 && !g.context)
}

/** Rank at which all evidence is found, from 1; 0: not among the matches. As test/eval/evaluate.mjs counts. */
export function rankOf({ matches }: SearchResult, { evidence }: Gold): number {
  const texts = matches.map((match) => fold(match.text).slice(0, 600))
  const found = evidence.map(
    (any) => texts.findIndex((text) => any.some(({ quote }) => carries(text, quote))) + 1,
  )
  return found.includes(0) ? 0 : Math.max(...found)
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[“”„‟"『』「」]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/[〔［【[]/g, '[')
    .replace(/[〕］】\]]/g, ']')
    .replace(/[—–―－‐−~～-]+/g, '-')
    .replace(/[，、]/g, ',')
    .replace(/。/g, '.')
    .replace(/…+/g, '...')

/** The quote whole, or four fifths of it in one piece; of a table row, cell by cell. */
function carries(passage: string, quote: string): boolean {
  if (quote.includes('\t'))
    return quote
      .split('\t')
      .map(fold)
      .every((cell) => passage.includes(cell))
  const folded = fold(quote)
  const need = Math.ceil(folded.length * 0.8)
  if (need < 8) return passage.includes(folded)
  for (let i = 0; i + need <= folded.length; i++) if (passage.includes(folded.slice(i, i + need))) return true
  return false
}
