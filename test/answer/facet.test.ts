import { describe, expect, it } from 'vitest'
import { facetsOf, holds } from '../../src/answer/facet.ts'

describe('facets', () => {
  it.each([
    ['护理补贴一个月多少钱', ['sum', 'count']],
    ['住院能报百分之几', ['share', 'count']],
    ['看病能给报多少钱', ['pay', 'share', 'count']],
    ['单位给交多少', ['pay', 'count']],
    ['围着哪几块内容干', []],
    ['这事归哪个部门管', ['office']],
    ['费用谁来出', ['payer']],
    ['什么人能领', ['who']],
    ['每年开几次', ['count']],
    ['六十岁以上老人有多少万', ['count']],
    ['啥时候开始', ['when']],
    ['补助哪天打到卡上', ['when', 'day']],
    ['施工队的电话是多少', ['count', 'phone']],
    ['给老人办事的热线电话是多少', ['count']],
    ['老人吃饭咋办', []],
  ])('%s asks for %j', (question, facets) => expect(facetsOf(question)).toEqual(facets))

  it('a sum is held by an amount or by words that settle it, not by a share', () => {
    for (const text of ['每人每月８０元', '一百元', '免费开放', '全额资助', '公交半价'])
      expect(holds(text, 'sum')).toBe(true)
    for (const text of ['给予补贴', '目标人群覆盖率95%以上', '2020年建成3所'])
      expect(holds(text, 'sum')).toBe(false)
  })

  it('what is paid is held by a sum or by a share of one', () => {
    for (const text of ['每人每月80元', '缴纳工资总额的6%左右']) expect(holds(text, 'pay')).toBe(true)
    expect(holds('给予补贴', 'pay')).toBe(false)
  })

  it('a day is held by one, not by a year', () => {
    for (const text of ['二〇一七年十一月三日通过', '自发布之日起施行', '6月30日前'])
      expect(holds(text, 'day')).toBe(true)
    expect(holds('从2017年开始执行', 'day')).toBe(false)
  })

  it("a body's telephone is not held by a hotline's number", () => {
    expect(holds('咨询电话0431-82700000', 'phone')).toBe(true)
    expect(holds('完善“12333”电话咨询服务', 'phone')).toBe(false)
  })

  it('a share is held by a percentage or a sum', () => {
    for (const text of ['不低于70%', '百分之五', '差额补助']) expect(holds(text, 'share')).toBe(true)
    expect(holds('合理确定救助标准', 'share')).toBe(false)
  })
})
