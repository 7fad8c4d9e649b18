import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { findStumbles } from '../../src/speech/gate.ts'
import { sayDigits } from '../../src/speech/numeral.ts'
import { segmentsOf } from '../../src/speech/segment.ts'
import { toSpoken } from '../../src/speech/speak.ts'
import { placeOf } from '../../src/voice/reading.ts'
import { HOTLINE } from '../../src/voice/settings.ts'
import { realPipeline, realSearch } from '../answer/service.ts'
import { answering, Caller, world } from './caller.ts'

const CARE = '重度残疾人护理补贴谁能领'

let pipeline: Pipeline
let care: Answer
beforeAll(async () => {
  pipeline = await realPipeline('2026-11-25')
  care = await pipeline.ask({ question: CARE, channel: 'voice' })
}, 120_000)

const asking = answering((question, context, region) =>
  pipeline.ask({ question, context, channel: 'voice', ...(region ? { region } : {}) }),
)

async function answered(provide = asking, around = world()): Promise<Caller> {
  const caller = new Caller(around, provide)
  await caller.dial()
  await caller.speak(CARE)
  return caller
}

/** As a caller hears it of every heading in the gazettes. */
describe('the place in the source', () => {
  const placed = (heading: string) => toSpoken(placeOf({ path: ['标题', heading], documentTitle: '标题' }))

  it.each([
    ['专栏2 居家社区养老提升行动', '在专栏二，居家社区养老提升行动里'],
    ['附件 重点任务分工', '在附件，重点任务分工里'],
    ['附件2 重点任务分工方案', '在附件二，重点任务分工方案里'],
    ['附件', '在附件里'],
    ['(四)均等化水平稳步提高', '在均等化水平稳步提高这一部分'],
    ['(一)建立联动机制，确保应扶尽扶、应保尽保', '在建立联动机制这一部分'],
    ['吉林省人民政府关于印发某规划的通知', '在印发它的通知里'],
    ['某办公厅转发省民政厅等部门关于某方案的通知', '在印发它的通知里'],
    ['标题', ''],
  ])('%s: %s', (heading, said) => expect(placed(heading)).toBe(said))

  it('is short, and stumbles nowhere, of any clause', async () => {
    const { snapshot } = await realSearch({ words: true })
    const titles = new Map(snapshot.documents.map(({ id, title }) => [id, title]))
    const odd = snapshot.clauses
      .map(({ path, documentId }) => toSpoken(placeOf({ path, documentTitle: titles.get(documentId) ?? '' })))
      .filter(
        (said) =>
          said.length > 40 || /在专栏(?![一二三四五六七八九十])/.test(said) || findStumbles(said).length > 0,
      )
    expect([...new Set(odd)]).toEqual([])
  })
})

const position = ({ call }: Caller) => [call.part, call.at]

describe('an answer', () => {
  it('says what is written, then its source, then what to do next', async () => {
    const caller = await answered()
    const segments = segmentsOf(care.spoken)
    const said = caller.turn?.say.map((s) => s.text) ?? []
    expect(said.slice(0, 3)).toEqual(segments.slice(0, 3))
    expect(said[3]).toMatch(/^出处是/)
    expect(said[4]).toBe('现在的标准请问幺二三八五。')
    expect(said.at(-1)).toMatch(/往下听，请按六；听出处，请按七。$/)
  })

  it('names its source in ten seconds', async () => {
    const caller = await answered()
    const source = caller.turn?.say.find((s) => s.text.startsWith('出处'))
    expect((source?.text.length ?? 99) / 3).toBeLessThanOrEqual(10.5)
    expect(source?.cite).toBe(care.citations[0]?.clauseId)
  })

  it('is heard whole by going on', async () => {
    const caller = await answered()
    const heard = caller.turn?.say.slice(0, 3).map((s) => s.text) ?? []
    while (caller.call.at + caller.call.span < segmentsOf(care.spoken).length) {
      await caller.press('6')
      heard.push(...(caller.turn?.say.slice(0, caller.call.span).map((s) => s.text) ?? []))
    }
    expect(heard).toEqual(segmentsOf(care.spoken))
    await caller.press('6')
    expect(caller.said).toMatch(/^后面没有了/)
  })

  it('never comes without a clause: then it says so and offers a person', async () => {
    const bare: Answer = { ...care, citations: [] }
    const caller = await answered(answering(() => bare))
    expect(caller.said).toMatch(/没有找到依据，不能随便答。.*转给工作人员，好吗/)
    expect(caller.said).not.toContain(segmentsOf(care.spoken)[1])
  })

  it('is refused by what the gazettes do not say', async () => {
    const caller = new Caller(world(), asking)
    await caller.speak('残疾人证怎么办')
    expect(caller.said).toMatch(/没有找到依据/)
    await caller.speak('好的')
    expect(caller.turn?.next).toEqual({ kind: 'transfer', case: '482913', reason: 'no-answer' })
  })

  it('is announced as shortened by a model before it is read', async () => {
    const summary = { by: 'model', model: 'm', promptVersion: '1' } as const
    const caller = await answered(answering(() => ({ ...care, summary })))
    expect(caller.turn?.say[0]?.text).toMatch(/人工智能概括/)
    await caller.press('5')
    expect(caller.turn?.say[0]?.text).toMatch(/人工智能概括/)
  })

  it('is said to come from a made voice once a call', async () => {
    const caller = new Caller(world(), asking)
    expect(await caller.dial()).toMatch(/合成/)
    expect(await caller.speak(CARE)).not.toMatch(/合成/)
    const long = new Caller(world({ settings: { ...HOTLINE, name: '某'.repeat(20) } }), asking)
    expect(await long.dial()).not.toMatch(/合成/)
    expect(await long.speak(CARE)).toMatch(/合成/)
    expect(await long.press('5')).not.toMatch(/合成/)
  })

  it('goes to the point, or into detail, by key and by word', async () => {
    const caller = await answered()
    await caller.press('1')
    expect(caller.call.span).toBe(2)
    expect(caller.said).toMatch(/出处/)
    await caller.speak('详细一点')
    expect(caller.call.span).toBe(segmentsOf(care.spoken).length)
    await caller.speak('只说结论')
    expect(caller.call.span).toBe(2)
    await caller.press('3')
    expect(caller.call.brevity).toBe('detail')
  })

  it('tells its source, its number letter by letter, its code and the clause itself', async () => {
    const caller = await answered()
    expect(await caller.press('7')).toMatch(/^出处是.*已经到期.*文号是吉政办发，二零一七年，第五十二号/)
    expect(await caller.press('7')).toMatch(/^吉林的吉，政府的政.*口述编号是/)
    expect(await caller.press('3')).toMatch(/服务对象：困难残疾人和重度残疾人/)
    await caller.press('*')
    expect(position(caller)).toEqual(['answer', 0])
    expect(await caller.speak('念文号')).toMatch(/^吉林的吉/)
    expect(await caller.speak('念原文')).toMatch(/服务标准/)
    expect(await caller.speak('哪个文件')).toMatch(/^出处是/)
  })
})

describe('a clause, by the code of its citation', () => {
  const code = () => care.citations[0]?.code ?? ''
  const said = () => sayDigits(code())
  const around = () =>
    world({ clauseOf: (given) => care.citations.find((citation) => citation.code === given) })
  const opens: [string, (c: Caller) => Promise<string>][] = [
    ['said', (c) => c.speak(`编号是${said()}`)],
    ['said by itself', (c) => c.speak(said())],
    ['keyed', async (c) => (await c.speak('我有编号'), c.press(`${code()}#`))],
    ['keyed without a word', async (c) => (await c.press('*6661'), c.press(`${code()}#`))],
  ]

  it.each(opens)('is read when it is %s: what it is, whether it holds, its own words', async (_, open) => {
    const caller = new Caller(around(), asking)
    await caller.dial()
    expect(await open(caller)).toMatch(
      /^这是吉林省推进基本公共服务均等化十三五规划里的一条，管到二零二零年底，已经到期。/,
    )
    expect(caller.said).toContain('服务对象：困难残疾人和重度残疾人')
    expect(caller.needs).toEqual([])
    expect(await caller.press('7')).toMatch(/文号是吉政办发/)
    expect(await caller.press('7')).toContain(sayDigits(code().slice(3)))
    // Nothing was answered: nobody is asked whether it helped.
    await caller.speak('再见')
    expect(caller.call.state).toBe('over')
  })

  it('is opened again by its code when the store has lost the rest', async () => {
    const caller = new Caller(around(), asking)
    await caller.speak(said())
    delete caller.call.memory
    expect(await caller.press('5')).toMatch(/^这是/)
  })

  it('is asked for again where a digit is wrong', async () => {
    const wrong = code().replace(/.$/, (last) => String((Number(last) + 1) % 10))
    const caller = new Caller(around(), asking)
    await caller.dial()
    expect(await caller.speak(`编号${sayDigits(wrong)}`)).toMatch(/^没有这个口述编号。/)
    await caller.speak('我有编号')
    expect(await caller.press(`${wrong}#`)).toMatch(/^没有这个口述编号。.*请按编号/)
    expect(caller.call.memory).toBeUndefined()
  })
})

describe('interruption', () => {
  it.each(['嗯', '对', '好的', '嗯 嗯 嗯', '明白了'])(
    '%s goes on with the segment it fell into',
    async (text) => {
      const caller = await answered()
      await caller.speak(text, { heard: 1 })
      expect(position(caller)).toEqual(['answer', 1])
      expect(caller.said).toContain(segmentsOf(care.spoken)[1])
    },
  )

  it.each(['等一下', '停', '别念了', '等 一 下'])('%s stops, and the place is kept', async (text) => {
    const caller = await answered()
    expect(await caller.speak(text, { heard: 2 })).toMatch(/我等您/)
    expect(caller.needs.filter((n) => n.kind === 'ask')).toHaveLength(1)
    await caller.speak('继续')
    expect(position(caller)).toEqual(['answer', 2])
    expect(caller.turn?.say[0]?.text).toBe(segmentsOf(care.spoken)[2])
  })

  it('waits a minute for a pen or a helper', async () => {
    const caller = await answered()
    await caller.speak('请稍等')
    expect(caller.turn?.next).toMatchObject({ listen: { noInputMs: 60_000 } })
    expect(await caller.wait()).toMatch(/^您还在吗/)
    expect(caller.call.state).toBe('answer')
  })

  it('pauses with 5 during speech and goes on with 5 again; else 5 says it once more', async () => {
    const caller = await answered()
    await caller.press('5', 1)
    expect(caller.call.state).toBe('pause')
    await caller.press('5')
    expect(position(caller)).toEqual(['answer', 1])
    const again = caller.said
    expect(await caller.press('5')).toBe(again)
  })

  it('keeps the place when the rate changes in mid-segment', async () => {
    const caller = await answered()
    await caller.press('2', 1)
    expect(caller.turn?.rate).toBe(140)
    expect(position(caller)).toEqual(['answer', 1])
    await caller.press('2', 1)
    expect(caller.said).toMatch(/最慢/)
    await caller.press('8')
    await caller.speak('快一点')
    expect(caller.turn?.rate).toBe(220)
    expect(await caller.speak('残疾人康复有什么服务')).toBeTruthy()
    expect(caller.turn?.rate).toBe(220)
  })

  it('says only that it is slower to who heard all of it: nothing is heard twice unasked', async () => {
    const caller = await answered()
    const whole = caller.turn?.say.length ?? 0
    const slower = await caller.press('2', whole)
    expect(slower).toMatch(/^好的，慢一点。后面还有三段。往下听，请按六/)
    expect(caller.turn?.rate).toBe(140)
    await caller.press('6', 9)
    expect(position(caller)).toEqual(['answer', 3])
    expect(caller.turn?.rate).toBe(140)
  })

  it('says the segment again in which 没听清 fell, not all before it', async () => {
    const caller = await answered()
    await caller.speak('没听清', { heard: 2 })
    expect(position(caller)).toEqual(['answer', 2])
    await caller.speak('再说一遍', { heard: 9 })
    expect(position(caller)).toEqual(['answer', 2])
  })

  it('lets the voice fall where reading stops within a sentence', async () => {
    const broken = `第一段说的是${'甲'.repeat(50)}，${'乙'.repeat(55)}，${'丙'.repeat(55)}，${'丁'.repeat(55)}，${'戊'.repeat(55)}。`
    const caller = await answered(answering(() => ({ ...care, spoken: broken })))
    const said = caller.turn?.say.map((s) => s.text) ?? []
    expect(said[2]).toMatch(/丙。$/)
    expect(said[3]).toMatch(/^出处是/)
    await caller.press('6')
    expect(caller.said).toMatch(/^丁/)
  })

  it('loses none of several keys', async () => {
    const caller = await answered()
    await caller.press('667')
    expect(position(caller)).toEqual(['source', 0])
    await caller.press('*22')
    expect(caller.turn?.rate).toBe(140)
    expect(position(caller)).toEqual(['answer', 0])
    await caller.press('70')
    expect(caller.next).toBe('transfer')
  })

  it('tells how far the answer was heard', async () => {
    const caller = await answered()
    await caller.press('7', 2)
    await caller.wait()
    await caller.press('*')
    await caller.wait()
    expect(caller.effects.filter((e) => e.kind === 'heard').map((e) => e.upTo)).toEqual([2, 3])
  })

  it('moves back from the segment that was broken off', async () => {
    const caller = await answered()
    await caller.press('6')
    await caller.press('4', 1)
    expect(position(caller)).toEqual(['answer', 3])
    await caller.speak('上一段')
    expect(position(caller)).toEqual(['answer', 2])
    await caller.press('444')
    expect(caller.said).toMatch(/^前面没有了/)
  })
})

describe('a lost store', () => {
  const forget = (caller: Caller): void => {
    delete caller.call.memory
  }
  it('leaves the place: the answer is fetched again and read on from there', async () => {
    const caller = await answered()
    await caller.press('6')
    const at = position(caller)
    forget(caller)
    await caller.press('5')
    expect(position(caller)).toEqual(at)
    expect(caller.said).toContain(segmentsOf(care.spoken)[3])
  })
  it('leaves the person and what is known of the question', async () => {
    const caller = await answered()
    forget(caller)
    expect(await caller.speak('人工')).toMatch(/您刚才的问题我已经记下/)
    expect(caller.next).toBe('transfer')
  })
})

describe('the topics', () => {
  it.each(HOTLINE.topics)('$name is answered from a clause', async ({ question }) => {
    const answer = await pipeline.ask({ question, channel: 'voice', region: '吉林省' })
    expect(answer.status).toBe('answered')
    expect(answer.citations.length).toBeGreaterThan(0)
  })
})
