import { describe, expect, it } from 'vitest'
import type { Earlier, Need } from '../../src/voice/turn.ts'
import { bare, Caller, world } from './caller.ts'
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
