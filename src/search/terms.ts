import { numbersOf } from './numbers.ts'

/**
 * Characters that hold a sentence together and say nothing of its subject. Chosen by how residents ask, not by
 * frequency: 费, 人 and 年 are frequent too, and carry meaning. Such a character is no term by itself, nor is a pair
 * of two such.
 */
const STOP = new Set(
  '的了着过吗呢吧啊呀嘛么哪那这个些是在有和与及或也都就还要能会可不没我你他她它们咱俺给让把被从到对为以之其所得地很什怎样啥咋谁请问想说',
)

/** Same folding for index and question: full-width digits, compatibility forms, capital letters. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * The terms of a text in reading order, repeats kept: of Chinese its characters and pairs of neighbours, of other
 * scripts its words, and each number once more as a plain decimal (#60), however it was written.
 */
export function termsOf(text: string): string[] {
  const folded = normalise(text)
  const terms: string[] = []
  for (const [run] of folded.matchAll(/\p{Script=Han}+|[\p{L}\p{M}]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) addHan(run, terms)
    else terms.push(run)
  }
  for (const number of numbersOf(folded)) terms.push(`#${number}`)
  return terms
}

function addHan(run: string, terms: string[]): void {
  let before = ''
  for (const character of run) {
    const stops = STOP.has(character)
    if (!stops) terms.push(character)
    if (before && !(stops && STOP.has(before))) terms.push(before + character)
    before = character
  }
}

/** How often each term stands in a text. */
export function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
