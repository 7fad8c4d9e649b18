import { beforeAll, describe, expect, it } from 'vitest'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { asksOf } from '../../src/answer/asks.ts'
import { realPipeline } from './service.ts'

describe('what is asked at once', () => {
  it.each([
    [
      '家里有个失能老人，有没有护理补贴，谁家给评',
      ['家里有个失能老人，有没有护理补贴', '家里有个失能老人，有没有护理补贴，谁家给评'],
    ],
    ['幼儿园有没有资助？高中一年给多少助学金？', ['幼儿园有没有资助', '高中一年给多少助学金']],
    ['临时救助谁能申请，给多少', ['临时救助谁能申请', '临时救助谁能申请，给多少']],
    [
      '老大上中专，学费免不免，老二上高中，助学金给多少',
      ['老大上中专，学费免不免', '老二上高中，助学金给多少'],
    ],
  ])('%s', (question, texts) => {
    expect(asksOf(question).map((a) => a.text)).toEqual(texts)
  })

  it.each([
    '低保户看病能报多少',
    '我家住四楼，老太太腿脚不好，电梯能不能给加装',
    '家里没啥收入，药费能不能报',
    '弄个床栏杆啥的，给不给出钱',
    '手头一点余钱没有，取暖费谁给',
    '我们几个工友出门打工，路费给报吗',
    '您好',
    '',
    '？？？',
    '吗，'.repeat(9),
  ])('is one thing, or none to tell apart: %j', (question) => expect(asksOf(question)).toEqual([]))
})

/** Halves that the gazettes say, each with one that they do not (hours, papers, other years' sums). */
const HALVES = [
  ['普通高中国家助学金一年多少钱', '申请表在哪个网站下载'],
  ['寄宿生生活补助小学一年多少钱', '哪天打到卡里'],
  ['12333热线都管什么', '接线员一个月工资多少'],
  ['残疾人坐公交免不免费', '坐飞机能打几折'],
  ['农村危房改造谁能享受', '工程队的电话是多少'],
  ['孤儿基本生活保障给谁', '领钱要带几张照片'],
  ['吃低保的人收入超了还能领几个月', '低保证丢了上哪补办'],
  ['公租房一套面积多大', '今年租金每平多少钱'],
  ['老年人健康管理多大岁数能做', '体检那天几点开门'],
  ['残疾儿童上学有没有补助', '学校食堂一顿饭多少钱'],
] as const

describe('half an answer', () => {
  let pipeline: Pipeline
  beforeAll(async () => {
    pipeline = await realPipeline('2026-11-21')
  })

  it('is told as half, whichever half comes first', async () => {
    const outcomes = await Promise.all(
      HALVES.flatMap(([said, unsaid]) => [`${said}，${unsaid}？`, `${unsaid}，${said}？`]).map((question) =>
        pipeline.ask({ question, region: '吉林省' }),
      ),
    )
    const partial = outcomes.filter((a) => a.completeness === 'partial')
    expect(partial.length).toBeGreaterThanOrEqual(16)
    const saying = partial.filter((a) =>
      a.notices.some((n) => n.includes('公报里没有写') && a.answer.includes(n)),
    )
    expect(saying).toEqual(partial)
  })

  it('does not give back figures of the question', async () => {
    const { answer } = await pipeline.ask({
      question: '普通高中国家助学金一年多少钱，是不是985块7，哪天打到卡里？',
      region: '吉林省',
    })
    expect(answer).not.toContain('985')
  })
})
