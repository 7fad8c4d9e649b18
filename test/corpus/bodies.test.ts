import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseBodies } from '../../src/corpus/bodies.ts'
import { realClause, realCorpus } from './shelf.ts'

const tsv = readFileSync(new URL('../../corpus/bodies.tsv', import.meta.url), 'utf8')
const bodies = parseBodies(tsv)
const documentOf = (id: string) => {
  const found = realCorpus().documents.find((d) => d.id === id)
  if (!found) throw new Error(id)
  return found
}
const header = tsv.split('\n')[0] ?? ''

describe('bodies', () => {
  it.each([
    ['jzbf-2017-52', '省卫生计生委牵头', ['省卫生健康委']],
    ['jzbf-2017-52', '省人力资源社会保障厅负责就业培训', []],
    ['jzbf-2017-52', '医疗保险由省人力资源社会保障厅负责', ['省医疗保障局']],
    ['jzbf-2017-57', '省食品药品监督管理局负责疫苗流通', ['省药监局']],
    ['jzbf-2017-52', '省质监局、省食品药品监管局', ['省市场监管厅']],
    ['jzbf-2017-52', '食品药品安全保障由省食品药品监管局负责', ['省市场监管厅']],
    ['jzf-2016-44', '省新闻出版广电局、省文化厅', ['省广电局', '省文化和旅游厅']],
    ['jzf-2022-12', '省卫生健康委、省医保局', []],
    ['jzbf-2022-18', '省乡村振兴局', ['省农业农村厅']],
    ['tzf-2017-37', '市残联、民政局、财政局、卫计局', ['市卫生健康局']],
    ['tzf-2017-37', '省卫生计生委', []],
  ])('%s “%s” → %j', (id, text, now) =>
    expect(bodies.changesIn(text, documentOf(id), '2026-11-25').map((c) => c.is)).toEqual(now),
  )

  it('changes nothing before its day', () => {
    const tax = (today: string) => bodies.changesIn('省国税局', documentOf('jzbf-2017-55'), today).length
    expect([tax('2018-06-14'), tax('2018-06-15')]).toEqual([0, 1])
  })

  it.each([
    ['jzf-2016-44.f1-t1-1', '吉林省民政厅', undefined],
    ['tzf-2017-37.f1-t1-1', '同江市民政局', undefined],
    ['jzbf-2017-52.f1-t1-24', '吉林省医疗保障局', '省人力资源社会保障厅'],
  ])('%s is the business of %s', (id, name, was) =>
    expect(bodies.responsibleFor(realClause(id), documentOf(id.split('.')[0] ?? ''), '2026-11-25')).toEqual({
      name,
      ...(was ? { was } : {}),
    }),
  )

  it('names as responsible only what the clause itself names', () => {
    for (const clause of realCorpus().clauses) {
      const found = bodies.responsibleFor(clause, documentOf(clause.documentId), '2026-11-25')
      if (!found) continue
      const printed = (found.was ?? found.name).replace(/^(?:吉林(?=省)|同江(?=市))/, '')
      expect(clause.text, clause.id).toContain(printed.startsWith('市') ? printed.slice(1) : printed)
      expect(found.name).toMatch(/(?:厅|局|委|办|残联|部)$/)
    }
  })

  it('keeps no row that no document needs', () => {
    const texts = (region: string) =>
      realCorpus()
        .clauses.filter((c) => documentOf(c.documentId).region === region)
        .map((c) => c.text)
        .join('\n')
    for (const line of tsv.trim().split('\n').slice(1)) {
      const [region = '', was = ''] = line.split('\t')
      expect(texts(region), was).toContain(was.replace(/^市/, ''))
    }
  })

  it.each([
    ['地区\t原名', '第一行'],
    [`${header}\n吉林省\t省甲局`, '六栏'],
    [`${header}\n吉林省\t省甲局\t省乙局\t\t二〇一八\t某方案`, '2018-06-15'],
    [`${header}\n吉林省\t甲局\t省乙局\t\t2018\t某方案`, '开头'],
  ])('refuses %j', (text, says) => expect(() => parseBodies(text)).toThrow(says))
})
