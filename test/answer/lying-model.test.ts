import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { boundsOf, splitSentences } from '../../src/answer/governing.ts'
import { PLANNED } from '../../src/answer/modality.ts'
import { THEN } from '../../src/answer/wording.ts'
import type { Clause } from '../../src/corpus/clause.ts'
import { createLibrary, type Library } from '../../src/corpus/library.ts'
import { parseQuestions } from '../../src/corpus/questions.ts'
import { createNodeFiles } from '../../src/drivers/node-files.ts'
import { readSnapshot } from '../../src/search/snapshot-files.ts'
import { openDoor, unnamed, type Body, type Door } from './draft-door.ts'
import { MUTATIONS, seeded } from './locks/mutations.ts'
import { draftOf, fragmentsIn, type Asked } from './model-server.ts'

/** Lies of each kind: all of them with LIES=all, which takes some minutes; else a seeded hundredth. */
const EACH = process.env['LIES'] === 'all' ? 500 : 5
const QUESTIONS = process.env['LIES'] === 'all' ? 1_200 : 200
const FOLDER = 'corpus/questions'

interface Given {
  body: Body
  plain: Answer
  /** The told lines, without notices and without what the service itself says. */
  told: string
}

let door: Door
let library: Library
let given: Given[]
/** Kind of lie → made, and by what they were stopped. */
const figures: Record<string, { made: number; stopped: Record<string, number> }> = {}

function questions(random: () => number): Body[] {
  const all = readdirSync(FOLDER)
    .filter((name) => name !== 'unanswerable.json')
    .flatMap((name) =>
      [...parseQuestions(readFileSync(`${FOLDER}/${name}`, 'utf8'), name).values()].flatMap((asked) =>
        [...asked.plain, ...asked.everyday].map((question) => ({
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

function toldIn({ answer, notices }: Answer): string {
  return answer
    .split('\n')
    .filter((line) => !notices.includes(line) && !line.endsWith(THEN))
    .map((line) => line.replace(PLANNED, ''))
    .join('\n')
}

beforeAll(async () => {
  const snapshot = await readSnapshot(createNodeFiles('index'))
  library = createLibrary(snapshot.documents, snapshot.clauses)
  door = await openDoor()
  given = []
  for (const body of questions(seeded(7))) {
    if (given.length === QUESTIONS) break
    const plain = await door.plain(body)
    if (plain.status === 'answered' && plain.citations.length > 0)
      given.push({ body, plain, told: toldIn(plain) })
  }
}, 300_000)

afterAll(async () => {
  if (EACH > 5) console.log(JSON.stringify(figures, null, 1))
  await door.server.close()
})

/** The lie as a draft that goes as far as it can: what is still true by tokens, only what is changed in its own words. */
function draftLie(lie: string, asked: Asked, spell: (text: string) => string): string {
  const fragments = fragmentsIn(asked)
  const sentences = lie.split('\n').map((line) => {
    let text = ''
    const clauses = new Set<number>()
    for (let at = 0; at < line.length;) {
      const found = fragments.find(({ text: own }) => line.startsWith(own.replace(/[，,。；;]$/, ''), at))
      text += found ? `{${found.token}}` : spell(line.charAt(at))
      if (found) clauses.add(Number(found.token.split('.')[0]))
      at += found ? found.text.replace(/[，,。；;]$/, '').length : 1
    }
    return { text, clauses: clauses.size > 0 ? [...clauses] : [1] }
  })
  return JSON.stringify({ sentences })
}

const numerals = (character: string): string => '零一二三四五六七八九'[Number(character)] ?? character

/** False where the model was not asked, or had nothing to lie about. */
async function expectStopped(
  kind: string,
  { body, plain }: Given,
  lied: () => boolean = () => true,
): Promise<boolean> {
  const asked = door.server.received.length
  door.stopped.length = 0
  const answer = await door.ask(body)
  if (door.server.received.length === asked || !lied()) return false
  expect(answer.summary, `${kind}: ${body.question}`).toBeUndefined()
  expect(unnamed(answer)).toEqual(unnamed(plain))
  const by = door.stopped.at(-1) ?? 'none'
  figures[kind] ??= { made: 0, stopped: {} }
  figures[kind].made++
  figures[kind].stopped[by] = (figures[kind].stopped[by] ?? 0) + 1
  return true
}

describe('a model that changes one thing of a true answer', () => {
  it.each(Object.entries(MUTATIONS))(
    'is stopped: %s',
    async (kind, mutation) => {
      const random = seeded(kind.length + 100)
      const made = new Set<string>()
      for (let round = 0; round < 60 && made.size < EACH; round++)
        for (const one of given) {
          if (made.size === EACH) break
          const clauses = one.plain.citations.flatMap((c) => library.clause(c.clauseId) ?? [])
          const rows = (c: Clause) => library.clausesOf(c.documentId).filter((r) => r.cells)
          const lie = mutation(one.told, { random, told: clauses, rows })
          if (lie === null || lie === one.told || made.has(lie)) continue
          const spell = random() < 0.5 ? numerals : (c: string) => c
          door.server.script = (asked) => draftLie(lie, asked, spell)
          if (await expectStopped(kind, one)) made.add(lie)
        }
      expect(made.size).toBe(EACH)
    },
    600_000,
  )

  it('is stopped: it invents', async () => {
    const random = seeded(3)
    const inventions = [
      '每月另给500元',
      '一次性再补三千块',
      '请打电话领取',
      '人人都能领',
      '不用申请',
      '详见网站',
    ]
    let made = 0
    for (const one of [...given, ...given].slice(0, 2 * EACH)) {
      if (made === EACH) break
      const words = inventions[Math.floor(random() * inventions.length)] ?? ''
      door.server.script = (asked) => draftLie(`${one.told}${words}。`, asked, (c) => c)
      if (await expectStopped('invention', one)) made++
    }
    expect(made).toBe(EACH)
  }, 600_000)
})

describe('a model that says true words in the wrong company', () => {
  const lines = (asked: Asked) =>
    [...asked.user.matchAll(/\{([\d.]+)\} 和 \{([\d.]+)\} 要一起说/g)].map(
      (m) => [m[1] ?? '', m[2] ?? ''] as const,
    )

  it('is stopped when it leaves out the sentence that governs another', async () => {
    const random = seeded(11)
    let seen = 0
    for (const one of given) {
      if (seen === EACH) break
      let told = false
      door.server.script = (asked) => {
        const pairs = lines(asked)
        const [said, left] = pairs[Math.floor(random() * pairs.length)] ?? ['', '']
        const leaning = new Set(pairs.filter(([a]) => a === said).map(([, b]) => b))
        told = said !== '' && leaning.has(left)
        return told ? draftOf([[said]]) : '{}'
      }
      if (await expectStopped('governor left out', one, () => told)) seen++
    }
    expect(seen).toBeGreaterThan(0)
  }, 600_000)

  it('is stopped when it tells a row’s value without its name', async () => {
    let made = 0
    for (const one of given) {
      if (made === EACH) break
      let row = false
      door.server.script = (asked) => {
        const values = fragmentsIn(asked).filter((f) => f.row && !f.token.endsWith('.1'))
        row = values.length > 0
        return row ? draftOf([values.slice(-1).map((f) => f.token)]) : '{}'
      }
      if (await expectStopped('value without its row', one, () => row)) made++
    }
    expect(made).toBeGreaterThan(0)
  }, 600_000)
})

describe('a model that draws tokens at random', () => {
  it('never gets a sentence through that is not the clause’s own, or that lost what bounds it', async () => {
    const random = seeded(17)
    let [made, passed] = [0, 0]
    for (const one of given) {
      if (made === EACH * 2) break
      door.server.script = (asked) => {
        const tokens = fragmentsIn(asked)
          .filter(() => random() < 0.5)
          .map((f) => f.token)
        const kept = random() < 0.2 ? tokens.toReversed() : tokens
        const numbers = [...new Set(kept.map((t) => t.split('.')[0]))]
        return draftOf(numbers.map((n) => kept.filter((t) => t.startsWith(`${n}.`))))
      }
      const answer = await door.ask(one.body)
      made++
      if (!answer.summary) continue
      passed++
      const clauses = answer.citations.flatMap((c) => library.clause(c.clauseId) ?? [])
      for (const sentence of toldIn(answer).split('\n').flatMap(splitSentences))
        expect(isTrue(sentence, clauses), `${sentence} of ${clauses.map((c) => c.id).join()}`).toBe(true)
    }
    figures['random'] = { made, stopped: { passed } }
    expect(passed).toBeGreaterThan(0)
  }, 600_000)

  const plain = (text: string): string => text.replace(/[\s，。；、：,;:.]/g, '')

  /** Of a row: its cells' words. Of text: one of its sentences, and what it lacks of it neither bounds nor counts. */
  function isTrue(sentence: string, clauses: readonly Clause[]): boolean {
    const own = plain(sentence.replace(/^(?:吉林省|同江市)：/, ''))
    return clauses.some((clause) => {
      if (clause.cells) return ofRow(own, clause)
      return splitSentences(clause.text).some((s) => {
        const whole = plain(s)
        const at = whole.indexOf(own)
        if (at < 0) return false
        const left = [whole.slice(0, at), whole.slice(at + own.length)]
        const why = /^(?:为|根据)/.test(left[0] ?? '')
        return left.every((l, i) => !/\d/.test(l) && (boundsOf(l).length === 0 || (i === 0 && why)))
      })
    })
  }

  function ofRow(own: string, { cells = [] }: Clause): boolean {
    const parts = cells.flatMap(({ column, text }) => [
      plain(column),
      ...splitSentences(text).map(plain),
      plain(text),
    ])
    let rest = own.replace('列第一位者为牵头单位', '')
    for (const part of parts.filter(Boolean).toSorted((a, b) => b.length - a.length))
      rest = rest.replace(part, '')
    return rest.replaceAll('是', '') === ''
  }
})
