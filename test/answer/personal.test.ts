import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { maskPersonal } from '../../src/privacy/mask.ts'
import { realPipeline } from './service.ts'

const questions = ['000', '001', '002', '004'].flatMap((name) =>
  readFileSync(new URL(`../eval/dev/${name}-dev.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { question: string; region?: string }),
)
const FIFTY = questions.filter((_, i) => i % Math.floor(questions.length / 50) === 0).slice(0, 50)

const TOLD: ((question: string) => string)[] = [
  (q) => `我的身份证号是22010219800101123X，${q}`,
  (q) => `${q}（残疾证22010219800101123X43）`,
  (q) => `电话138 0013 8000，${q}`,
  (q) => `俺家住红旗街12号3单元501室。${q}`,
  (q) => `卡号6228480000000000004，${q}`,
  (q) => `幺三八零零一三八零零零，${q}`,
  (q) => `${q}请打0431-88904752找我`,
]

describe('a question in which people say who they are', () => {
  let pipeline: Pipeline
  beforeAll(async () => {
    pipeline = await realPipeline('2026-11-24')
  })
  const ask = async ({ question, region }: { question: string; region?: string }) => {
    const {
      id: _,
      timings: __,
      ...told
    } = await pipeline.ask({
      question: maskPersonal(question),
      ...(region ? { region } : {}),
    })
    return told satisfies Omit<Answer, 'id' | 'timings'>
  }

  it('is tried with fifty questions', () => {
    expect(FIFTY).toHaveLength(50)
  })

  it.each(FIFTY)('is answered as without: $question', async ({ question, region }) => {
    const plain = await ask({ question, ...(region ? { region } : {}) })
    for (const tell of TOLD) {
      const told = tell(question)
      expect(maskPersonal(told), told).toContain('〔')
      expect(await ask({ question: told, ...(region ? { region } : {}) }), told).toEqual(plain)
    }
  })

  it('that is nothing but a number has no answer, and no error', async () => {
    expect(await ask({ question: '13800138000' })).toMatchObject({ status: 'no_answer' })
  })
})
