import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/search/sentences.ts'

const cut = (text: string, cells?: { column: string; text: string }[]) =>
  sentencesOf(cells ? { text, cells } : { text }).map(({ from, to }) => text.slice(from, to))

describe('sentencesOf', () => {
  it('splits behind the marks that end a sentence, with what closes behind them', () => {
    expect(cut('对盲人、聋人给予优惠照顾。（省残联、省民政厅负责。）建立残疾儿童康复救助制度。')).toEqual([
      '对盲人、聋人给予优惠照顾。',
      '（省残联、省民政厅负责。）',
      '建立残疾儿童康复救助制度。',
    ])
  })

  it('does not split decimals or at commas', () => {
    expect(cut('增长率达到1.5%，其中农村达到2.0%以上')).toHaveLength(1)
  })

  it('reads what is too short with its neighbour, at the end too', () => {
    expect(cut('好。每年为老年人免费体检一次。完。')).toEqual(['好。每年为老年人免费体检一次。完。'])
  })

  it('splits a row behind its cells', () => {
    const cells = [
      { column: '序号', text: '61' },
      { column: '服务项目', text: '公共租赁住房' },
      { column: '服务对象', text: '符合条件的城镇低收入住房困难家庭、新就业无房职工' },
    ]
    const text = cells.map((cell) => `${cell.column}：${cell.text}`).join('；')
    expect(cut(text, cells)).toEqual([
      '序号：61；服务项目：公共租赁住房；',
      '服务对象：符合条件的城镇低收入住房困难家庭、新就业无房职工',
    ])
  })

  it('loses and doubles no character', () => {
    const unit = fc.constantFrom(...'残疾人补贴老年。；！？”）（“,. \n5')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        expect(cut(text).join('')).toBe(text)
      }),
    )
  })
})
