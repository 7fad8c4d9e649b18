import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause } from '../src/corpus/clause.ts'
import { sentencesOf } from '../src/search/sentences.ts'

/** Longest line that is shown to the teacher: beyond it a vector says little of the single words. */
const LONGEST = 64
const SHORTEST = 4
/** One source in this many is kept from the student, with all that was cut from it, to measure it by. */
const HELD_OUT = 50

export interface LineSources {
  clauses: readonly Clause[]
  /** Everyday phrases and official terms (corpus/vocabulary.json). */
  phrases: readonly string[]
  /** Questions of residents (corpus/questions/*.json), when there are any. */
  questions: readonly string[]
  /** Folder with *.txt of natural Chinese, one line each. */
  textDir: string
}

/** Lines to learn from and lines to measure by: each once, in an order that depends on nothing but the sources. */
export function collectLines(sources: LineSources): { learn: string[]; heldOut: string[] } {
  const groups = [
    ...sources.clauses.map(gazetteLines),
    ...sources.questions.map((question) => [question, ...fragments(question)]),
    ...sources.phrases.map(asked),
    ...naturalLines(sources.textDir).map((line) => [line, ...fragments(line)]),
  ]
  const heldOut = new Set(groups.filter((_, g) => g % HELD_OUT === 0).flatMap(tidied))
  const learn = new Set(groups.flatMap(tidied))
  for (const line of heldOut) learn.delete(line)
  return { learn: [...learn], heldOut: [...heldOut] }
}

const tidied = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line.length >= SHORTEST && line.length <= LONGEST)

function naturalLines(dir: string): string[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.txt'))
  return names.sort().flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
}

/** As search embeds them (a sentence behind its heading), and in pieces. */
function gazetteLines(clause: Clause): string[] {
  const heading = clause.path.at(-1) ?? ''
  const sentences = sentencesOf(clause).map(({ from, to }) => clause.text.slice(from, to))
  return [heading, ...sentences.flatMap((s) => [s, `${heading} ${s}`, ...fragments(s)])]
}

/** What stands between punctuation marks, and each two neighbours: how people say half of a thing. */
function fragments(text: string): string[] {
  const parts = text.match(/[^，。；：！？、,;:!?]+[，。；：！？、,;:!?]*/g) ?? []
  if (parts.length < 2) return []
  return parts.flatMap((part, i) => [part, `${part}${parts[i + 1] ?? ''}`])
}

const WHO = ['我', '我妈', '俺爹', '我家孩子', '邻居大娘', '我们村一个人', '老人', '残疾人']
const ASKS = [
  '咋整',
  '给补多少钱',
  '找谁办',
  '有啥说法没有',
  '怎么申请',
  '需要什么条件',
  '能不能管管',
  '归哪儿管',
]

/** A phrase as people would ask about it; the frames turn from phrase to phrase, so that none clings to one. */
function asked(phrase: string, turn: number): string[] {
  const frames = [0, 1, 2, 3].map((n) => {
    const who = WHO[(turn + n * 3) % WHO.length]
    const ask = ASKS[(turn + n) % ASKS.length]
    return n % 2 ? `${who}${phrase}，${ask}` : `${phrase}${ask}？`
  })
  return [phrase, ...frames]
}
