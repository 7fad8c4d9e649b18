import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseQuestions, type Asked } from '../../src/corpus/questions.ts'
import { realCorpus } from './shelf.ts'

const folder = new URL('../../corpus/questions/', import.meta.url)
const files = readdirSync(folder).filter((n) => n.endsWith('.json') && n !== 'unanswerable.json')
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const asked = new Map<string, Asked>(files.flatMap((name) => [...parseQuestions(read(name), name)]))
const all = (): string[] => [...asked.values()].flatMap((a) => [...a.plain, ...a.everyday, ...a.heard])

const pairs = (text: string): Set<string> => {
  const ink = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, ink.length - 1) }, (_, i) => ink.slice(i, i + 2)))
}

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
      expect([plain.length, everyday.length, heard.length].every((n) => n > 0), id).toBe(true)
      const own = [...plain, ...everyday, ...heard]
      expect(new Set(own).size, id).toBe(own.length)
    }
  })

  it('put a life in other words than the clause: everyday ones share few character pairs with it', () => {
    const textOf = new Map(realCorpus().clauses.map((c) => [c.id, pairs(c.text)]))
    const shares = [...asked].flatMap(([id, { everyday }]) =>
      everyday.map((question) => {
        const own = pairs(question)
        const shared = [...own].filter((pair) => textOf.get(id)?.has(pair)).length
        return { question, share: shared / Math.max(1, own.size) }
      }),
    )
    // A question given to a second clause was written with the first in view: a few may lie above.
    expect(shares.filter((s) => s.share > 0.4).length / shares.length).toBeLessThan(0.01)
    expect(shares.reduce((sum, s) => sum + s.share, 0) / shares.length).toBeLessThan(0.12)
  })

  it('repeat no sentence frame: no beginning or end of six characters stands in one of a hundred', () => {
    for (const cut of [(q: string) => q.slice(0, 6), (q: string) => q.replace(/[？?。]$/, '').slice(-6)]) {
      const counts = new Map<string, number>()
      for (const question of new Set(all())) counts.set(cut(question), (counts.get(cut(question)) ?? 0) + 1)
      const [frame, most] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
      expect(most / all().length, frame).toBeLessThan(0.01)
    }
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
