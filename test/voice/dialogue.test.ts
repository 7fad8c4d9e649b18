import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { readRegions } from '../../src/corpus/region.ts'
import { HOTLINE } from '../../src/voice/settings.ts'
import type { Earlier, Need } from '../../src/voice/turn.ts'
import { realPipeline } from '../answer/service.ts'
import { answering, bare, Caller, world } from './caller.ts'

const CARE = '重度残疾人护理补贴谁能领'

let care: Answer
let none: Answer
beforeAll(async () => {
  const pipeline = await realPipeline('2026-11-25')
  care = await pipeline.ask({ question: CARE, channel: 'voice' })
  none = await pipeline.ask({ question: '残疾人证怎么办', channel: 'voice' })
}, 120_000)

const known = answering((question) => (question.includes('护理补贴') ? care : none))

const dialled = async (around = world(), provide = known): Promise<Caller> => {
  const caller = new Caller(around, provide)
  await caller.dial()
  return caller
}

describe('the start', () => {
  it('is an open question: nothing has to be chosen', async () => {
    const caller = await dialled()
    expect(caller.said).toBe(
      '您好，这里是听政自动助手，声音是合成的。请直接说您的问题。要找工作人员，随时按零。',
    )
    await caller.speak(CARE)
    expect(caller.call.state).toBe('answer')
  })

  it('gives elders time to pause', async () => {
    const caller = await dialled()
    expect(caller.turn?.next).toMatchObject({
      listen: { speech: true, bargeIn: true, noInputMs: 6000, endSilenceMs: 1500, keys: { max: 1 } },
    })
    await caller.press('2')
    expect(caller.turn?.next).toMatchObject({ listen: { noInputMs: 9000 } })
  })

  it('greets in return, thanks and says goodbye without a search', async () => {
    const caller = await dialled()
    expect(await caller.speak('你好')).toMatch(/^您好/)
    expect(await caller.speak('谢谢')).toMatch(/^不客气/)
    await caller.speak('再见')
    expect(caller.call.state).toBe('over')
    expect(caller.needs).toEqual([])
  })

  it('masks numbers before they are kept or asked with', async () => {
    const caller = await dialled()
    await caller.speak('我的身份证号是220104195001011234，护理补贴谁能领')
    expect(JSON.stringify([caller.call, caller.needs])).not.toMatch(/\d{8}/)
    expect(caller.needs[0]).toMatchObject({
      kind: 'ask',
      question: expect.stringContaining('〔身份证号〕') as string,
    })
  })
})

describe('silence', () => {
  it('is met by an example, by keys, and by a person', async () => {
    const caller = await dialled()
    expect(await caller.wait()).toMatch(/慢慢说。比如/)
    expect(await caller.wait()).toMatch(/请按星号.*请按零/)
    expect(await caller.wait()).toMatch(/转给工作人员/)
    expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'silence' })
  })

  it('repeats a choice more slowly', async () => {
    const caller = await dialled()
    await caller.speak('残疾人证怎么办')
    await caller.wait()
    expect(caller.call.state).toBe('offer')
    expect(caller.turn?.rate).toBe(HOTLINE.rates.slow)
    expect(caller.call.rate).toBe(HOTLINE.rates.normal)
  })

  it('is forgotten once something was understood', async () => {
    const caller = await dialled()
    await caller.wait()
    await caller.wait()
    await caller.speak(CARE)
    expect(caller.call).toMatchObject({ silent: 0, missed: 0 })
  })

  it.each([
    ['while operators answer, after an answer', true, true],
    ['off hours, without a word', false, false],
  ])('ends a call only after three rounds and a minute, with a warning: %s', async (_, open, asks) => {
    const caller = await dialled(world({ open }))
    if (asks) await caller.speak(CARE)
    let rounds = 0
    let ms = 0
    let warned = ''
    while (caller.next !== 'hangup') {
      const { turn } = caller
      const listen = turn?.next.kind === 'listen' ? turn.next.listen : undefined
      warned = caller.said
      ms += (caller.said.length / (turn?.rate ?? 180)) * 60_000 + (listen?.noInputMs ?? 0)
      rounds += 1
      expect(rounds).toBeLessThan(15)
      await caller.wait()
    }
    expect(rounds).toBeGreaterThan(3)
    expect(ms).toBeGreaterThanOrEqual(60_000)
    expect(warned).toMatch(/十秒后会挂断，按任意键继续/)
  })

  it('is broken by any key after the warning', async () => {
    const caller = await dialled()
    await caller.speak(CARE)
    while (caller.call.state !== 'warned') await caller.wait()
    await caller.press('3')
    expect(caller.call.state).toBe('question')
    expect(caller.next).toBe('listen')
  })
})

describe('what is not understood', () => {
  it('is asked for again in other words, with one sentence in Korean, then by keys, then a person takes over', async () => {
    const caller = await dialled()
    const first = await caller.rustle()
    expect(caller.turn?.say.filter((s) => s.lang === 'ko-KR')).toHaveLength(1)
    const second = await caller.rustle()
    expect(caller.turn?.say.filter((s) => s.lang === 'ko-KR')).toHaveLength(0)
    expect(second).toMatch(/请按一.*请按二/)
    expect(second).not.toContain(first)
    await caller.rustle()
    expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'no-match' })
  })

  it('a key that means nothing is named, and the choice said again', async () => {
    const caller = await dialled()
    await caller.speak('残疾人证怎么办')
    expect(await caller.press('7')).toMatch(/^这个键现在没有用。.*请按一/)
  })

  it('is read back when the recogniser was not sure, once', async () => {
    const caller = await dialled()
    expect(await caller.speak(CARE, { confidence: 0.3 })).toBe(
      `您问的是：${CARE}。对，请按一；不对，请按二。`,
    )
    expect(caller.needs).toEqual([])
    await caller.speak('对')
    expect(caller.call.state).toBe('answer')
    await caller.speak('残疾人证怎么办', { confidence: 0.9 })
    expect(caller.call.state).toBe('offer')
  })

  it('is asked anew when it was heard wrong', async () => {
    const caller = await dialled()
    await caller.speak('复读残疾人护理', { confidence: 0.2 })
    expect(await caller.press('2')).toMatch(/换个说法/)
    await caller.speak(CARE)
    expect(caller.needs).toHaveLength(1)
  })

  it('three failures of any kind end at a person', async () => {
    const caller = await dialled()
    await caller.speak('残疾人证怎么办')
    await caller.wait()
    await caller.rustle()
    expect(caller.next).toBe('transfer')
  })

  it('the same clause for the same thing asked twice counts as a failure and offers a person', async () => {
    const caller = await dialled()
    await caller.speak(CARE)
    expect(await caller.speak('什么人可以拿到重度护理补贴')).toMatch(/刚才说过.*转给工作人员，好吗/)
    expect(caller.call.failed).toBe(1)
    await caller.press('2')
    await caller.speak('护理补贴归谁管')
    expect(caller.call.state).toBe('answer')
  })
})

describe('asking back', () => {
  const clarify = (): Answer => ({
    ...none,
    status: 'clarify',
    spoken: '您在吉林省，还是在同江市？两边的规定不一样。',
  })
  const placed = answering((_, context, region) => (region || context.length > 0 ? care : clarify()))

  it('asks for the place, once, and says it back', async () => {
    const caller = await dialled(world(), placed)
    expect(await caller.speak(CARE)).toMatch(/您在哪里？吉林省，请按一；同江市，请按二；不知道，请按三/)
    expect(await caller.press('2')).toMatch(/^好的，同江市。/)
    expect(caller.needs.at(-1)).toMatchObject({ kind: 'ask', region: '同江市' })
    await caller.press('#')
    await caller.speak('残疾人证怎么办')
    expect(caller.needs.at(-1)).toMatchObject({ region: '同江市' })
  })

  it.each([
    ['我在同江', '同江市'],
    ['吉林省的', '吉林省'],
    ['我家住德惠市', '德惠市'],
  ])('%s is %s', async (text, place) => {
    const caller = await dialled(world(), placed)
    await caller.speak(CARE)
    await caller.speak(text)
    expect(caller.call.place).toBe(place)
  })

  it('knows a place by its short name where places are known', async () => {
    const regions = readRegions(
      readFileSync(new URL('../../corpus/regions.tsv', import.meta.url), 'utf8'),
      [],
    )
    const around = world({ placeIn: (text) => regions.resolve(text)?.name })
    const caller = await dialled(around, placed)
    await caller.speak(CARE)
    await caller.speak('啊吧吧')
    expect(caller.call.state).toBe('place')
    await caller.speak('我在延吉')
    expect(caller.call.place).toBe('延吉市')
  })

  it('answers in general who does not know', async () => {
    const caller = await dialled(world(), placed)
    await caller.speak(CARE)
    await caller.speak('不知道')
    expect(caller.call.state).toBe('answer')
    expect(caller.needs.at(-1)).not.toHaveProperty('region')
  })

  it('asks for the grade only where sums depend on it, once', async () => {
    const graded: Answer = { ...care, answer: `一级每月100元。二级每月80元。\n${care.answer}` }
    const caller = await dialled(
      world(),
      answering(() => graded),
    )
    expect(await caller.speak('护理补贴多少钱')).toMatch(/您的残疾证是几级/)
    expect(await caller.speak('二级')).toMatch(/^好的，二级。/)
    expect(caller.needs.at(-1)).toMatchObject({ question: '护理补贴多少钱，残疾证二级' })
    await caller.speak('补贴什么时候发')
    expect(caller.call.state).not.toBe('grade')
    const sure = await dialled()
    await sure.speak(CARE)
    expect(sure.call.state).toBe('answer')
  })
})

describe('messages', () => {
  it('are sent only after a yes, to the calling number', async () => {
    const caller = await dialled(world({ sms: true }))
    await caller.speak(CARE)
    expect(await caller.press('9')).toMatch(/尾号八零零零/)
    await caller.press('1')
    expect(caller.effects).toContainEqual({ kind: 'sms', answerId: care.id })
  })

  it('are never spoken of where none can be sent', async () => {
    const caller = await dialled()
    await caller.speak(CARE)
    expect(await caller.press('9')).toMatch(/慢慢念.*吉林的吉/)
    expect(await caller.speak('发短信')).not.toMatch(/短信|手机/)
    expect(caller.effects.filter((e) => e.kind === 'sms')).toEqual([])
  })
})

describe('an earlier call', () => {
  const resumed = (need: Need): Need | undefined => (need.kind === 'resume' ? need : undefined)
  const earlier = async (): Promise<Earlier> => {
    const caller = await dialled()
    await caller.speak(CARE)
    await caller.press('21')
    await caller.press('6')
    const { rate, brevity, part, at, question, memory } = caller.call
    return {
      rate,
      brevity,
      part,
      at,
      ...(question ? { question } : {}),
      ...(memory ? { memory } : {}),
      case: '482913',
    }
  }

  it('is offered to the same number, its subject not spoken unasked', async () => {
    const old = await earlier()
    const caller = new Caller(world(), (need) =>
      resumed(need) ? { kind: 'resumed', earlier: old } : bare(need),
    )
    expect(await caller.dial(true)).toMatch(/接着上次问，请按一/)
    expect(caller.said).not.toMatch(/补贴|残疾/)
    await caller.press('1')
    expect(caller.said).toMatch(/^好的，接着上次的。/)
    expect(caller.call).toMatchObject({ state: 'answer', at: 2, rate: 140, brevity: 'short', case: '482913' })
    expect(caller.needs).toEqual([{ kind: 'resume' }])
  })

  it('is left alone by who asks something else', async () => {
    const caller = new Caller(world(), known)
    await caller.dial(true)
    await caller.speak(CARE)
    expect(caller.needs).toEqual([{ kind: 'ask', question: CARE, context: [] }])
    await caller.press('1')
    expect(caller.call.brevity).toBe('short')
  })

  it('needs the number and the telephone, or the number and the code', async () => {
    const old = await earlier()
    const caller = new Caller(world(), (need) =>
      resumed(need)?.code === '7352' ? { kind: 'resumed', earlier: old } : { kind: 'unverified', left: 4 },
    )
    await caller.dial()
    expect(await caller.speak('我有编号')).toMatch(/请按编号/)
    expect(await caller.press('482913#')).toMatch(/还可以试四次.*口令/)
    expect(caller.said).not.toMatch(/补贴/)
    await caller.speak('七三五二')
    expect(caller.call).toMatchObject({ state: 'answer', rate: 140 })
    expect(caller.needs).toEqual([
      { kind: 'resume', number: '482913' },
      { kind: 'resume', number: '482913', code: '7352' },
    ])
  })

  it('is closed after five tries', async () => {
    let left = 5
    const caller = new Caller(world(), () => ({ kind: 'unverified', left: --left }))
    await caller.dial()
    await caller.speak('编号')
    await caller.press('482913#')
    for (const code of ['1111', '2222', '3333']) await caller.press(`${code}#`)
    expect(caller.call.state).toBe('code')
    expect(await caller.press('4444#')).toMatch(/不能接着上次/)
    expect(caller.call.state).toBe('question')
  })
})

describe('the end', () => {
  it('asks once whether it helped, and may be left open', async () => {
    const caller = await dialled()
    await caller.speak(CARE)
    expect(await caller.speak('没有了')).toMatch(/有帮助，请按一；没帮助，请按二/)
    await caller.speak('有帮助')
    expect(caller.effects).toContainEqual({ kind: 'feedback', answerId: care.id, useful: true })
    await caller.speak(CARE)
    await caller.speak('再见')
    expect(caller.call.state).toBe('over')
  })

  it('takes a question that begins like an answer for a question', async () => {
    const caller = await dialled()
    await caller.speak(CARE)
    await caller.speak('没有了')
    await caller.speak('有没有护理补贴的文件')
    expect(caller.effects.filter((e) => e.kind === 'feedback')).toEqual([])
    expect(caller.needs).toHaveLength(2)
  })

  it('is not asked of who was not answered', async () => {
    const caller = await dialled()
    await caller.speak('再见')
    expect(caller.said).toMatch(/再见。$/)
    await caller.wait()
    expect(caller.next).toBe('hangup')
  })

  it('listens on after goodbye', async () => {
    const caller = await dialled()
    await caller.speak('再见')
    await caller.speak(CARE)
    expect(caller.call.state).toBe('answer')
  })
})
