import { describe, expect, it } from 'vitest'
import type { CallTurn } from '../../src/ports/calls.ts'
import { NOW, answer, draft } from './store.contract.ts'
import type { Opened } from './store.contract.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const call = { key: 'k1', dialect: 'twiml', demo: false, caller: 'c1' }

export const turn = (n: number, changes: Partial<CallTurn> = {}): CallTurn => ({
  n,
  at: NOW,
  event: 'key',
  said: [{ text: '您好。' }],
  state: { state: 'question', at: n },
  reply: `<Response>${n}</Response>`,
  ...changes,
})

/** What every Store driver promises of calls. `open` gives an empty one, with its clock at NOW. */
export function callsContract(name: string, open: () => Promise<Opened>): void {
  describe(`store: ${name}: calls`, () => {
    it('gives a turn back as it was, and knows the call', async () => {
      const { store, second } = await open()
      const full = turn(1, {
        at: NOW + 5,
        input: '护理补贴多少钱',
        heard: { answerId: 'a0', upTo: 2 },
        said: [{ text: '一级、二级可以领。', cite: 'plan.f1' }],
        answerId: 'a1',
        state: { memory: { segments: ['“引号”'] } },
      })
      expect(await store.calls.keep(call, turn(0))).toEqual(turn(0))
      expect(await store.calls.keep(call, full)).toEqual(full)
      expect(await second.calls.turn('k1', 1)).toEqual(full)
      expect(await store.calls.turn('k1', 2)).toBeNull()
      expect(await store.calls.last('k1')).toEqual({
        call: { ...call, startedAt: NOW, seenAt: NOW + 5 },
        last: full,
      })
      expect(await store.calls.last('k2')).toBeNull()
    })

    it('keeps the first of ten turns with one number, and gives it to all', async () => {
      const { store, second } = await open()
      const kept = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? store : second).calls.keep(call, turn(3, { reply: `<Response>${i}</Response>` })),
        ),
      )
      expect(new Set(kept.map(({ reply }) => reply)).size).toBe(1)
      expect(await store.calls.turn('k1', 3)).toEqual(kept[0])
    })

    it('hands over what was found after the reply, the first of it', async () => {
      const { store, second } = await open()
      await store.calls.keep(call, turn(1))
      expect(await store.calls.found('k1', 1)).toBeNull()
      await store.calls.keepFound('k1', 1, { answer: 'one' })
      await second.calls.keepFound('k1', 1, { answer: 'two' })
      expect(await second.calls.found('k1', 1)).toEqual({ answer: 'one' })
      expect(await store.calls.found('k9', 1)).toBeNull()
    })

    it('lets a call that broke off end otherwise, and nothing end it again by breaking off', async () => {
      const { store } = await open()
      await store.calls.keep(call, turn(0))
      const outcome = async () => (await store.calls.last('k1'))?.call.outcome
      await store.calls.end('k1', 'dropped')
      expect(await outcome()).toBe('dropped')
      await store.calls.end('k1', 'call-back')
      await store.calls.end('k1', 'dropped')
      expect(await outcome()).toBe('call-back')
    })

    it('finds the last call of a number with its last turn, never a demonstration', async () => {
      const { store } = await open()
      await store.calls.keep(call, turn(0))
      await store.calls.keep({ ...call, key: 'k2' }, turn(0, { at: NOW + MINUTE }))
      await store.calls.keep({ ...call, key: 'k2' }, turn(1, { at: NOW + 2 * MINUTE }))
      await store.calls.keep({ ...call, key: 'k3', demo: true }, turn(0, { at: NOW + 3 * MINUTE }))
      await store.calls.keep({ ...call, key: 'k4', caller: 'c2' }, turn(0, { at: NOW + 3 * MINUTE }))
      const lastOf = (caller: string, since: number, key = 'now') =>
        store.calls.lastOf(caller, { key, since })
      const found = await lastOf('c1', NOW)
      expect(found).toMatchObject({ call: { key: 'k2' }, last: { n: 1 } })
      expect(await lastOf('c1', NOW, 'k2')).toMatchObject({ call: { key: 'k1' }, last: { n: 0 } })
      expect(await lastOf('c1', NOW + 2 * MINUTE + 1)).toBeNull()
      expect(await lastOf('c3', 0)).toBeNull()
      const demo = await store.calls.lastOf('c1', { key: 'now', since: NOW, demo: true })
      expect(demo).toMatchObject({ call: { key: 'k3' } })
    })

    it('counts guesses, and lets one of ten claim', async () => {
      const { store, second } = await open()
      for (const tries of [1, 2, 3]) expect(await store.calls.guess('123456')).toBe(tries)
      expect(await second.calls.guess('999999')).toBe(1)
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i % 2 ? store : second).calls.claim('sms k1')),
      )
      expect(claims.filter(Boolean)).toHaveLength(1)
      expect(await store.calls.claim('sms k2')).toBe(true)
    })

    it('counts what the switchboard reports once, in whatever order', async () => {
      const { store } = await open()
      const line = store.calls.line
      await line('a', 'answered', NOW + 15_000)
      await line('a', 'offered', NOW)
      await line('a', 'offered', NOW + 900)
      await line('b', 'offered', NOW)
      await line('b', 'answered', NOW + 15_001)
      await line('b', 'answered', NOW + 20_000)
      await line('c', 'offered', NOW)
      await line('c', 'lost', NOW + 40_000)
      await line('old', 'offered', NOW - DAY)
      expect(await store.calls.figures(NOW)).toEqual({ offered: 3, answered: 2, inTime: 1, lost: 1 })
    })
  })

  describe(`store: ${name}: calls and their people`, () => {
    it('lets a call-back be booked until the case ends, and erases its number with the outcome', async () => {
      const { store } = await open()
      const opened = await store.cases.open(draft(), () => Promise.resolve({}))
      const number = opened.kind === 'reused' ? '' : opened.value
      const booked = (digit: number) =>
        store.cases.callBack(number, {
          phone: Uint8Array.of(digit),
          note: '请上午打',
          wording: '打到您现在的号码，可以吗？',
        })
      expect(await booked(1)).toBe(true)
      expect(await store.cases.take(number, 'li')).toBe(true)
      expect(await booked(2)).toBe(true)
      expect(await store.cases.contact(number, 'li')).toEqual({ phone: Uint8Array.of(2) })
      expect(await store.cases.find(number)).toMatchObject({
        note: '请上午打',
        consent: { wording: '打到您现在的号码，可以吗？', health: false },
      })
      await store.cases.finish(number, 'li', '打过了')
      expect(await booked(3)).toBe(false)
      expect(await store.cases.find(number)).toMatchObject({ callable: false })
      expect((await store.audit.after(0, 9)).map(({ action }) => action)).toContain('case.call-back')
    })

    it('exports and erases the calls of a case, with what was answered in them', async () => {
      const { store, sql } = await open()
      const opened = await store.cases.open(draft(), () => Promise.resolve({}))
      const number = opened.kind === 'reused' ? '' : opened.value
      await store.answers.add(answer('a1', { question: '问甲' }))
      await store.feedback.add({ answerId: 'a1', useful: false, note: '评语' })
      await store.calls.keep(call, turn(0, { event: 'start' }))
      await store.calls.keep({ ...call, case: number }, turn(1, { input: '问甲', answerId: 'a1' }))
      await store.calls.keep(call, turn(2))
      await store.calls.keep({ ...call, key: 'k3' }, turn(0, { at: NOW + 1, input: '问丙' }))
      await store.calls.tie('k3', number)
      expect(await store.calls.last('k3')).toMatchObject({ call: { case: number } })
      await store.calls.keep({ ...call, key: 'k2' }, turn(0, { input: '别的' }))
      const history = [
        { call: { key: 'k1', case: number }, turns: [{ n: 0 }, { n: 1, input: '问甲' }, { n: 2 }] },
        { call: { key: 'k3', case: number }, turns: [{ n: 0, input: '问丙' }] },
      ]
      expect(await store.calls.ofCase(number)).toMatchObject(history)
      expect(await store.cases.exportPerson(number, 'command')).toMatchObject({ calls: history })
      expect(await store.cases.erasePerson(number, 'command')).toBe(true)
      for (const table of ['calls', 'call_turns', 'answers', 'feedback'])
        expect(JSON.stringify(await sql(`SELECT * FROM ${table}`))).not.toMatch(/k1|问甲|问丙|评语/)
      expect(await store.calls.turn('k2', 0)).not.toBeNull()
    })

    it('purges calls after their own time', async () => {
      const { store, pass, sql } = await open()
      await store.calls.keep(call, turn(0))
      await store.calls.guess('123456')
      await store.calls.line('a', 'offered', NOW)
      pass(29 * DAY)
      expect(await store.purge()).toMatchObject({ calls: 0 })
      pass(2 * DAY)
      expect(await store.purge()).toMatchObject({ calls: 3 })
      for (const table of ['calls', 'call_turns', 'code_tries', 'line_calls'])
        expect(await sql(`SELECT * FROM ${table}`)).toEqual([])
    })
  })
}
