import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  countFrames,
  MOST_FRAMED,
  MOST_SHARED,
  sharedPairs,
  wrongWith,
} from '../../src/corpus/question-checks.ts'
import { askedFrom, countsOf, parseQuestions, waysOf, type Asked } from '../../src/corpus/questions.ts'
import { realCorpus } from './shelf.ts'

const folder = new URL('../../corpus/questions/', import.meta.url)
const files = readdirSync(folder).filter((n) => n.endsWith('.json') && n !== 'unanswerable.json')
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const asked = new Map<string, Asked>(files.flatMap((name) => [...parseQuestions(read(name), name)]))
const all = (): string[] => [...asked.values()].flatMap((a) => [...a.plain, ...a.everyday, ...a.heard])

describe('everyday questions', () => {
  it('stand one file a document, and each belongs to a clause that exists', () => {
    const ids = new Set(realCorpus().clauses.map((c) => c.id))
    expect([...asked.keys()].filter((id) => !ids.has(id))).toEqual([])
    const strays = files.flatMap((name) =>
      [...parseQuestions(read(name), name).keys()].filter((id) => `${id.split('.')[0]}.json` !== name),
    )
    expect(strays).toEqual([])
  })

  it('are 4,000 or more, of each kind for each clause, never twice at one clause', () => {
    expect(new Set(all()).size).toBeGreaterThanOrEqual(4000)
    for (const [id, { plain, everyday, heard }] of asked) {
      expect(
        [plain.length, everyday.length, heard.length].every((n) => n > 0),
        id,
      ).toBe(true)
      const own = [...plain, ...everyday, ...heard]
      expect(new Set(own).size, id).toBe(own.length)
    }
  })

  it('put a life in other words than the clause: everyday ones share few character pairs with it', () => {
    const textOf = new Map(realCorpus().clauses.map((c) => [c.id, c.text]))
    const shares = [...asked].flatMap(([id, { everyday }]) =>
      everyday.map((question) => sharedPairs(question, textOf.get(id) ?? '')),
    )
    // A question given to a second clause was written with the first in view: a few may lie above.
    expect(shares.filter((share) => share > MOST_SHARED).length / shares.length).toBeLessThan(0.01)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.12)
  })

  it('repeat no sentence frame: no beginning or end of six characters stands in one of a hundred', () => {
    const counts = countFrames(all())
    const [frame, most] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
    expect(most / all().length, frame).toBeLessThan(MOST_FRAMED)
  })
})

describe('a file of questions', () => {
  const read = { plain: ['谁能领？'], everyday: ['俺妈能领不'], heard: ['谁能另'] }
  const drafts = { plain: ['怎么领？'], model: 'm', prompt: 'questions-1' }

  it('keeps from every reader what no editor has read', () => {
    const json = JSON.stringify({ 'd.1': { ...read, drafts }, 'd.2': { drafts } })
    expect([...parseQuestions(json, 'd.json')]).toEqual([['d.1', read]])
  })

  it('gives the kinds back from what the index keeps of them', () => {
    expect(askedFrom(waysOf(read), countsOf(read))).toEqual(read)
  })

  it.each([
    '{',
    '{"d.1":{"often":["x？"]}}',
    '{"d.1":{"plain":["x"]}}',
    '{"d.1":{"drafts":{"plain":["谁领"]}}}',
  ])('names the file where it is wrong: %s', (json) =>
    expect(() => parseQuestions(json, 'd.json')).toThrow(/^d\.json: /),
  )
})

describe('a question before it stands at a clause', () => {
  const clause = { text: '为残疾等级一级、二级的重度残疾人发放护理补贴。' }
  const known = {
    clause,
    asked: { plain: ['护理补贴谁能领？'], everyday: [], heard: [] },
    frames: countFrames([...Array.from({ length: 9 }, (_, i) => `请问一下这个${i}是怎么回事`), '谁管']),
    total: 1000,
  }
  it('is told what is wrong with it, and nothing where it is right', () => {
    expect(wrongWith('俺妈瘫炕上了国家管不管', 'everyday', known)).toBeUndefined()
    expect(wrongWith('为重度残疾人发放护理补贴是真的不', 'everyday', known)).toContain('太像')
    expect(wrongWith('为重度残疾人发放护理补贴是真的吗？', 'plain', known)).toBeUndefined()
    expect(wrongWith('护理补贴，谁能领', 'plain', known)).toContain('已经有')
    expect(wrongWith('俺妈瘫了，谁管', 'heard', known)).toContain('标点')
    expect(wrongWith('谁管', 'plain', known)).toContain('个字')
    expect(wrongWith('请问一下这个补贴咋回事', 'everyday', known)).toContain('换一种说法')
  })
})

describe('questions that the gazettes do not answer', () => {
  interface Unanswerable {
    question: string
    region: string | null
    reason: string
    clause?: string
  }
  const list = JSON.parse(read('unanswerable.json')) as Unanswerable[]

  it('are about 400, each with its reason; the controls name the clause that answers', () => {
    const ids = new Set(realCorpus().clauses.map((c) => c.id))
    const controls = list.filter((u) => u.reason === 'answerable_control')
    expect(list.length - controls.length).toBeGreaterThanOrEqual(400)
    expect(controls.filter((u) => !ids.has(u.clause ?? ''))).toEqual([])
    expect(new Set(list.map((u) => u.question)).size).toBe(list.length)
  })
})
