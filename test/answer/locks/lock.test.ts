import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/answer/answer.ts'
import { forTheEar } from '../../../src/answer/ear.ts'
import { evidenceFrom, findFaults, type Evidence } from '../../../src/answer/locks/lock.ts'
import { PLANNED } from '../../../src/answer/modality.ts'
import { cite } from '../../../src/corpus/citation.ts'
import { createLibrary, type Library } from '../../../src/corpus/library.ts'
import { realCorpus } from '../../corpus/shelf.ts'

const ROW = 'jzbf-2017-52.f1-t1-75'
const OTHER_ROW = 'jzbf-2017-52.f1-t1-2'
const SHARES = 'jzbf-2022-16.4-5'
const DIVIDED = 'jzbf-2016-84.3-6'
const CITY = 'tzf-2017-37.3-1-2'
const HOTLINE = { name: '医疗保障服务热线', phone: '12393', why: '问现在的标准' }

let library: Library
let evidence: Evidence
beforeAll(() => {
  const { documents, clauses } = realCorpus()
  library = createLibrary(documents, clauses)
  evidence = evidenceFrom(library, {
    clauseIds: [ROW, OTHER_ROW, SHARES, DIVIDED, CITY],
    said: ['现在的标准请问12393。', PLANNED],
    contacts: [HOTLINE],
  })
})

const text = (id: string): string => library.clause(id)?.text ?? ''
const sentence = (id: string, i: number): string => text(id).match(/[^。；]+[。；]/g)?.[i] ?? ''

function citationOf(id: string) {
  const clause = library.clause(id)
  const document = clause && library.document(clause.documentId)
  if (!clause || !document) throw new Error(id)
  return cite(clause, document, { today: '2026-11-24' })
}

const faults = (answer: string, changes: Partial<Answer> = {}): string[] =>
  findFaults(
    { answer, spoken: forTheEar(answer), citations: [], notices: [], contacts: [], ...changes },
    evidence,
  ).map((f) => f.kind)

describe('what may be told', () => {
  it('is a sentence of a clause, however its numbers are written', () => {
    const told = '救助对象中的14周岁（含）以下儿童，住院救助比例上浮10%。'
    expect(text(SHARES)).toContain(told)
    expect(faults(told)).toEqual([])
    expect(faults('救助对象中的十四周岁（含）以下儿童，住院救助比例上浮百分之十。')).toEqual([])
  })

  it('is a row under its name, and what the service says itself', () => {
    const told = '农村义务教育学生营养改善：每生每天4元的营养膳食补助，全年按200天计算。'
    expect(faults(`${told}\n现在的标准请问12393。`)).toEqual([])
  })

  it('is a place’s clause under that place’s name alone', () => {
    expect(faults(`同江市：${sentence(CITY, 1)}`)).toEqual([])
    expect(faults(`吉林省：${sentence(CITY, 1)}`)).toContain('region')
  })
})

describe('what is held back', () => {
  it.each([
    ['a value without its row', '每生每天4元的营养膳食补助，全年按200天计算。', 'subject'],
    [
      'a value under another row',
      '困难残疾人生活补贴和重度残疾人护理补贴：每生每天4元的营养膳食补助，全年按200天计算。',
      'unsupported',
    ],
    [
      'two clauses in one line',
      `农村义务教育学生营养改善：每生每天4元的营养膳食补助，全年按200天计算。救助对象中的14周岁（含）以下儿童，住院救助比例上浮10%。`,
      'subject',
    ],
    ['an age without 以下', '救助对象中的14周岁儿童，住院救助比例上浮10%。', 'number'],
    ['a promise', '您可以领护理补贴。', 'unsupported'],
    ['a number of its own', '现在的标准请问12345。', 'number'],
  ])('%s', (_, answer, kind) => {
    expect(faults(answer)).toContain(kind)
  })

  it('a sentence that leans on one that was left out', () => {
    const leaning = text(DIVIDED).match(/具体办法由[^。]+。/)?.[0] ?? ''
    const before =
      text(DIVIDED)
        .slice(0, text(DIVIDED).indexOf(leaning))
        .match(/[^。；]+[。；]$/)?.[0] ?? ''
    expect(faults(leaning)).toContain('qualifier')
    expect(faults(before)).toContain('qualifier')
    expect(faults(`${PLANNED}${before}${leaning}`)).toEqual([])
    expect(faults(`${before}${leaning}`)).toEqual(['qualifier'])
  })

  it('a quote with a changed word, another document’s name, or of a clause that was not chosen', () => {
    const citation = citationOf(SHARES)
    expect(faults('', { citations: [citation] })).toEqual([])
    for (const wrong of [
      { ...citation, quote: citation.quote.replace('不低于', '不高于') },
      { ...citation, documentNumber: '吉政办发〔2022〕18号' },
      { ...citation, region: '同江市' },
      { ...citation, issuedOn: '2020-01-01' },
      citationOf('jzbf-2022-16.4-6'),
    ])
      expect(faults('', { citations: [wrong] })).toEqual(['quote'])
  })

  it('a contact or a notice of its own', () => {
    expect(faults('', { contacts: [HOTLINE] })).toEqual([])
    expect(faults('', { contacts: [{ ...HOTLINE, phone: '12345' }] })).toEqual(['contact'])
    expect(faults('', { notices: ['这份规划还管用。'] })).toEqual(['unsupported'])
  })

  it('what is wrong in the spoken text alone', () => {
    const told = '救助对象中的14周岁（含）以下儿童，住院救助比例上浮10%。'
    const spoken = forTheEar(told)
    expect(spoken).toBe('救助对象中的十四周岁，含，以下儿童，住院救助比例上浮百分之十。')
    expect(faults(told, { spoken })).toEqual([])
    expect(faults(told, { spoken: spoken.replace('百分之十', '百分之二十') })).toEqual(['number'])
    expect(faults(told, { spoken: spoken.replace('以下', '以上') })).toEqual(['unsupported'])
    expect(faults(told, { spoken: '' })).toEqual(['number'])
  })
})
