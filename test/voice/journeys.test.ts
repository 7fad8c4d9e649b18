import { beforeAll, describe, expect, it } from 'vitest'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { realPipeline } from '../answer/service.ts'
import { numbersHeard } from '../speech/heard.ts'
import { answering, Caller, world } from './caller.ts'

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await realPipeline('2026-11-25')
}, 120_000)

const real = answering((question, context, region) =>
  pipeline.ask({ question, context, channel: 'voice', ...(region ? { region } : {}) }),
)

async function dialled(around = world()): Promise<Caller> {
  const caller = new Caller(around, real)
  await caller.dial()
  return caller
}

const sourced = /出处/

describe('seven calls on the real gazettes', () => {
  it('an amount: the share that is written, that the plan is over, its source, whom to ask', async () => {
    const caller = await dialled()
    const said = await caller.speak('城乡居民医保住院费用报销比例是多少')
    expect(said).toMatch(/已经到期/)
    expect(said).toMatch(/百分之七十五/)
    expect(said).toMatch(sourced)
    expect(said).toMatch(/请问幺二三九三/)
    const answer = await pipeline.ask({ question: '城乡居民医保住院费用报销比例是多少', channel: 'voice' })
    const told = caller.call.memory?.parts.answer.map((s) => s.text).join('') ?? ''
    expect(numbersHeard(told)).toEqual(numbersHeard(answer.spoken))
  })

  it('whom to ask: the office, and the source when it is asked for', async () => {
    const caller = await dialled()
    expect(await caller.speak('残疾人职业培训归哪个部门管')).toMatch(/省残联/)
    expect(await caller.speak('出处')).toMatch(/文号是吉政办发，二零一七年，第五十二号/)
  })

  it('another place: that its gazettes are not held, and a person', async () => {
    const caller = await dialled()
    expect(await caller.speak('哈尔滨的残疾人补贴怎么领')).toMatch(/没有收录/)
    expect(caller.call.state).toBe('offer')
    await caller.press('1')
    expect(caller.next).toBe('transfer')
  })

  it('mumbled: read back, put right, answered', async () => {
    const caller = await dialled()
    await caller.rustle()
    expect(await caller.speak('复读残疾人胡里补贴', { confidence: 0.3 })).toMatch(/您问的是/)
    await caller.speak('重度残疾人护理补贴谁能领', { confidence: 0.9 })
    expect(caller.said).toMatch(/一级、二级的重度残疾人/)
  })

  it('silent: helped three times, then a person', async () => {
    const caller = await dialled()
    const said = [await caller.wait(), await caller.wait(), await caller.wait()]
    expect(new Set(said).size).toBe(3)
    expect(caller.next).toBe('transfer')
  })

  it('keys only: a topic, the rest of it, its source, whether it helped, the end', async () => {
    const caller = await dialled()
    expect(await caller.press('*')).toMatch(/^问残疾人补贴，请按一/)
    expect(await caller.press('6')).toMatch(/^问看病报销，请按一/)
    expect(await caller.press('1')).toMatch(/百分之七十五/)
    await caller.press('6')
    await caller.press('77')
    expect(caller.said).toMatch(/口述编号是/)
    for (let i = 0; i < 3; i++) await caller.wait()
    expect(caller.said).toMatch(/有帮助，请按一/)
    await caller.press('1')
    await caller.wait()
    expect(caller.next).toBe('hangup')
    expect(caller.effects).toContainEqual({ kind: 'outcome', outcome: 'answered' })
  })

  it('out of hours: an answer, then a call-back with time, number and case', async () => {
    const caller = await dialled(world({ open: false }))
    expect(caller.said).toMatch(/下班/)
    expect(await caller.speak('残疾人康复有什么服务')).toMatch(sourced)
    await caller.speak('转人工')
    expect(await caller.speak('上午')).toMatch(/同意/)
    await caller.speak('同意')
    expect(await caller.speak('可以')).toMatch(/上午打给您.*编号是四八二九一三/)
    await caller.speak('没问题')
    await caller.speak('没有了，再见')
    await caller.speak('有帮助')
    expect(caller.said).toMatch(/编号是四八二九一三.*再见/)
    await caller.wait()
    expect(caller.effects).toContainEqual({ kind: 'outcome', outcome: 'call-back' })
  })

  it('voice only: on, back, slower, source, clause, another question', async () => {
    const caller = await dialled()
    await caller.speak('重度残疾人护理补贴谁能领')
    for (const command of ['继续', '上一段', '慢一点', '出处', '念文号', '原文', '返回', '换个问题'])
      expect(await caller.speak(command), command).not.toBe('')
    expect(caller.call).toMatchObject({ state: 'question', rate: 140 })
  })
})
