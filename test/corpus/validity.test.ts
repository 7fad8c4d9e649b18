import { describe, expect, it } from 'vitest'
import { byCurrency, validityOf } from '../../src/corpus/validity.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { realCorpus, realInput } from './shelf.ts'

const documentOf = (id: string) => {
  const found = realCorpus().documents.find((d) => d.id === id)
  if (!found) throw new Error(id)
  return found
}
const at = (id: string, today: string): string => validityOf(documentOf(id), today).status

/** Of each document: from and to as its own text has them (“十三五”, 自印发之日起, 自2017年1月1日起); what it does not say is absent. */
const PERIODS: [id: string, from: string | undefined, to: string | undefined, today: string][] = [
  ['jzf-2016-44', '2016-01-01', '2020-12-31', 'lapsed'],
  ['jzf-2016-44-jd', '2016-01-01', '2020-12-31', 'lapsed'],
  ['jzbf-2016-81', undefined, undefined, 'unknown'],
  ['jzbf-2016-82', '2016-11-29', undefined, 'unknown'],
  ['jzbf-2016-83', '2016-12-10', undefined, 'unknown'],
  ['jzbf-2016-84', '2017-01-01', undefined, 'unknown'],
  ['jzbf-2016-85', undefined, undefined, 'unknown'],
  ['jzbf-2017-52', '2016-01-01', '2020-12-31', 'lapsed'],
  ['jzbf-2017-55', undefined, undefined, 'unknown'],
  ['jzbf-2017-55-jd', undefined, undefined, 'unknown'],
  ['jzbf-2017-57', undefined, undefined, 'unknown'],
  ['jl-2017-22-jlsrmzfrsrm', undefined, undefined, 'unknown'],
  ['jzf-2022-12', '2021-01-01', '2025-12-31', 'lapsed'],
  ['jzbf-2022-16', undefined, undefined, 'unknown'],
  ['jzbf-2022-18', '2021-01-01', '2025-12-31', 'lapsed'],
  ['jl-2022-23-jlsrmzfgbjj', undefined, undefined, 'unknown'],
  ['tzf-2017-37', '2016-01-01', '2020-12-31', 'lapsed'],
]

describe('validity', () => {
  it('is decided for every document', () => {
    expect(PERIODS.map(([id]) => id).toSorted()).toEqual(
      realCorpus()
        .documents.map((d) => d.id)
        .toSorted(),
    )
  })

  it.each(PERIODS)('%s: from %s to %s, on 2026-11-25 %s', (id, from, to, status) => {
    expect(documentOf(id).inForce).toMatchObject({ ...(from ? { from } : {}), ...(to ? { to } : {}) })
    expect([documentOf(id).inForce.from, documentOf(id).inForce.to]).toEqual([from, to])
    expect(at(id, '2026-11-25')).toBe(status)
  })

  it.each([
    ['jzbf-2017-52', '2020-12-31', 'in_force'],
    ['jzbf-2017-52', '2021-01-01', 'lapsed'],
    ['jzf-2022-12', '2020-12-31', 'unknown'],
    ['jzf-2022-12', '2025-12-31', 'in_force'],
    ['jzf-2022-12', '2026-01-01', 'lapsed'],
  ])('%s on %s: %s', (id, today, status) => expect(at(id, today)).toBe(status))

  it('tells what holds before what may hold, and what reaches further before the rest', () => {
    const order = ['tzf-2017-37', 'jzbf-2016-84', 'jzf-2022-12', 'jzbf-2022-16']
      .map(documentOf)
      .toSorted((a, b) => byCurrency(a, b, '2024-05-01'))
    expect(order.map((d) => d.id)).toEqual(['jzf-2022-12', 'jzbf-2022-16', 'jzbf-2016-84', 'tzf-2017-37'])
  })
})

describe('the manifest', () => {
  const withSaid = (said: object) => {
    const input = realInput()
    const manifest = JSON.parse(input.manifest) as { documents: object }
    return readCorpus({ ...input, manifest: JSON.stringify({ ...manifest, documents: said }) })
  }

  it('has the last word on a period', () => {
    const { documents } = withSaid({ '吉政办发〔2017〕52号': { inForceTo: '2019-06-30' } })
    const plan = documents.find((d) => d.id === 'jzbf-2017-52')
    expect(plan && validityOf(plan, '2019-07-01').status).toBe('lapsed')
  })

  it('names what replaced a document, and what is newer, by 文号', () => {
    const { documents } = withSaid({
      '吉政办发〔2016〕84号': { replacedBy: '吉政办发〔2022〕16号', newer: ['吉政发〔2022〕12号'] },
    })
    expect(documents.find((d) => d.id === 'jzbf-2016-84')).toMatchObject({
      replacedBy: 'jzbf-2022-16',
      newer: ['jzf-2022-12'],
    })
    expect(() => withSaid({ '吉政办发〔2016〕84号': { replacedBy: '吉政发〔1999〕1号' } })).toThrow(
      '没有收录“吉政发〔1999〕1号”',
    )
  })
})
