import type { Clause } from './clause.ts'
import { waysOf, type Asked, type Kind } from './questions.ts'

/** Share of an everyday question's character pairs that may stand in its clause: more is the clause's own wording. */
export const MOST_SHARED = 0.4
/** Characters at a question's beginning and end that make its frame, and the share of all questions that may have one. */
export const FRAME = 6
export const MOST_FRAMED = 0.01
/** In characters. */
const SHORTEST = 4
const LONGEST = 60

const ink = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

const pairs = (text: string): Set<string> => {
  const letters = ink(text)
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)))
}

/** Share of a question's character pairs that stand in a text, 0 to 1. */
export function sharedPairs(question: string, text: string): number {
  const own = pairs(question)
  const there = pairs(text)
  return [...own].filter((pair) => there.has(pair)).length / Math.max(1, own.size)
}

/** A question's first and last characters. */
export const framesOf = (question: string): [string, string] => [
  `${question.slice(0, FRAME)}…`,
  `…${question.replace(/[？?。]$/, '').slice(-FRAME)}`,
]

/** How often each frame stands in questions. */
export function countFrames(questions: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const question of new Set(questions))
    for (const frame of framesOf(question)) counts.set(frame, (counts.get(frame) ?? 0) + 1)
  return counts
}

/** What a question is held against. */
export interface Known {
  clause: Pick<Clause, 'text'>
  /** What the clause is asked already. */
  asked: Asked
  frames: ReadonlyMap<string, number>
  /** Of all questions of the corpus. */
  total: number
}

/** Why a question may not stand at a clause, in Chinese; undefined: it may. */
export function wrongWith(question: string, kind: Kind, known: Known): string | undefined {
  const length = [...question].length
  if (length < SHORTEST || length > LONGEST) return `要 ${SHORTEST} 到 ${LONGEST} 个字`
  if (waysOf(known.asked).some((other) => ink(other) === ink(question))) return '这一条已经有一样的问法'
  if (kind === 'heard' && /[，。？！、；：,.?!;:]/.test(question)) return '听写的问法没有标点'
  if (kind === 'everyday' && sharedPairs(question, known.clause.text) > MOST_SHARED)
    return '和条款的原话太像：口语的问法要换成过日子的话'
  const most = Math.max(1, known.total * MOST_FRAMED - 1)
  if (framesOf(question).some((frame) => (known.frames.get(frame) ?? 0) >= most))
    return '开头或结尾和很多问法一样，请换一种说法'
  return undefined
}
