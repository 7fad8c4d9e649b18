import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_TOKEN, createTokens } from '../../../src/channels/voice/token.ts'
import { createHasher } from '../../../src/privacy/vault.ts'
import { newCall } from '../../../src/voice/step.ts'
import { HOTLINE } from '../../../src/voice/settings.ts'
import type { Call } from '../../../src/voice/call.ts'

const KEY = 'ab'.repeat(32)
const HOUR = 3_600_000
const call = (changes: Partial<Call> = {}): Call => ({ ...newCall(HOTLINE), state: 'answer', ...changes })

const tokens = async (now = () => 0, secret = 's'.repeat(43)) => createTokens(await createHasher(secret), now)

describe('the token of a call', () => {
  it('brings the call back without its memory, to its own turn', async () => {
    const { write, read } = await tokens()
    const parts = { answer: [], source: [], spelled: [], quote: [] }
    const memory = { answerId: 'a', parts, brief: [], clause: 'c', summary: false, context: [] }
    const token = await write({ key: KEY, n: 4 }, { ...call({ question: '护理补贴多少钱' }), memory })
    expect(token).toMatch(/^[\w.-]+$/)
    expect(await read({ key: KEY, n: 4 }, token)).toEqual(call({ question: '护理补贴多少钱' }))
    expect(await read({ key: KEY, n: 5 }, token)).toBeUndefined()
    expect(await read({ key: 'cd'.repeat(32), n: 4 }, token)).toBeUndefined()
  })

  it('is the same for the same turn, and is refused after two hours', async () => {
    let at = 0
    const { write, read } = await tokens(() => at)
    const token = await write({ key: KEY, n: 2 }, call())
    at = 60_000
    expect(await write({ key: KEY, n: 2 }, call())).toBe(token)
    at = 2 * HOUR
    expect(await read({ key: KEY, n: 2 }, token)).toEqual(call())
    at = 2 * HOUR + 15 * 60_000
    expect(await read({ key: KEY, n: 2 }, token)).toBeUndefined()
  })

  it('of the greeting has no time in it: a call’s greeting is the same whenever it is asked for', async () => {
    let at = 0
    const { write, read } = await tokens(() => at)
    const token = await write({ key: KEY, n: 1 }, call())
    at = 5 * HOUR
    expect(await write({ key: KEY, n: 1 }, call())).toBe(token)
    expect(await read({ key: KEY, n: 1 }, token)).toEqual(call())
    expect(await read({ key: KEY, n: 2 }, token)).toBeUndefined()
  })

  it('is refused when another secret signed it, when it was changed, and when it is none', async () => {
    const { write, read } = await tokens()
    const token = await write({ key: KEY, n: 1 }, call())
    const other = await tokens(() => 0, 't'.repeat(43))
    expect(await read({ key: KEY, n: 1 }, await other.write({ key: KEY, n: 1 }, call()))).toBeUndefined()
    for (let i = 0; i < token.length; i++) {
      const changed = `${token.slice(0, i)}${token[i] === 'x' ? 'y' : 'x'}${token.slice(i + 1)}`
      expect(await read({ key: KEY, n: 1 }, changed), changed).toBeUndefined()
    }
    for (const none of [undefined, '', '.', 'x', 'a.b.c'])
      expect(await read({ key: KEY, n: 1 }, none)).toBeUndefined()
  })

  it('is never longer than a kilobyte, whatever was asked', async () => {
    const { write, read } = await tokens()
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, text, async (question, place) => {
        const token = await write(
          { key: KEY, n: 99 },
          call({ question, place, case: '123456', reason: 'no-answer' }),
        )
        expect(token.length).toBeLessThanOrEqual(LONGEST_TOKEN)
        expect(await read({ key: KEY, n: 99 }, token)).toMatchObject({ state: 'answer', case: '123456' })
      }),
    )
  })
})
