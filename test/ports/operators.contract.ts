import { describe, expect, it } from 'vitest'
import { turn } from './calls.contract.ts'
import type { Opened } from './store.contract.ts'

const MINUTE = 60_000
const LI = { name: '李梅', role: 'operator', password: 'scrypt$x', second: Uint8Array.of(1, 2) } as const

/** What every Store driver promises of accounts and sessions. */
export function operatorsContract(name: string, open: () => Promise<Opened>): void {
  describe(`operators: ${name}`, () => {
    const opened = async () => {
      const made = await open()
      const { operators } = made.store
      expect(await operators.any()).toBe(false)
      expect(await operators.put(LI)).toBe('added')
      const id = (await operators.credentials(LI.name))?.id ?? ''
      return { ...made, operators, id }
    }

    it('are kept whole, set anew under their name, and sign in with a code once, also two at once', async () => {
      const { operators, second, id } = await opened()
      expect(await operators.any()).toBe(true)
      expect(await operators.credentials(LI.name)).toEqual({ ...LI, id })
      await operators.signIn(id, { token: 'a', step: 1 })
      expect(await operators.put({ ...LI, role: 'auditor' })).toBe('changed')
      expect(await operators.credentials(LI.name)).toMatchObject({ id, role: 'auditor' })
      expect(await operators.session('a', MINUTE)).toBeNull()
      expect(await operators.credentials('谁')).toBeNull()
      const both = await Promise.all([
        operators.signIn(id, { token: 'a', step: 5 }),
        second.operators.signIn(id, { token: 'b', step: 5 }),
      ])
      expect(both.toSorted()).toEqual([false, true])
      expect(await operators.signIn(id, { token: 'c', step: 4 })).toBe(false)
    })

    it('have sessions that idleness, hours and signing out end', async () => {
      const { operators, id, pass, sql } = await opened()
      const signed = { id, name: LI.name, role: LI.role }
      expect(await operators.signIn(id, { token: 'a', step: 1 })).toBe(true)
      pass(20 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE)).toEqual(signed)
      pass(20 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE)).toEqual(signed)
      pass(31 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE)).toBeNull()
      expect(await operators.session('a', 40 * MINUTE)).toEqual(signed)
      pass(11 * 60 * MINUTE)
      expect(await operators.session('a', 24 * 60 * MINUTE)).toBeNull()
      await operators.signIn(id, { token: 'b', step: 2 })
      await operators.signOut('b')
      expect(await operators.session('b', MINUTE)).toBeNull()
      expect(JSON.stringify(await sql('SELECT token FROM sessions'))).not.toContain('"a"')
    })

    it('are locked for a quarter of an hour by five refusals in a row', async () => {
      const { operators, id, pass, store } = await opened()
      const refuse = async (times: number) => {
        for (let i = 0; i < times; i++) await operators.refuse(id)
      }
      await refuse(4)
      expect(await operators.signIn(id, { token: 'a', step: 1 })).toBe(true)
      await refuse(4)
      expect(await operators.signIn(id, { token: 'b', step: 2 })).toBe(true)
      await refuse(5)
      expect(await operators.signIn(id, { token: 'c', step: 3 })).toBe(false)
      pass(15 * MINUTE)
      expect(await operators.signIn(id, { token: 'd', step: 3 })).toBe(true)
      await operators.refuse()
      expect((await store.audit.after(0, 50)).at(-1)).toMatchObject({
        kind: 'security',
        action: 'sign-in.refused',
        actor: 'unknown',
      })
    })

    it('are found by what a provider says they are, which no two are; the lock of codes is not for them', async () => {
      const { operators, id } = await opened()
      const subject = 'li@example.cn'
      expect(await operators.put({ name: '王强', role: 'editor', subject })).toBe('added')
      expect(await operators.put({ name: '张三', role: 'editor', subject })).toBe('taken')
      expect(await operators.bySubject(['other', subject])).toMatchObject({ name: '王强', subject })
      expect(await operators.bySubject([])).toBeNull()
      const wang = (await operators.credentials('王强'))?.id ?? ''
      for (let i = 0; i < 5; i++) await operators.refuse(wang)
      expect(await operators.signIn(wang, { token: 'w', step: 1 })).toBe(false)
      expect(await operators.signIn(wang, { token: 'w' })).toBe(true)
      await operators.change(wang, { disabled: true }, id)
      expect(await operators.bySubject([subject])).toBeNull()
      expect(await operators.signIn(wang, { token: 'x' })).toBe(false)
    })

    it('are listed, and changed by an admin, but never the last admin; what ends ends at once', async () => {
      const { operators, second, id, store } = await opened()
      expect(await operators.change('none', { unlock: true }, id)).toBe('missing')
      await operators.put({ ...LI, role: 'admin' })
      await operators.put({ ...LI, name: '王强', role: 'admin' })
      const wang = (await operators.credentials('王强'))?.id ?? ''
      for (const [one, token] of [
        [id, 'i'],
        [wang, 'w'],
      ] as const)
        await operators.signIn(one, { token, step: 1 })
      const both = await Promise.all([
        operators.change(wang, { role: 'editor' }, id),
        second.operators.change(id, { disabled: true }, wang),
      ])
      expect(both.toSorted()).toEqual(['done', 'last-admin'])
      const [left, gone] = both[0] === 'done' ? [id, wang] : [wang, id]
      for (const change of [{ disabled: true }, { role: 'auditor' }] as const)
        expect(await operators.change(left, change, left)).toBe('last-admin')
      expect(await operators.session(gone === id ? 'i' : 'w', MINUTE)).toBeNull()
      for (let i = 0; i < 5; i++) await operators.refuse(left)
      const locked = (await operators.list()).find((one) => one.id === left)
      expect(locked).toMatchObject({ password: true, passkeys: 0, lockedUntil: expect.any(Number) as number })
      expect(await operators.change(left, { unlock: true }, left)).toBe('done')
      expect((await operators.list()).find((one) => one.id === left)).not.toHaveProperty('lockedUntil')
      expect((await store.audit.after(0, 50)).at(-1)).toMatchObject({
        action: 'operator.change',
        actor: left,
      })
    })

    it('keep passkeys, each of one account, with what they count', async () => {
      const { operators, id } = await opened()
      const key = { id: 'abc', name: '手机', publicKey: Uint8Array.of(0, 255, 3), counter: 1 }
      expect(await operators.addPasskey(id, key)).toBe(true)
      expect(await operators.addPasskey(id, key)).toBe(false)
      expect(await operators.signIn(id, { token: 'p', passkey: { id: 'abc', counter: 7 } })).toBe(true)
      expect(await operators.passkeys(id)).toEqual([
        { ...key, counter: 7, createdAt: expect.any(Number) as number, usedAt: expect.any(Number) as number },
      ])
      expect(await operators.passkey('abc')).toMatchObject({ counter: 7, operator: { id } })
      expect(await operators.removePasskey('other', 'abc')).toBe(false)
      expect(await operators.removePasskey(id, 'abc')).toBe(true)
      expect(await operators.passkey('abc')).toBeNull()
      await operators.setSecond(id, Uint8Array.of(9), 4)
      expect(await operators.signIn(id, { token: 'q', step: 4 })).toBe(false)
      expect((await operators.credentials(LI.name))?.second).toEqual(Uint8Array.of(9))
    })

    it('are never locked out of a call, however long they only listen', async () => {
      const { operators, id, store, pass } = await opened()
      const consent = { wording: '同意。', at: 0, contact: true, health: false } as const
      const open = async (reply: 'phone' | 'text') => {
        const made = await store.cases.open({ reply, consent }, () => Promise.resolve({}))
        return made.kind === 'reused' ? '' : made.value
      }
      await operators.signIn(id, { token: 'a', step: 1 })
      await store.cases.take(await open('text'), id)
      pass(31 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE)).toBeNull()
      await operators.signIn(id, { token: 'b', step: 2 })
      const call = await open('phone')
      await store.cases.take(call, id)
      pass(90 * MINUTE)
      expect(await operators.session('b', 30 * MINUTE)).toMatchObject({ id })
      await store.cases.finish(call, id, '好了')
      pass(31 * MINUTE)
      expect(await operators.session('b', 30 * MINUTE)).toBeNull()
      await operators.signIn(id, { token: 'c', step: 3 })
      const long = await open('phone')
      await store.calls.keep({ key: 'k', dialect: 'twiml', demo: false, case: long }, turn(1))
      await store.cases.take(long, id)
      pass(110 * MINUTE)
      const line = { stream: '', place: { line: 1 }, at: 1, who: 'caller', text: '喂' } as const
      expect(await store.transcripts.add(long, [line])).toBe(true)
      pass(110 * MINUTE)
      expect(await operators.session('c', 30 * MINUTE, true)).toMatchObject({ id })
      pass(11 * MINUTE)
      expect(await operators.session('c', 30 * MINUTE)).toBeNull()
    })

    it('have what begins a sign-in kept for its end, once and for a time', async () => {
      const { operators, second, pass, sql } = await opened()
      await operators.begin('state', Uint8Array.of(7, 255), MINUTE)
      expect(JSON.stringify(await sql('SELECT key FROM pending'))).not.toContain('state')
      const both = await Promise.all([operators.take('state'), second.operators.take('state')])
      expect(both.filter(Boolean)).toEqual([Uint8Array.of(7, 255)])
      await operators.begin('late', Uint8Array.of(7), MINUTE)
      pass(2 * MINUTE)
      expect(await operators.take('late')).toBeNull()
    })

    it('whose desk is only watched is not at it', async () => {
      const { operators, id, pass } = await opened()
      await operators.signIn(id, { token: 'a', step: 1 })
      pass(20 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE, true)).toMatchObject({ id })
      pass(11 * MINUTE)
      expect(await operators.session('a', 30 * MINUTE)).toBeNull()
    })
  })
}
