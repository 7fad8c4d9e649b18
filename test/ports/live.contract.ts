import { describe, expect, it } from 'vitest'
import type { TranscriptDraft } from '../../src/ports/transcripts.ts'
import { turn } from './calls.contract.ts'
import { NOW, draft } from './store.contract.ts'
import type { Opened } from './store.contract.ts'

const HOUR = 3_600_000
const call = { key: 'k1', dialect: 'twiml', demo: false, caller: 'c1' }

export const line = (n: number, text: string, changes: Partial<TranscriptDraft> = {}): TranscriptDraft => ({
  stream: '',
  place: { line: n },
  at: NOW + n,
  who: 'caller',
  text,
  ...changes,
})

/** What every Store driver promises of live calls: who has a case, what is said in it, who is told how it ended. */
export function liveContract(name: string, open: () => Promise<Opened>): void {
  const begin = async () => {
    const opened = await open()
    const { store } = opened
    const add = async (role: 'operator' | 'admin' | 'auditor', who: string) => {
      await store.operators.put({ name: who, role, password: 'x', second: Uint8Array.of(1) })
      return (await store.operators.credentials(who))?.id ?? ''
    }
    const openCase = async (key?: string) => {
      const outcome = await store.cases.open(draft(), () => Promise.resolve({}))
      const number = outcome.kind === 'reused' ? '' : outcome.value
      if (key) await store.calls.keep({ ...call, key, case: number }, turn(0))
      return number
    }
    const actions = async () => (await store.audit.after(0, 1000)).map(({ action }) => action)
    return { ...opened, add, openCase, actions }
  }

  describe(`store: ${name}: who has a case`, () => {
    it('goes from its holder to another operator, and to nobody else', async () => {
      const { store, add, openCase } = await begin()
      const [li, wang, sun] = [
        await add('operator', '李'),
        await add('admin', '王'),
        await add('auditor', '孙'),
      ]
      const number = await openCase()
      await store.cases.take(number, li)
      for (const [from, to] of [
        [wang, li],
        [li, sun],
        [li, 'nobody'],
        [li, li],
      ] as const)
        expect(await store.cases.transfer(number, from, to)).toBe(false)
      expect(await store.cases.transfer(number, li, wang)).toBe(true)
      expect(await store.cases.find(number)).toMatchObject({ status: 'taken', operator: wang })
      expect(await store.cases.finish(number, li, '好')).toBe(false)
      expect((await store.audit.after(0, 1000)).at(-1)).toMatchObject({
        action: 'case.transfer',
        actor: li,
        detail: { to: wang },
      })
    })

    it('comes back by an admin, or when nobody touched it', async () => {
      const { store, openCase, actions, pass } = await begin()
      const [one, two] = [await openCase(), await openCase()]
      expect(await store.cases.free(one, 'admin')).toBe(false)
      await store.cases.take(one, 'li')
      expect((await store.cases.heldBy()).map(({ number }) => number)).toEqual([one])
      expect(await store.cases.free(one, 'admin')).toBe(true)
      expect(await store.cases.find(one)).not.toHaveProperty('operator')
      await store.cases.take(one, 'li')
      pass(2 * HOUR)
      await store.cases.take(two, 'wang')
      pass(HOUR)
      expect(await store.cases.expire(NOW + 2 * HOUR)).toBe(1)
      expect((await store.cases.waiting(9)).map(({ number }) => number)).toEqual([one])
      expect(await actions()).toEqual(expect.arrayContaining(['case.free', 'case.expire']))
    })

    it('is due when its holder says, and the first due stands first', async () => {
      const { store, openCase, pass } = await begin()
      const first = await openCase()
      pass(1000)
      const then = await openCase()
      expect(await store.cases.postpone(first, 'li', NOW + 90 * HOUR)).toBe(false)
      await store.cases.take(first, 'li')
      expect(await store.cases.postpone(first, 'li', NOW + 90 * HOUR)).toBe(true)
      await store.cases.release(first, 'li')
      expect((await store.cases.waiting(9)).map(({ number }) => number)).toEqual([then, first])
    })

    it('is taken out by time, and that is in the log', async () => {
      const { store, openCase, pass } = await begin()
      const [one, gone] = [await openCase(), await openCase()]
      await store.cases.erasePerson(gone, 'resident')
      pass(HOUR)
      await openCase()
      const out = await store.cases.takeOut({ since: NOW, until: NOW + HOUR, limit: 9 }, 'admin')
      expect(out.map(({ number }) => number)).toEqual([one])
      expect((await store.audit.after(0, 100)).at(-1)).toMatchObject({
        kind: 'read',
        action: 'case.take-out',
        detail: { cases: 1 },
      })
    })
  })

  describe(`store: ${name}: what is said after a transfer`, () => {
    it('is kept once, and stands in the order of its numbers', async () => {
      const { store, second, openCase } = await begin()
      const number = await openCase('k1')
      const lines = [line(3, '三'), line(1, '一'), line(2, '二', { who: 'operator' })]
      for (const one of [...lines, line(1, '另一个')])
        expect(await store.transcripts.add(number, [one])).toBe(true)
      expect(await second.transcripts.add(number, lines)).toBe(true)
      expect((await second.transcripts.of(number)).map(({ line: n, who, text }) => [n, who, text])).toEqual([
        [1, 'caller', '一'],
        [2, 'operator', '二'],
        [3, 'caller', '三'],
      ])
    })

    it('goes on in a second stream, and where a recogniser does not count', async () => {
      const { store, openCase, pass } = await begin()
      const number = await openCase('k1')
      const keyed = (key: string, text: string) => line(0, text, { stream: 'c', place: { key } })
      await store.transcripts.add(number, [line(1, '一', { stream: 'a' }), line(2, '二', { stream: 'a' })])
      pass(5)
      await store.transcripts.add(number, [line(1, '三', { stream: 'b' })])
      pass(5)
      for (const one of [keyed('x', '四'), keyed('y', '五'), keyed('x', '四')])
        await store.transcripts.add(number, [one])
      const texts = (await store.transcripts.of(number)).map(({ text }) => text)
      expect(texts.join('')).toBe('一二三四五')
    })

    it('is kept of nothing but a call that is on', async () => {
      const { store, openCase, sql } = await begin()
      const [written, number] = [await openCase(), await openCase('k1')]
      const demo = await openCase()
      await store.calls.keep({ ...call, key: 'd', demo: true, case: demo }, turn(0))
      for (const none of [written, demo, '000000'])
        expect(await store.transcripts.add(none, [line(1, '一')])).toBe(false)
      await store.cases.take(number, 'li')
      expect(await store.transcripts.add(number, [line(1, '一')])).toBe(true)
      await store.cases.finish(number, 'li', '好')
      expect(await store.transcripts.add(number, [line(2, '二')])).toBe(false)
      expect(await sql('SELECT text FROM transcript_lines')).toEqual([{ text: '一' }])
    })

    it('goes with the person, is exported with them, and has the calls’ time', async () => {
      const { store, openCase, sql, pass } = await begin()
      const [one, two] = [await openCase('k1'), await openCase('k2')]
      for (const number of [one, two]) await store.transcripts.add(number, [line(1, `说${number}`)])
      expect(await store.cases.exportPerson(one, 'command')).toMatchObject({
        transcript: [{ text: `说${one}` }],
      })
      await store.cases.erasePerson(one, 'resident')
      expect(await sql('SELECT text FROM transcript_lines')).toEqual([{ text: `说${two}` }])
      pass(31 * 24 * HOUR)
      await store.purge()
      expect(await sql('SELECT text FROM transcript_lines')).toEqual([])
    })
  })

  describe(`store: ${name}: outcomes that are told`, () => {
    it('wait with the outcome, are given to one at a time, and go when they arrived', async () => {
      const { store, second, openCase, pass, actions } = await begin()
      const [quiet, told] = [await openCase(), await openCase()]
      for (const number of [quiet, told]) await store.cases.take(number, 'li')
      await store.cases.finish(quiet, 'li', '不用说')
      expect(await store.cases.finish(told, 'wang', '别人的', true)).toBe(false)
      await store.cases.finish(told, 'li', '办好了', true)
      const [letter, ...others] = await second.outbox.due(9, 1000)
      expect(others).toEqual([])
      expect(letter).toMatchObject({ tries: 0, case: { number: told, outcome: '办好了', status: 'done' } })
      expect(await store.outbox.due(9, 1000)).toEqual([])
      pass(1000)
      const id = letter?.id ?? ''
      expect(await store.outbox.due(9, 1000)).toMatchObject([{ id }])
      await store.outbox.failed(id, NOW + HOUR)
      pass(2000)
      expect(await store.outbox.due(9, 1000)).toEqual([])
      pass(HOUR)
      expect(await store.outbox.due(9, 1000)).toMatchObject([{ id, tries: 1 }])
      await store.outbox.arrived(id)
      pass(HOUR)
      expect(await store.outbox.due(9, 1000)).toEqual([])
      expect((await actions()).at(-1)).toBe('outcome.told')
    })

    it('are not told of who is erased', async () => {
      const { store, openCase } = await begin()
      const number = await openCase()
      await store.cases.take(number, 'li')
      await store.cases.finish(number, 'li', '办好了', true)
      await store.cases.erasePerson(number, 'resident')
      expect(await store.outbox.due(9, 1000)).toEqual([])
    })
  })
}
