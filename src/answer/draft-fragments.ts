import type { Clause } from '../corpus/clause.ts'
import { governorsOf, splitSentences } from './governing.ts'
import { canonical } from './locks/canonical.ts'
import { heldBy } from './locks/sentence.ts'
import { sourceOf, withoutMark, type Source } from './locks/source.ts'
import type { Chosen } from './state.ts'
import { rowWords } from './telling.ts'

/** A stretch of a clause that is told or left out as one. */
export interface Fragment {
  /** How a model names it: 1.2 = the second of the first clause. */
  token: string
  text: string
  /** [from, to) in clause.text; of a row [0, 0): it is told whole. */
  at: [from: number, to: number]
  /** Which sentence of the clause it belongs to; of a row, which cell's. */
  sentence: number
  /** The token that it leans on: a stretch that may be left out says nothing by itself. */
  leans?: string
}

/** A clause as a model is shown it. */
export interface Shown {
  chosen: Chosen
  clause: Clause
  fragments: Fragment[]
  /** Tokens that say nothing right without each other. */
  together: [string, string][]
}

/** The most of a clause that a model is shown, in characters: what is nearest to the chosen stretches. */
const LONGEST_SHOWN = 1_200

/** A chosen clause cut where the locks allow something to be left out. `number`: 1 for the first clause. */
export function fragmentsOf(chosen: Chosen, number: number): Shown {
  const { clause } = chosen.match
  return clause.cells ? rowFragments(chosen, number) : textFragments(chosen, number)
}

function rowFragments(chosen: Chosen, number: number): Shown {
  const { clause } = chosen.match
  const { subject = '', told } = rowWords(clause, clause.notes.length > 0)
  const texts = [subject, ...told.flatMap(({ words }) => splitSentences(words))]
  const fragments = texts.map((text, i): Fragment => ({
    token: `${number}.${i + 1}`,
    text,
    at: [0, 0],
    sentence: i,
  }))
  return { chosen, clause, fragments, together: [] }
}

interface Piece {
  sentence: number
  /** What the sentence cannot do without. */
  core: boolean
  text: string
  at: [from: number, to: number]
}

function textFragments(chosen: Chosen, number: number): Shown {
  const { clause } = chosen.match
  const sentences = splitSentences(clause.text)
  const source = sourceOf(clause)
  const shown = nearest(sentences, chosen.parts)
  let at = 0
  const pieces = sentences.flatMap((sentence, i) => {
    const from = at
    at += sentence.length
    return shown.has(i) ? cut(sentence, source).map((p) => place(p, i, from)) : []
  })
  const fragments = pieces.map(({ core, ...piece }, i): Fragment => {
    const before = pieces[i - 1]?.sentence === piece.sentence
    return {
      ...piece,
      token: `${number}.${i + 1}`,
      ...(core ? {} : { leans: `${number}.${before ? i : i + 2}` }),
    }
  })
  const coreOf = (sentence: number): string | undefined =>
    fragments[pieces.findIndex((p) => p.sentence === sentence && p.core)]?.token
  const together = governorsOf(sentences).flatMap((governors, i) =>
    governors.flatMap((g): [string, string][] => {
      const [one, other] = [coreOf(i), coreOf(g)]
      return one && other ? [[one, other]] : []
    }),
  )
  return { chosen, clause, fragments, together }
}

const place = (
  { text, core, offset }: ReturnType<typeof cut>[number],
  sentence: number,
  from: number,
): Piece => ({ sentence, core, text, at: [from + offset, from + offset + text.length] })

/** A sentence in what may be left out before, what must stay, and what may be left out behind. */
function cut(sentence: string, source: Source): { text: string; core: boolean; offset: number }[] {
  const parts = sentence.match(/[^，,]+[，,]?/g) ?? [sentence]
  const holds = (from: number, to: number): boolean =>
    heldBy(withoutMark(canonical(parts.slice(from, to).join(''))), source) !== null
  let from = 0
  for (let i = 1; i < parts.length && holds(i, parts.length); i++) from = i
  let to = parts.length
  while (to > from + 1 && holds(from, to - 1)) to--
  const texts = [
    ...(from > 0 ? [{ text: parts.slice(0, from).join(''), core: false }] : []),
    { text: parts.slice(from, to).join(''), core: true },
    ...parts.slice(to).map((text) => ({ text, core: false })),
  ]
  let offset = 0
  return texts.map(({ text, core }) => {
    const before = offset
    offset += text.length
    return { text, core, offset: before }
  })
}

/** Of a long clause the sentences nearest to the chosen stretches. */
function nearest(sentences: readonly string[], parts: readonly [number, number][]): Set<number> {
  const from: number[] = []
  let at = 0
  for (const sentence of sentences) {
    from.push(at)
    at += sentence.length
  }
  const distance = (i: number): number => {
    const [a, b] = [from[i] ?? 0, (from[i] ?? 0) + (sentences[i]?.length ?? 0)]
    return Math.min(...parts.map(([p, q]) => Math.max(0, p - b, a - q)))
  }
  const kept = new Set<number>()
  let length = 0
  for (const i of [...sentences.keys()].toSorted((a, b) => distance(a) - distance(b))) {
    length += sentences[i]?.length ?? 0
    if (length > LONGEST_SHOWN && kept.size > 0) break
    kept.add(i)
  }
  return kept
}
