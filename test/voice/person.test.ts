import { describe, expect, it } from 'vitest'
import { PROMPTS } from '../../src/voice/prompts.ts'
import { HOTLINE } from '../../src/voice/settings.ts'
import { bare, Caller, world, type Provider } from './caller.ts'

const nothing: Provider = () => ({ kind: 'failed' })

const dialled = async (around = world(), provide: Provider = bare): Promise<Caller> => {
  const caller = new Caller(around, provide)
  await caller.dial()
  return caller
}

const lost = (caller: Caller) => caller.meet({ kind: 'transfer-lost', why: 'busy' })

describe('a person', () => {
  it.each([
    ['0', (c: Caller) => c.press('0')],
    ['人工', (c: Caller) => c.speak('人工')],
    ['帮帮我接人', (c: Caller) => c.speak('帮帮我接人')],
  ])('%s is a transfer with a case', async (_, call) => {
    const caller = await dialled()
    expect(await call(caller)).toMatch(/正在转给工作人员.*您的编号是四八二九一三/)
    expect(caller.turn?.next).toEqual({ kind: 'transfer', case: '482913', reason: 'asked' })
  })

  it('is there without a store', async () => {
    const caller = await dialled(world(), nothing)
    await caller.press('0')
    expect(caller.turn?.next).toEqual({ kind: 'transfer', case: '', reason: 'asked' })
  })

  it('is there when search fails', async () => {
    const caller = await dialled(world(), nothing)
    expect(await caller.speak('护理补贴谁能领')).toMatch(/^对不起，系统出了问题。我把您转给工作人员/)
    expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'failure' })
    expect(caller.needs).toHaveLength(1)
  })

  it.each(['busy', 'no-answer', 'rejected', 'unset'] as const)(
    'lost (%s) comes back: a call-back, or going on',
    async (why) => {
      const caller = await dialled()
      await caller.press('0')
      expect(await caller.meet({ kind: 'transfer-lost', why })).toMatch(
        /您不用重打。让他们打给您，请按一；接着问我，请按二/,
      )
      await caller.press('2')
      expect(caller.call.state).toBe('question')
    },
  )

  it('lost, and nothing said: is booked, for it was asked for', async () => {
    const caller = await dialled()
    await caller.press('0')
    await lost(caller)
    await caller.wait()
    await caller.wait()
    expect(caller.needs.at(-1)).toEqual({
      kind: 'case',
      reason: 'asked',
      number: '482913',
      callBack: { when: 'any' },
    })
    expect(caller.said).toMatch(/记下了/)
  })

  it('is not booked for a line that never made a sound', async () => {
    const caller = await dialled(world({ open: false }))
    for (let i = 0; i < 12 && caller.next !== 'hangup'; i++) await caller.wait()
    expect(caller.next).toBe('hangup')
    expect(caller.needs).toEqual([])
  })
})

describe('off hours', () => {
  const closed = world({ open: false })

  it('books a call-back: time, number, both said back, the case', async () => {
    const caller = await dialled(closed)
    expect(await caller.press('0')).toMatch(new RegExp(`${HOTLINE.hours}有人接。什么时候打给您方便`))
    expect(await caller.speak('下午')).toMatch(/尾号八零零零。可以，请按一；换号码，请按二/)
    expect(await caller.press('1')).toMatch(
      /^记下了，工作人员下午打给您，电话尾号八零零零。您的编号是四八二九一三。.*口令，七三五二/,
    )
    const booked = caller.said
    expect(caller.needs).toEqual([{ kind: 'case', reason: 'asked', callBack: { when: 'afternoon' } }])
    expect(JSON.stringify(caller.call)).not.toContain('7352')
    // Heard once more, it is not booked once more.
    expect(await caller.press('5')).toBe(booked)
    expect(caller.needs.at(-1)).toEqual({ kind: 'case', reason: 'asked', number: '482913' })
    expect(await caller.speak('详细一点')).toMatch(/^我没听清.*记下了/s)
    await caller.press('1')
    expect(caller.call.state).toBe('question')
  })

  it('takes what was asked about health along only where that is agreed to by itself', async () => {
    const health = PROMPTS.consent
    const agreeing: [string, (c: Caller) => Promise<string>][] = [
      ['agreed', (c) => c.press('1')],
      ['agreed', (c) => c.speak('同意')],
      ['refused', (c) => c.press('2')],
      ['refused', (c) => c.speak('不同意')],
    ]
    for (const [what, agree] of agreeing) {
      const caller = await dialled(closed)
      caller.call = { ...caller.call, question: '精神残疾护理补贴谁能领' }
      await caller.press('0')
      expect(await caller.press('2')).toBe(health)
      expect(await agree(caller)).toMatch(what === 'agreed' ? /^打到/ : /^好的，不告诉他们您问了什么/)
      await caller.press('1')
      const agreed = what === 'agreed' ? { health } : {}
      expect(caller.needs).toEqual([
        { kind: 'case', reason: 'asked', callBack: { when: 'afternoon', ...agreed } },
      ])
      // Asked once: a changed time does not ask again.
      await caller.press('2')
      expect(await caller.press('1')).toMatch(/^打到/)
    }
    // Asked before, and not answered: it stands in the call all the same.
    const before = await dialled(closed)
    await before.speak('精神残疾护理补贴谁能领')
    await before.press('2')
    await before.speak('灯泡坏了归谁管')
    await before.press('0')
    expect(await before.press('2')).toBe(health)
    const silent = await dialled(closed)
    silent.call = { ...silent.call, question: '精神残疾护理补贴谁能领' }
    await silent.press('01')
    for (let i = 0; i < 3; i++) await silent.wait()
    expect(silent.needs.at(-1)).toEqual({ kind: 'case', reason: 'asked', callBack: { when: 'morning' } })
  })

  it('takes another number, keyed or said, and keeps none of it', async () => {
    for (const enter of [
      (c: Caller) => c.press('13900139000#'),
      (c: Caller) => c.speak('幺三九，零零幺三，九零零零'),
    ]) {
      const caller = await dialled(closed)
      await caller.press('01')
      await caller.press('2')
      expect(await enter(caller)).toMatch(/尾号九零零零/)
      expect(caller.said).not.toMatch(/幺三九/)
      expect(caller.needs.at(-1)).toMatchObject({ callBack: { when: 'morning', digits: '13900139000' } })
      expect(JSON.stringify(caller.call)).not.toContain('139001')
    }
  })

  it('asks for the number where none is shown', async () => {
    const around = world({ open: false })
    delete around.tail
    const caller = await dialled(around)
    await caller.press('03')
    expect(caller.call.state).toBe('digits')
    expect(caller.turn?.next).toMatchObject({ listen: { keys: { max: 12, end: '#' }, noInputMs: 10_000 } })
    expect(await caller.press('12345#')).toMatch(/号码没有对上/)
    expect(await caller.press('04318890450#')).toMatch(/记下了/)
  })

  it('can be put right', async () => {
    const caller = await dialled(closed)
    await caller.press('011')
    await caller.speak('要改')
    await caller.press('2')
    await caller.press('1')
    expect(caller.needs.at(-1)).toEqual({
      kind: 'case',
      reason: 'asked',
      number: '482913',
      callBack: { when: 'afternoon' },
    })
  })

  it('says so where it could not be written down', async () => {
    const caller = await dialled(closed, nothing)
    await caller.press('01')
    expect(await caller.press('1')).toMatch(/^对不起，没能记下来/)
    expect(caller.next).toBe('listen')
  })

  it('reaches a person with 0 alone while a number is entered, and goes back with *', async () => {
    const caller = await dialled(world())
    await caller.speak('编号')
    await caller.press('0')
    expect(caller.next).toBe('transfer')
    const other = await dialled(closed)
    await other.press('012')
    expect(other.call.state).toBe('digits')
    await other.press('*')
    expect(other.call.state).toBe('when')
  })
})

describe('danger', () => {
  it('is told to call first, and transferred, whatever the hour', async () => {
    for (const open of [true, false]) {
      const caller = await dialled(world({ open }))
      expect(await caller.speak('我家着火了快来人')).toMatch(
        /^有危险，请先拨打幺二零或者幺幺零，着火打幺幺九。我现在也帮您转给工作人员。$/,
      )
      expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'danger' })
    }
  })

  it('says it again where nobody answers, and tries again with 0', async () => {
    const caller = await dialled()
    await caller.speak('我妈晕倒了叫不醒')
    expect(await lost(caller)).toMatch(/^有危险，请先拨打幺二零或者幺幺零，着火打幺幺九。工作人员没有接通/)
    expect(await caller.wait()).toMatch(/幺二零/)
    await caller.press('0')
    expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'danger' })
  })

  it('asks nobody when he would like to be called', async () => {
    const caller = await dialled(world({ transfer: false }))
    expect(await caller.speak('有人拿刀正在砍人')).toMatch(/幺幺零/)
    expect(caller.said).not.toMatch(/什么时候/)
    await caller.press('0')
    expect(caller.call.state).toBe('when')
  })
})

describe('distress', () => {
  it('stays on the line, connects at once, names the line that listens', async () => {
    const caller = await dialled()
    expect(await caller.speak('我不想活了')).toBe(
      '您先别挂电话，我马上给您接工作人员。您也可以随时打幺二三五六心理援助热线。',
    )
    expect(caller.turn?.next).toMatchObject({ kind: 'transfer', reason: 'distress' })
  })

  it('stays, however long nobody answers or speaks, and tells nothing of policy', async () => {
    const caller = await dialled()
    await caller.speak('活着没意思，不想活了')
    expect(await lost(caller)).toMatch(/我还在/)
    for (let i = 0; i < 10; i++) {
      await (i % 2 ? caller.wait() : caller.speak('残疾人补贴谁能领'))
      expect(caller.call.state).toBe('distress')
      expect(caller.said).not.toMatch(/挂断|再见|补贴|还要问/)
    }
    await caller.rustle()
    await caller.speak('我真的不想活了')
    expect(caller.said).toMatch(/我还在听/)
    expect(caller.needs.every((n) => n.kind === 'case')).toBe(true)
  })

  it('lets a caller go on who was misheard', async () => {
    const caller = await dialled()
    await caller.speak('不想活了')
    await lost(caller)
    await caller.press('#')
    expect(caller.call.state).toBe('question')
  })
})
