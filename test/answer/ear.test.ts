import { describe, expect, it } from 'vitest'
import { forTheEar } from '../../src/answer/ear.ts'

describe('an answer for the ear', () => {
  it('says what holds, then where that stands, then what to do', () => {
    const answer = [
      '这份规划2020年底已经到期，里面的待遇不一定停了。当时写的是：',
      '（二）提高补贴标准，每人每月80元。',
      '现在的标准请问12385。',
      '出处：《吉林省人民政府办公厅关于提高补贴标准的通知》（吉政办发〔2017〕52号），管吉林省。',
      '原来的省卫生计生委，现在是省卫生健康委。',
    ].join('\n')
    expect(forTheEar(answer).split('\n')).toEqual([
      '这份规划二零二零年底已经到期，里面的待遇不一定停了。当时写的是：',
      '提高补贴标准，每人每月八十元。',
      '出处：关于提高补贴标准的通知，吉政办发，二零一七年，第五十二号，管吉林省。',
      '原来的省卫生计生委，现在是省卫生健康委。',
      '现在的标准请问幺二三八五。',
    ])
  })

  it.each([
    ['2.加强管理。', '加强管理。'],
    ['同江市：这是政府计划做的事。(一)加强管理。', '同江市：这是政府计划做的事。加强管理。'],
    ['一、加强管理。', '加强管理。'],
  ])('leaves out the number of a lone item: %s', (written, heard) => {
    expect(forTheEar(written)).toBe(heard)
  })

  it.each([
    ['（一）甲；（二）乙。', '第一，甲；第二，乙。'],
    ['1.甲。2.乙。', '第一，甲。第二，乙。'],
    ['一、二级残疾人。', '一、二级残疾人。'],
    ['三、四类人员。', '三、四类人员。'],
    ['1、2级残疾人。', '一、二级残疾人。'],
    ['2.5倍以内。', '二点五倍以内。'],
  ])('keeps what is no lone item’s: %s', (written, heard) => {
    expect(forTheEar(written)).toBe(heard)
  })

  it('keeps the issuer where no number names it', () => {
    expect(forTheEar('出处：《吉林省人民政府关于甲的解读》，管吉林省。')).toBe(
      '出处：吉林省人民政府关于甲的解读，管吉林省。',
    )
  })
})
