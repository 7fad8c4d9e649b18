import { describe, expect, it } from 'vitest'
import type { Earlier, Need } from '../../src/voice/turn.ts'
import { bare, Caller, world } from './caller.ts'
import type { Provider } from './caller.ts'
import { CARE, dialled, known } from './known.ts'

describe('an earlier call', () => {
  const resumed = (need: Need) => (need.kind === 'resume' ? need : undefined)
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
    const provide: Provider = (need) => (resumed(need) ? { kind: 'resumed', earlier: old } : bare(need))
    const ways: [string, (c: Caller) => Promise<string>][] = [
      ['a silence', (c) => c.wait()],
      ['the key of choices', (c) => c.press('*')],
      ['once more', (c) => c.press('5')],
      ['喂', (c) => c.speak('喂')],
      ['你好', (c) => c.speak('你好')],
    ]
    const greeting = await new Caller().dial()
    for (const [way, turn] of ways) {
      const caller = new Caller(world({ resumable: true }), provide)
      expect(await caller.dial()).toBe(greeting)
      expect(await turn(caller), way).toMatch(/接着上次问，请按一/)
      expect(caller.said).not.toMatch(/补贴|残疾/)
      await caller.press('1')
      expect(caller.said).toMatch(/^好的，接着上次的。/)
      expect(caller.said).not.toMatch(/上次没听完/)
      expect(caller.call).toMatchObject({
        state: 'answer',
        at: 2,
        rate: 140,
        brevity: 'short',
        case: '482913',
      })
      expect(caller.needs).toEqual([{ kind: 'resume' }])
    }
  })

  it('is named once behind the first answer to who asks something else, and then left alone', async () => {
    const caller = new Caller(world({ resumable: true }), known)
    await caller.dial()
    expect(await caller.speak(CARE)).toMatch(/说接着上次，就能接着听。$/)
    expect(caller.needs).toEqual([{ kind: 'ask', question: CARE, context: [] }])
    // It is only looked for while nothing was asked.
    caller.around = world()
    expect(await caller.press('1')).not.toMatch(/上次/)
    expect(caller.call.brevity).toBe('short')
  })

  it('that had no answer is asked again', async () => {
    const old: Earlier = {
      rate: 180,
      brevity: 'normal',
      part: 'answer',
      at: 0,
      question: CARE,
      place: '吉林省',
    }
    const caller = new Caller(world({ resumable: true }), (need) =>
      resumed(need) ? { kind: 'resumed', earlier: old } : known(need),
    )
    await caller.dial()
    expect(await caller.press('1')).toMatch(/^好的，接着上次的。.*护理补贴/)
    expect(caller.needs.at(-1)).toMatchObject({ kind: 'ask', question: CARE, region: '吉林省' })
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

  it('is let go by who has no number after all, or asks something', async () => {
    for (const [said, state] of [
      ['算了', 'question'],
      ['没有', 'question'],
      [CARE, 'answer'],
    ] as const) {
      const caller = new Caller(world(), known)
      await caller.dial()
      await caller.speak('我有编号')
      await caller.speak(said)
      expect(caller.call.state, said).toBe(state)
    }
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
