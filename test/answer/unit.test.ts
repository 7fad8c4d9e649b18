import { describe, expect, it } from 'vitest'
import { unitAsked } from '../../src/answer/unit.ts'

describe('the unit that is asked for', () => {
  it.each([
    ['厂房要多少平才行', '不少于300平方米', '每月补贴300元'],
    ['药费给报百分之几', '支付比例为70%左右', '每人每年60元'],
    ['一年给多少钱', '每生每年1000元', '覆盖率达到95%'],
    ['得满几周岁', '年满十六周岁', '每年2次'],
    ['还能吃几个月', '继续享受18个月待遇', '每次30元'],
    ['大夫几天来一趟', '每10天随访1次', '共5名'],
    ['一年下乡演几场', '每年不少于6场演出', '每场800元'],
    ['护理床占多大比例', '护理型床位比例(%);2020年:30', '床位30张'],
    ['打官司找援助得花多少钱', '对当事人免费', '每周2次'],
    ['镇里得配几名护士', '至少配备2名护士', '每月2次'],
  ])('%s', (question, holding, missing) => {
    expect(unitAsked(question)?.test(holding)).toBe(true)
    expect(unitAsked(question)?.test(missing)).toBe(false)
  })

  it('is none where no number is asked for', () => {
    expect(unitAsked('谁家给办')).toBeUndefined()
    expect(unitAsked('')).toBeUndefined()
  })
})
