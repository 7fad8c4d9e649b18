import { describe, expect, it } from 'vitest'
import { canonical } from '../../../src/answer/locks/canonical.ts'
import { quantitiesOf } from '../../../src/answer/locks/quantity.ts'

describe('a canonical text', () => {
  it.each([
    ['一百元', '100元'],
    ['每人每月８０元', '每人每月80元'],
    ['百分之十', '10%'],
    ['百分之九十五点五', '95.5%'],
    ['3.5万人', '三万五千人'],
    ['2,000元', '二千元'],
    ['二〇二〇年底', '2020 年底'],
    ['0—6岁', '0至6岁'],
    ['一级、二级', '1级、2级'],
    ['吉政办发〔2017〕52号', '吉政办发二零一七年第五十二号'],
  ])('%s is %s', (one, other) => {
    expect(canonical(one)).toBe(canonical(other))
  })

  it.each([
    ['十三五', '十四五'],
    ['一般', '1般'],
    ['几十人', '10人'],
    ['500元', '500万元'],
    ['三千', '三万'],
    ['第13条', '第14条'],
  ])('%s is not %s', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other))
  })
})

describe('a quantity', () => {
  it.each(['您还问的另一件事', '统一安排一般事务', '“十三五”时期', '几十个'])('is not in %s', (text) => {
    expect(quantitiesOf(text)).toEqual([])
  })

  it.each([
    ['每人每月补贴100元', { value: '100', unit: '元', comparison: '', per: '每人每月' }],
    ['比例不低于75%', { value: '75%', unit: '', comparison: '>=', per: '' }],
    ['比例75%以上', { value: '75%', unit: '', comparison: '>=', per: '' }],
    ['比例不超过75%', { value: '75%', unit: '', comparison: '<=', per: '' }],
    ['14周岁（含）以下', { value: '14', unit: '周岁', comparison: '<=', per: '' }],
    ['2020年底前', { value: '2020', unit: '年', comparison: 'by', per: '' }],
    ['2016年12月10日起', { value: '2016年12月10日', unit: '', comparison: 'from', per: '' }],
    ['拨打12385', { value: '12385', unit: '', comparison: '', per: '' }],
    ['送文艺演出1—2场', { value: '1-2', unit: '场', comparison: '', per: '' }],
  ])('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual([{ text: expect.any(String), ...expected }])
  })
})
