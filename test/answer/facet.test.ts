import { describe, expect, it } from 'vitest'
import { facetsOf, holds } from '../../src/answer/facet.ts'

describe('facets', () => {
  it.each([
    ['护理补贴一个月多少钱', ['money', 'count']],
    ['住院能报百分之几', ['money', 'count']],
    ['这事归哪个部门管', ['office']],
    ['费用谁来出', ['payer']],
    ['什么人能领', ['who']],
    ['每年开几次', ['count']],
    ['啥时候开始', ['when']],
    ['老人吃饭咋办', []],
  ])('%s asks for %j', (question, facets) => expect(facetsOf(question)).toEqual(facets))

  it('money is held by amounts, shares and words that settle it', () => {
    for (const text of ['每人每月８０元', '不低于70%', '免费开放', '全额资助', '公交半价'])
      expect(holds(text, 'money')).toBe(true)
    for (const text of ['给予补贴', '合理确定救助标准', '2020年建成3所'])
      expect(holds(text, 'money')).toBe(false)
  })
})
