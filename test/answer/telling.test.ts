import { describe, expect, it } from 'vitest'
import { tellRow } from '../../src/answer/telling.ts'
import { realClause } from '../corpus/shelf.ts'

describe('a row in words', () => {
  it('tells a service: for whom, what, who pays, who is responsible', () => {
    expect(tellRow(realClause('jzbf-2017-52.f1-t1-75'), { facets: [], leads: false })).toBe(
      '困难残疾人生活补贴和重度残疾人护理补贴，服务对象是困难残疾人和重度残疾人。为低保家庭中的残疾人提供生活补贴，为残疾等级被评定为一级、二级的重度残疾人提供护理补贴。逐步提高补贴标准、扩大补贴范围。“十三五”时期，目标人群覆盖率95%以上。支出责任：市县政府负责，中央、省级财政适当补助。牵头负责单位是省民政厅、省财政厅、省残联。',
    )
  })

  it('tells the office first when it is asked for, and that the first one leads where a note says so', () => {
    expect(tellRow(realClause('tzf-2017-37.f1-t1-10'), { facets: ['office'], leads: true })).toMatch(
      /：负责单位是市残联、工信局、民政局、人社局，列第一位者为牵头单位。$/,
    )
  })

  it('tells an indicator with its years', () => {
    expect(tellRow(realClause('jzbf-2017-52.2-2-4-t1-r2'), { facets: [], leads: false })).toBe(
      '学前三年毛入园率（%）：2015年是76.5。2020年是90。',
    )
  })
})
