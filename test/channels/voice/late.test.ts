import { describe, expect, it } from 'vitest'
import { createHasher } from '../../../src/privacy/vault.ts'
import { createLane } from '../../../src/channels/voice/means.ts'
import { KEYS } from '../../fixtures/store.ts'
import { answerOf } from '../../fixtures/services.ts'
import { ENV, testHotline } from './hotline.ts'
import { twilioPhone } from './phone.ts'
import type { Question } from '../../../src/answer/answer.ts'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const slow = (milliseconds: number) => async (question: Question) => {
  await pause(milliseconds)
  return { ...answerOf(question), id: crypto.randomUUID() }
}

const gone = () => Promise.reject(new Error('disk on fire'))
const hanging = () => new Promise<never>(() => {})

describe('an answer that takes long', () => {
  it('is announced by a filler after 1.2 seconds and told when it is there', async () => {
    let asked = 0
    let told = 0
    const ask = async (question: Question) => {
      asked++
      const answer = await slow(2_000)(question)
      told++
      return answer
    }
    const { app } = await testHotline({ ask })
    const phone = twilioPhone(app)
    await phone.start()
    const filler = await phone.say('护理补贴谁能领')
    expect(told).toBe(0)
    expect(filler.said).toBe('正在查，请稍等。')
    const answer = await phone.silence()
    expect(answer.said).toContain('一级、二级')
    expect(asked).toBe(1)
    phone.from(filler)
    expect((await phone.silence()).body).toBe(answer.body)
  })

  it('that does not come in four seconds ends with a person', async () => {
    const { app } = await testHotline({ ask: slow(20_000) })
    const phone = twilioPhone(app)
    await phone.start()
    const began = performance.now()
    await phone.say('护理补贴谁能领')
    const reply = await phone.silence()
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(reply.said).toContain('对不起')
    expect(reply.dialled).toBe('043112385')
  })

  it('lets a person be called meanwhile', async () => {
    const { app } = await testHotline({ ask: slow(3_000) })
    const phone = twilioPhone(app)
    await phone.start()
    await phone.say('护理补贴谁能领')
    expect((await phone.key('0')).dialled).toBe('043112385')
  })

  it('is asked for again by a process that knows nothing of the first question', async () => {
    const { app, open } = await testHotline({ ask: slow(20_000) })
    const phone = twilioPhone(app)
    await phone.start()
    const filler = await phone.say('护理补贴谁能领')
    const restarted = twilioPhone((await open({ ask: slow(10) })).app)
    restarted.from(filler)
    expect((await restarted.silence()).said).toContain('一级、二级')
  })
})

describe('the greeting', () => {
  it('waits for no store, and has the same bytes in every process', async () => {
    let opened = 0
    const { app, open } = await testHotline()
    const waiting = (await open({ store: () => (opened++, hanging()) })).app
    await twilioPhone(waiting, { sid: 'CA0' }).start()
    opened = 0
    const greeting = await twilioPhone(waiting).start()
    // For keeping it, behind.
    expect(opened).toBe(1)
    for (const other of [app, (await open()).app, (await open({ store: gone })).app])
      expect((await twilioPhone(other).start()).body).toBe(greeting.body)
  })

  it('is said even where all else fails, as it needs nothing', async () => {
    const hasher = await createHasher(KEYS.STATE_SECRET)
    const broken: typeof hasher = {
      hash: (kind, value) =>
        kind === 'voice caller' ? Promise.reject(new Error('no hash')) : hasher.hash(kind, value),
    }
    const { app, open } = await testHotline({ privacy: { hasher: broken } })
    const whole = (await open({ privacy: { hasher } })).app
    const greeting = await twilioPhone(app).start()
    expect(greeting.said).toMatch(/^您好/)
    expect(greeting.body).toBe((await twilioPhone(whole).start()).body)
  })
})

describe('what fails', () => {
  it('in the search ends with an apology and a person', async () => {
    const { app, events } = await testHotline({ ask: () => Promise.reject(new Error('no index')) })
    const phone = twilioPhone(app)
    await phone.start()
    const reply = await phone.say('护理补贴谁能领')
    expect(reply.said).toContain('对不起')
    expect(reply.dialled).toBe('043112385')
    expect(events.some(({ event }) => event === 'call-fault')).toBe(true)
    expect(JSON.stringify(events)).not.toContain('护理补贴')
  })

  it.each([
    ['is gone', gone],
    ['hangs', hanging],
  ])('in the store (%s): greets, repeats and puts through by the token alone', async (_, store) => {
    const { app } = await testHotline({ store })
    const phone = twilioPhone(app)
    expect((await phone.start()).said).toContain('您好')
    const again = await phone.key('5')
    expect(again.status).toBe(200)
    const person = await phone.key('0')
    expect(person.dialled).toBe('043112385')
    const back = await phone.dialled('busy')
    expect(back.said).toContain('没有接通')
  })

  it('in the store after an answer: repeats it and puts through', async () => {
    const { app, open } = await testHotline()
    const phone = twilioPhone(app)
    await phone.start()
    const answer = await phone.say('护理补贴谁能领')
    const lost = twilioPhone((await open({ store: gone })).app)
    lost.from(answer)
    expect((await lost.key('5')).said).toContain('一级、二级')
    expect((await lost.key('0')).dialled).toBe('043112385')
    lost.from(answer)
    const first = await lost.key('2')
    lost.from(answer)
    expect((await lost.key('2')).body).toBe(first.body)
  })

  it('in booking a call-back is told, and is no 500', async () => {
    const { app } = await testHotline({ store: gone }, { ...ENV, HOURS: '周一 0:00-0:01' })
    const phone = twilioPhone(app)
    await phone.start()
    expect((await phone.key('0')).said).toContain('什么时候打给您方便')
    await phone.key('1')
    expect((await phone.key('1')).said).toContain('没能记下来')
  })
})

describe('a store that writes slowly', () => {
  it('is given what was heard, though the deadline came before it was kept', async () => {
    const { app, store, digests } = await testHotline({
      ask: slow(10),
      store: async () => ({ ...store, calls: { ...store.calls, keep: slowly } }),
    })
    // Longer than a request may take.
    const slowly: typeof store.calls.keep = async (...kept) => (await pause(5_000), store.calls.keep(...kept))
    const phone = twilioPhone(app)
    await phone.start()
    const heard = await phone.say('护理补贴谁能领')
    expect(heard.said).toContain('一级、二级')
    await pause(6_000)
    const kept = await store.calls.turn(await digests.call('twiml', 'CA1'), 1)
    expect((JSON.parse(kept?.reply ?? '{}') as { body: string }).body).toBe(heard.body)
  }, 20_000)

  it('that kept another turn than was heard does not lead the call astray', async () => {
    const { app, store } = await testHotline({
      store: async () => ({ ...store, calls: { ...store.calls, turn: astray } }),
    })
    const astray: typeof store.calls.turn = async (key, n) => {
      const turn = await store.calls.turn(key, n)
      const { call } = (turn?.state ?? {}) as { call?: object }
      return turn && { ...turn, state: { call: { ...call, state: 'when' } } }
    }
    const phone = twilioPhone(app)
    await phone.start()
    await pause(200)
    // In `when` this key would mean nothing.
    expect((await phone.key('*')).said).toMatch(/^问残疾人补贴，请按一/)
  })
})

describe('a store that hangs', () => {
  it('is waited for three times, and then for a moment only', async () => {
    const means = { store: hanging, report: () => {}, losses: 0 } as never
    const waited = async () => {
      const began = performance.now()
      expect(await createLane(means).try(() => Promise.resolve(1))).toBeUndefined()
      return performance.now() - began
    }
    const first = await waited()
    expect(first).toBeGreaterThan(790)
    await waited()
    await waited()
    expect(await waited()).toBeLessThan(first / 2)
  })
})
