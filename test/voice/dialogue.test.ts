import { describe, expect, it } from 'vitest'
import { HOTLINE } from '../../src/voice/settings.ts'
import { world } from './caller.ts'
import { CARE, care, dialled } from './known.ts'

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

  it.each(['没了', '没有了', '没啦'])('%s to 还要问别的吗 is a goodbye', async (text) => {
    const caller = await dialled()
    await caller.speak(text)
    expect(caller.call.state).toBe('over')
  })

  it.each(['再见', '好的', '嗯，拜拜'])(
    '%s after goodbye ends the call, and is not bid goodbye again',
    async (text) => {
      const caller = await dialled()
      await caller.speak('再见')
      expect(await caller.speak(text)).toBe('')
      expect(caller.next).toBe('hangup')
    },
  )

  it('listens on after goodbye', async () => {
    const caller = await dialled()
    await caller.speak('再见')
    await caller.speak(CARE)
    expect(caller.call.state).toBe('answer')
  })
})

it('a question that nothing answered is what the next may lean on, until one is answered or the subject is new', async () => {
  const caller = await dialled()
  const contexts = () => caller.needs.map((need) => (need.kind === 'ask' ? need.context : []))
  await caller.speak('残疾人证怎么办')
  await caller.speak('那要多少钱')
  await caller.speak(CARE)
  await caller.speak('那农村的呢')
  expect(contexts()).toEqual([[], ['残疾人证怎么办'], ['那要多少钱'], [CARE]])
})
