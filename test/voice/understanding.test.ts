import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { readRegions } from '../../src/corpus/region.ts'
import { answering, world } from './caller.ts'
import { CARE, care, dialled, none } from './known.ts'

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

it('has no source to tell of what was not answered, and tells the next answer from its beginning', async () => {
  const weather: Answer = { ...none, reason: 'off_topic', spoken: '我只回答政府公报里的事。' }
  for (const first of [none, weather]) {
    const caller = await dialled(
      world(),
      answering((question) => (question === CARE ? care : first)),
    )
    await caller.speak('明天天气怎么样')
    expect(await caller.speak('哪个文件说的')).toMatch(/^还没有说到哪个文件。/)
    await caller.speak(CARE)
    expect([caller.call.part, caller.call.at]).toEqual(['answer', 0])
    expect(caller.said).not.toMatch(/^出处/)
  }
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

  it('answers who asks something else instead', async () => {
    const caller = await dialled(world(), placed)
    await caller.speak(CARE)
    await caller.speak('钱什么时候打到卡里')
    expect(caller.needs.at(-1)).toMatchObject({ kind: 'ask', question: '钱什么时候打到卡里' })
    const mumbled = await dialled(world(), placed)
    await mumbled.speak(CARE)
    await mumbled.speak('我家就在那个那个那边儿')
    expect(mumbled.call.state).toBe('place')
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
