import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AnswerBody } from '../../src/answer/answer.ts'
import { forTheEar } from '../../src/answer/ear.ts'
import type { Means, State } from '../../src/answer/state.ts'
import { tellAnswer } from '../../src/answer/tell.ts'
import type { Clause } from '../../src/corpus/clause.ts'
import { parseDirectory } from '../../src/corpus/directory.ts'
import type { DocumentRecord } from '../../src/corpus/document.ts'
import { createLibrary } from '../../src/corpus/library.ts'
import { readRegions } from '../../src/corpus/region.ts'
import { validityOf } from '../../src/corpus/validity.ts'
import type { Match } from '../../src/search/match.ts'
import { realCorpus } from '../corpus/shelf.ts'

const read = (name: string): string => readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')
const { documents, clauses, manifest } = realCorpus()

function meansOn(today: string, changed: readonly DocumentRecord[] = documents): Means {
  return {
    library: createLibrary(changed, clauses),
    retriever: { search: () => Promise.reject(new Error('an answer is told without searching')) },
    regions: readRegions(read('regions.tsv'), manifest.regions),
    directory: parseDirectory(read('directory.json'), read('bodies.tsv')),
    today: () => today,
  }
}

const matchOf = (clause: Clause, means: Means): Match => {
  const document = means.library.document(clause.documentId)
  if (!document) throw new Error(clause.documentId)
  return { clause, document, score: 1, text: clause.text, sentences: [], explain: { parts: {}, terms: [] } }
}

/** One thing asked, and all of it said. */
const NOTHING_ELSE = { asks: [], unsaid: [] }
const HOTLINE = { name: '政务服务便民热线', phone: '12345' }

function tell(
  told: readonly Clause[],
  means: Means,
  facets: State['facets'] = [],
  part?: [from: number, to: number],
): AnswerBody {
  const matches = told.map((c) => matchOf(c, means))
  const chosen = matches.map((match) => ({
    match,
    parts: match.clause.kind === 'row' ? [] : ([part ?? [0, match.clause.text.length]] as [number, number][]),
  }))
  const state = {
    ...NOTHING_ELSE,
    question: { question: '' },
    text: '',
    facets,
    matches,
    chosen,
    hotline: HOTLINE,
    confidence: 1,
  }
  return tellAnswer(state, means)
}

const clauseOf = (id: string): Clause => {
  const found = clauses.find((c) => c.id === id)
  if (!found) throw new Error(id)
  return found
}

const AMOUNT = /\d+(?:\.\d+)?\s*(?:万|亿)?元|[一二三四五六七八九十百千万]+元|\d+(?:\.\d+)?\s*[%％‰]|百分之/
const amounts = clauses.filter((c) => AMOUNT.test(c.text.normalize('NFKC')))

const nextTo = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const turns = documents.flatMap(({ inForce }) => [inForce.from, inForce.to].filter((d) => d !== undefined))
const days = [
  ...new Set([
    '2016-12-31',
    '2021-01-01',
    '2026-11-21',
    ...turns.flatMap((d) => [nextTo(d, -1), d, nextTo(d, 1)]),
  ]),
].toSorted()

const times = (text: string, part: string): number => text.split(part).length - 1

/** What is wrong with the words of an answer that rests on one clause. */
function faultsOf(
  said: string,
  say: (written: string) => string,
  { clause, document, today }: { clause: Clause; document: DocumentRecord; today: string },
): string[] {
  const { status } = validityOf(document, today)
  const [first = '', told = ''] = said.split('\n')
  const own = said.replaceAll(say(clause.text), '')
  const rules: [fault: string, holds: boolean][] = [
    ['place', said.includes(say(`管${document.region}。`))],
    ['whom to ask, more than once', times(said, say('请问12345')) <= 1],
    ...(status === 'lapsed'
      ? ([
          [
            'end first',
            /(?:20\d\d|二零..)年底已经到期，里面的(?:待遇|事)不一定停了。当时写的是：$/.test(first),
          ],
          ['no figure before it', !/[%％元]|百分之/.test(first) && told !== ''],
          ['whom to ask', /现在的(?:标准|情况)请问(?:12345|幺二三四五)。/.test(said)],
          ['end once', times(said, '已经到期') === 1],
        ] satisfies [string, boolean][])
      : ([
          ['not called over', !/已经到期|不一定停/.test(own)],
          ['when issued', status !== 'unknown' || /(?:\d{4}|二零..)年(?:印发|登在)|还没有到/.test(said)],
        ] satisfies [string, boolean][])),
  ]
  return rules.filter(([, holds]) => !holds).map(([fault]) => `${clause.id}: ${fault}: ${said}`)
}

describe('an amount', () => {
  it('stands in many clauses, and time turns on many days', () => {
    expect(amounts.length).toBeGreaterThan(80)
    expect(days.length).toBeGreaterThan(12)
  })

  it.each(days)('is never told first or alone when its document is over on %s', (today) => {
    const means = meansOn(today)
    for (const clause of amounts) {
      const document = documents.find((d) => d.id === clause.documentId)
      if (!document) throw new Error(clause.documentId)
      const body = tell([clause], means)
      const ways: [string, (written: string) => string][] = [
        [body.answer, (written) => written],
        [body.spoken, forTheEar],
      ]
      for (const [said, say] of ways) {
        expect(faultsOf(said, say, { clause, document, today })).toEqual([])
        for (const notice of body.notices) expect(times(said, say(notice)), notice).toBe(1)
      }
      expect(body.citations[0]?.validity.status).toBe(validityOf(document, today).status)
    }
  })
})

describe('old and new', () => {
  const old = clauseOf('jzbf-2016-84.3-2-p2')
  const lapsed = clauseOf('jzbf-2017-52.f1-t1-75')
  const newer = clauseOf('jzbf-2022-16.4-5')

  it('tells what may still hold before what is over', () => {
    const { answer, citations, notices } = tell([lapsed, newer], meansOn('2026-11-25'))
    expect(answer.indexOf(newer.text)).toBe(0)
    expect(answer).toContain('更早的文件2020年底已经到期。当时写的是：\n')
    expect(citations.map((c) => c.clauseId).slice(0, 2)).toEqual([newer.id, lapsed.id])
    expect(notices.join('')).toContain('2022年印发')
  })

  it('names a later document on the same matter', () => {
    const { answer } = tell([old], meansOn('2026-11-25'))
    expect(answer).toContain('后来另有《吉林省人民政府办公厅关于健全重特大疾病')
    expect(answer).toContain('吉政办发〔2022〕16号')
    expect(tell([old, newer], meansOn('2026-11-25')).answer).not.toContain('后来另有')
  })

  it('says once for two plans that ended together, and of each when they did not', () => {
    const plan = clauseOf('jzf-2022-12.3-2-2')
    const twin = clauseOf('jzf-2016-44.3-1-2')
    const alike = tell([lapsed, twin], meansOn('2026-11-25')).answer
    expect(alike).toMatch(/^这几份文件2020年底已经到期/)
    expect(times(alike, '到期')).toBe(1)
    const apart = tell([twin, plan], meansOn('2026-11-25')).answer
    expect(apart).toMatch(/^这份规划2025年底已经到期，.*\n[^]*\n更早的文件2020年底已经到期。当时写的是：\n/)
    expect(times(apart, '请问12345')).toBe(1)
  })

  it('says whose plan is over, where only one of two places has one', () => {
    const { answer } = tell([clauseOf('tzf-2017-37.3-1-2'), newer], meansOn('2026-11-25'))
    expect(answer).toMatch(/^吉林省：/)
    expect(answer).toContain('\n同江市的文件2020年底已经到期。当时写的是：\n同江市：')
  })

  it('says of a document that the manifest replaced that it is replaced', () => {
    const changed = documents.map((d) => (d.id === 'jzbf-2022-16' ? { ...d, replacedBy: 'jzf-2022-12' } : d))
    const { answer } = tell([newer], meansOn('2026-11-25', changed))
    expect(answer).toMatch(/^这份文件已经被新文件代替。当时写的是：\n/)
    expect(answer).toMatch(/现在的标准请问12345。/)
  })

  it('does not tell as settled what has not begun', () => {
    const { answer } = tell([clauseOf('jzf-2022-12.3-2-2')], meansOn('2020-12-31'))
    expect(answer).toContain('这份文件从2021年1月1日起施行，现在还没有到。')
  })
})

describe('the source', () => {
  it('has the day of issue for who asks when', () => {
    const clause = clauseOf('tzf-2017-37.3-1-2')
    const day = '（同政发〔2017〕37号，2017年12月6日印发），管同江市。'
    expect(tell([clause], meansOn('2026-11-25'), ['when']).answer).toContain(day)
    expect(tell([clause], meansOn('2026-11-25'), ['sum']).answer).toContain(
      '（同政发〔2017〕37号），管同江市。',
    )
  })
})

describe('who decides and who is responsible', () => {
  it('says that cities set the standard, where the clause leaves it to them', () => {
    const { answer } = tell([clauseOf('jzbf-2017-52.f1-t1-62')], meansOn('2026-11-25'))
    expect(answer).toContain('\n各地的标准不一样，现在的标准请问12345。')
    expect(tell([clauseOf('jzf-2016-44.3-1-2')], meansOn('2026-11-25')).answer).not.toContain('各地的标准')
  })

  it('says so too where a long clause says it in a sentence that is not told', () => {
    const clause = clauseOf('jzbf-2022-16.4-5')
    const { answer } = tell([clause], meansOn('2026-11-25'), ['share'], [0, clause.text.indexOf('；')])
    expect(answer).toContain('\n具体起付标准、救助比例及年度救助限额由各统筹地区自己定。')
    expect(times(answer, '请问12345')).toBe(1)
  })

  it('names the body that does it today, and leaves the text as it is', () => {
    const { answer, contacts, citations } = tell([clauseOf('jzbf-2017-52.f1-t1-24')], meansOn('2026-11-25'), [
      'office',
    ])
    expect(answer).toContain('生育保险的事，现在归省医疗保障局管。')
    expect(contacts).toContainEqual({
      name: '吉林省医疗保障局',
      why: '现在由它负责，文件里写的是省人力资源社会保障厅',
    })
    expect(citations[0]?.quote).toContain('省人力资源社会保障厅')
    expect(tell([clauseOf('jzbf-2017-52.f1-t1-24')], meansOn('2017-12-31')).answer).not.toContain('现在归')
  })
})
