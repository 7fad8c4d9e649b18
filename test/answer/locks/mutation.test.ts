import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/answer/answer.ts'
import { THEN } from '../../../src/answer/wording.ts'
import { PLANNED } from '../../../src/answer/modality.ts'
import { evidenceFrom, findFaults, type Evidence } from '../../../src/answer/locks/lock.ts'
import { createLibrary, type Library } from '../../../src/corpus/library.ts'
import { parseQuestions } from '../../../src/corpus/questions.ts'
import { createNodeFiles } from '../../../src/drivers/node-files.ts'
import { readSnapshot } from '../../../src/search/snapshot-files.ts'
import { findStumbles } from '../../../src/speech/gate.ts'
import { numbersHeard } from '../../speech/heard.ts'
import { realPipeline } from '../service.ts'
import { mutate, MUTATIONS, seeded } from './mutations.ts'

/** Answers that are made wrong, and how many wrong ones of each kind. */
const ANSWERS = 500
const EACH = 500
const FOLDER = 'corpus/questions'

interface Given {
  answer: Answer
  evidence: Evidence
}

const stopped: string[] = []
let library: Library
let given: Given[]

/** A seeded sample of our own everyday questions, with the place of the document that each is about. */
function everyday(random: () => number): { question: string; region: string }[] {
  const all = readdirSync(FOLDER)
    .filter((name) => name !== 'unanswerable.json')
    .flatMap((name) =>
      [...parseQuestions(readFileSync(`${FOLDER}/${name}`, 'utf8'), name).values()].flatMap((asked) =>
        asked.everyday.map((question) => ({
          question,
          region: name.startsWith('tzf') ? '同江市' : '吉林省',
        })),
      ),
    )
  return all
    .map((q) => ({ q, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ q }) => q)
}

beforeAll(async () => {
  const snapshot = await readSnapshot(createNodeFiles('index'))
  library = createLibrary(snapshot.documents, snapshot.clauses)
  const pipeline = await realPipeline('2026-11-24', { stopped: (kinds) => void stopped.push(kinds.join()) })
  given = []
  for (const question of everyday(seeded(5))) {
    if (given.length === ANSWERS) break
    const answer = await pipeline.ask(question)
    if (answer.status === 'answered' && answer.citations.length > 0)
      given.push({ answer, evidence: evidenceOf(answer) })
  }
}, 120_000)

const evidenceOf = ({ citations, notices, contacts }: Answer): Evidence =>
  evidenceFrom(library, {
    clauseIds: citations.map((c) => c.clauseId),
    said: [...notices, THEN, PLANNED],
    contacts,
  })

/** White space and separators in numbers are how they are printed. */
const asRead = (text: string): string => text.replace(/[^\S\n]+/g, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
const isItem = (line: string): boolean =>
  /^(?:[^：。]+：)?(?:这是政府计划做的事。)?[（(\d一二三四五六七八九十]/.test(line)

function without(all: readonly number[], some: readonly number[]): number[] {
  const rest = [...all]
  for (const n of some) if (rest.includes(n)) rest.splice(rest.indexOf(n), 1)
  return rest
}

type Spoil = (spoken: string, random: () => number) => string

const at = (text: string, random: () => number): number => Math.floor(random() * text.length)

const changeNumber: Spoil = (spoken, random) => {
  const found = [...spoken.matchAll(/[一二三四五六七八九]/g)]
  const one = found[Math.floor(random() * found.length)]
  if (!one) return spoken
  const other = one[0] === '四' ? '七' : '四'
  return `${spoken.slice(0, one.index)}${other}${spoken.slice(one.index + 1)}`
}
const dropWord: Spoil = (spoken, random) => {
  const from = at(spoken, random)
  return `${spoken.slice(0, from)}${spoken.slice(from + 2)}`
}
const dropLine: Spoil = (spoken) => spoken.split('\n').slice(1).join('\n')
const swapLines: Spoil = (spoken) => spoken.split('\n').toReversed().join('\n')

const rows = (id: string) => library.clausesOf(id).filter((c) => c.cells)

describe('an answer as it is given', () => {
  it('is never stopped', () => {
    expect(given).toHaveLength(ANSWERS)
    expect(stopped).toEqual([])
    expect(given.flatMap(({ answer, evidence }) => findFaults(answer, evidence))).toEqual([])
  })

  it('says where each of its numbers comes from', () => {
    const silent = given.filter((g) => /\d/.test(g.answer.answer) && !g.answer.provenance?.length)
    expect(silent).toEqual([])
  })
})

describe('an answer as it is spoken', () => {
  it('has nothing that a voice would stumble on', () => {
    expect(given.flatMap(({ answer }) => findStumbles(answer.spoken))).toEqual([])
  })

  it('has every number of the written one, but that of an item', () => {
    for (const { answer } of given) {
      const [written, heard] = [numbersHeard(asRead(answer.answer)), numbersHeard(answer.spoken)]
      const marks = written.length - heard.length
      expect(marks, answer.answer).toBeLessThanOrEqual(answer.answer.split('\n').filter(isItem).length)
      expect(heard.filter((n) => !written.includes(n))).toEqual([])
      expect(without(written, heard).every((n) => n <= 20)).toBe(true)
    }
  })

  it('says that a plan is over before what it said', () => {
    const over = given.filter((g) => g.answer.answer.includes(THEN))
    expect(over.length).toBeGreaterThan(100)
    for (const { answer } of over)
      expect(answer.spoken.split('\n').findIndex((line) => line.endsWith(THEN))).toBe(
        answer.answer.split('\n').findIndex((line) => line.endsWith(THEN)),
      )
  })

  it('is stopped with one number, one word or one line changed', () => {
    const random = seeded(3)
    let made = 0
    for (const { answer, evidence } of given)
      for (const spoil of [changeNumber, dropWord, dropLine, swapLines]) {
        const spoken = spoil(answer.spoken, random)
        if (spoken === answer.spoken) continue
        made += 1
        const kinds = findFaults({ ...answer, spoken }, evidence).map((f) => `${f.where} ${f.kind}`)
        expect(kinds, spoken).toEqual([expect.stringMatching(/^spoken (?:number|unsupported)$/)])
      }
    expect(made).toBeGreaterThan(3 * ANSWERS)
  })
})

describe('an answer made wrong in one place', () => {
  it.each(Object.entries(MUTATIONS))('is stopped: %s', (kind, mutation) => {
    const random = seeded(kind.length)
    const made = new Set<string>()
    const missed: string[] = []
    for (let round = 0; round < 40 && made.size < EACH; round++)
      for (const { answer, evidence } of given) {
        if (made.size === EACH) break
        const told = answer.citations.flatMap((c) => library.clause(c.clauseId) ?? [])
        const wrong = mutate(answer, mutation, { random, told, rows: (c) => rows(c.documentId) })
        const text = wrong && `${wrong.answer}\n/${wrong.spoken}`
        if (!wrong || !text || made.has(text)) continue
        made.add(text)
        if (findFaults(wrong, evidence).length === 0) missed.push(text)
      }
    expect(missed.slice(0, 5)).toEqual([])
    expect(made.size).toBe(EACH)
  })
})
