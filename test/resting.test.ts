import { describe, expect, it } from 'vitest'
import type { ChatModel } from '../src/ports/chat-model.ts'
import { resting } from '../src/resting.ts'

const PROMPT = { system: 's', user: 'u' }

/** A model that fails, answers or stalls as it is told, on a clock of its own. */
function rig() {
  const state = { asked: 0, now: 0, how: 'fail' as 'fail' | 'answer' | 'stall' }
  const model: ChatModel = {
    name: 'm',
    reply(_, options) {
      state.asked++
      if (state.how === 'answer') return Promise.resolve('好')
      if (state.how === 'fail') return Promise.reject(new Error('down'))
      return new Promise((_resolve, reject) =>
        options?.signal?.addEventListener('abort', () => reject(new Error())),
      )
    },
  }
  const chat = resting(model, () => state.now)
  const ask = async (signal?: AbortSignal) => {
    const reply = await chat.reply(PROMPT, signal ? { signal } : {}).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve))
    return reply
  }
  return { state, ask }
}

describe('a model that does not answer', () => {
  it('rests after three failures in a row, and is asked again half a minute later', async () => {
    const { state, ask } = rig()
    for (let i = 0; i < 5; i++) await ask()
    expect(state.asked).toBe(3)
    Object.assign(state, { now: 30_001, how: 'answer' })
    expect(await ask()).toBe('好')
    expect(state.asked).toBe(4)
  })

  it('counts a reply that was given up, and none that came', async () => {
    const { state, ask } = rig()
    await ask()
    await ask()
    state.how = 'answer'
    await ask()
    state.how = 'stall'
    for (let i = 0; i < 3; i++) {
      const given = new AbortController()
      setTimeout(() => given.abort(), 1)
      await ask(given.signal)
    }
    expect(state.asked).toBe(6)
    await ask()
    expect(state.asked).toBe(6)
  })
})
