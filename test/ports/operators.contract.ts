import { describe, expect, it } from 'vitest'
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
  })
}
