import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Question } from '../../src/answer/answer.ts'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { realClause } from '../corpus/shelf.ts'
import { realPipeline } from './service.ts'

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await realPipeline('2026-11-25')
})
const ask = (question: string, rest: Omit<Question, 'question'> = {}): Promise<Answer> =>
  pipeline.ask({ question, ...rest })

const placesOf = ({ citations }: Pick<Answer, 'citations'>): string[] => [
  ...new Set(citations.map((c) => c.region)),
]

/** Our own plain questions about the two plans for disabled people, whose clauses are twins of each other. */
const TWINS = ['jzf-2016-44', 'tzf-2017-37'].flatMap((id) => {
  const asked = JSON.parse(
    readFileSync(new URL(`../../corpus/questions/${id}.json`, import.meta.url), 'utf8'),
  ) as Record<string, { plain: string[] }>
  return Object.entries(asked)
    .filter(([clause]) => realClause(clause).kind === 'row' || /\.3-/.test(clause))
    .flatMap(([, { plain }]) => plain.slice(0, 1))
    .filter((q) => !/吉林|同江|全省|我省|全市|我市|省|市/.test(q))
    .slice(0, 24)
})

describe('twin questions', () => {
  it('are more than sixty in all', () => {
    expect(TWINS.length * 3).toBeGreaterThanOrEqual(60)
  })

  it.each(TWINS)('%s', async (question) => {
    const asked: [place: string, answer: Answer][] = [
      ['吉林省', await ask(question, { region: '吉林省' })],
      ['同江市', await ask(question, { region: '同江市' })],
      ['吉林省', await ask(`在吉林省，${question}`)],
      ['同江市', await ask(`在同江，${question}`)],
      ['吉林省', await ask(`我家在延边和龙，${question}`)],
      ['同江市', await ask(`我家在街津口，${question}`)],
    ]
    for (const [place, answer] of asked) {
      expect(placesOf(answer).filter((p) => p !== place)).toEqual([])
      if (answer.status !== 'answered') continue
      expect(answer.answer).toContain(`管${place}。`)
      expect(answer.answer).not.toContain(`管${place === '同江市' ? '吉林省' : '同江市'}。`)
    }
  })

  it('are answered for most of the time', async () => {
    const answers = await Promise.all(
      TWINS.flatMap((q) => ['吉林省', '同江市'].map((region) => ask(q, { region }))),
    )
    expect(answers.filter((a) => a.status === 'answered').length).toBeGreaterThan(answers.length * 0.6)
  })
})

const CARE = '重度残疾人护理补贴谁能领'

describe('a place', () => {
  it.each([
    ['佳木斯市', '同江的文件在佳木斯不算数'],
    ['哈尔滨', '黑龙江别的地方'],
    ['富锦市', '旁边的县级市'],
    ['沈阳', '别的省'],
    ['火星', '没有这个地方'],
  ])('%s has no documents here (%s)', async (region) => {
    const answer = await ask(CARE, { region })
    expect(answer).toMatchObject({ status: 'no_answer', reason: 'other_region', citations: [] })
    expect(answer.answer).toMatch(/^没有收录.+的文件。我只有吉林省和同江市的公报。您可以打当地的12385问。$/)
  })

  it.each(['长春', '延边', '吉林市', '敦化市贤儒镇', '长白山', '辽源市西安区'])(
    '%s is under the documents of 吉林省',
    async (region) => expect(placesOf(await ask(CARE, { region }))).toEqual(['吉林省']),
  )

  it.each([
    ['沈阳的护理补贴谁能领', '沈阳市'],
    ['大连那边护理补贴谁能领', '大连市'],
    ['我在沈阳，残疾补贴多少', '沈阳市'],
    ['我家在沈阳，护理补贴谁能领', '沈阳市'],
    ['佳木斯的护理补贴谁能领', '佳木斯市'],
  ])('%s asks for %s, wherever the resident is', async (question, name) => {
    for (const region of ['吉林省', '同江市']) {
      const answer = await ask(question, { region })
      expect(answer.reason).toBe('other_region')
      expect(answer.answer).toContain(name)
    }
  })

  it.each([
    '我在沈阳，住院回来报销，医疗救助给多少比例',
    '孩子在青岛上学，住院回来报销，医疗救助给多少比例',
    '去北京看病，医疗救助比例是多少',
  ])('%s speaks of another place in passing', async (question) => {
    expect((await ask(question, { region: '吉林省' })).reason).not.toBe('other_region')
  })

  it.each([
    ['孤儿的钱北京掏不掏', '吉林省'],
    ['这份规划的依据是佳木斯哪份文件', '同江市'],
    ['去北京看病，回来报销的事', undefined],
  ])('%s means what comes from above, or a way', async (question, region) => {
    expect((await ask(question, region ? { region } : {})).reason).not.toBe('other_region')
  })

  it.each(['长春', '我在长春住', '那和龙的呢'])(
    'said alone behind a question is where that is asked of: %s',
    async (said) => {
      const first = '老人走不动了，大夫能不能上门看病'
      const there = await ask(said, { context: [first] })
      const whole = await ask(first, { region: '吉林省' })
      expect(there.answer).toBe(whole.answer)
    },
  )

  it('without documents stays so when it is said alone', async () => {
    const { reason } = await ask('我在沈阳', { context: ['护理补贴谁能领'] })
    expect(reason).toBe('other_region')
  })

  it('says which of two places it has nothing of', async () => {
    const { answer, status } = await ask('双鸭山和同江，重度残疾人能按单人户吃低保吗')
    expect(status).toBe('answered')
    expect(answer).toContain('没有收录双鸭山市的文件。')
  })
})

describe('no place', () => {
  it('is answered for each place, by name, where they differ', async () => {
    const answers = await Promise.all(TWINS.map((q) => ask(`吉林省和同江市，${q}`)))
    const both = answers.filter((a) => /\n吉林省：[^]*\n同江市：/.test(a.answer))
    expect(both.length).toBeGreaterThan(0)
    for (const { answer, citations } of both) {
      expect(placesOf({ citations: citations.slice(0, 2) }).toSorted()).toEqual(
        ['同江市', '吉林省'].toSorted(),
      )
      expect(answer.split('已经到期').length).toBe(2)
    }
  })

  it('never mixes two places without their names', async () => {
    for (const question of TWINS) {
      const { answer, status } = await ask(question)
      if (status !== 'answered') continue
      const sources = ['吉林省', '同江市'].filter((name) => answer.includes(`管${name}。`))
      expect(sources.length, question).toBeGreaterThan(0)
      const labelled = sources.filter((name) => `\n${answer}`.includes(`\n${name}：`))
      expect(labelled.length, question).toBe(sources.length > 1 ? 2 : 0)
    }
  })

  it('asks back once on the telephone, and goes on from the place', async () => {
    const asked = (await Promise.all(TWINS.map((q) => ask(q, { channel: 'voice' })))).map((a, i) => ({
      ...a,
      question: TWINS[i] ?? '',
    }))
    const back = asked.filter((a) => a.status === 'clarify')
    expect(back.length).toBeGreaterThan(0)
    for (const { answer, question } of back) {
      expect(answer).toBe('您在吉林省，还是在同江市？两边的规定不一样。')
      const next = await ask('同江', { channel: 'voice', context: [question] })
      expect(next.status).not.toBe('clarify')
      expect(placesOf(next)).toEqual(['同江市'])
      expect((await ask('不知道', { channel: 'voice', context: [question] })).status).not.toBe('clarify')
    }
  })
})
