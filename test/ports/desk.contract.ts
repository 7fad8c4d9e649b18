import { describe, expect, it } from 'vitest'
import { answer, type Opened } from './store.contract.ts'

const LI = { name: '李梅', role: 'operator', password: 'scrypt$x', second: Uint8Array.of(1, 2) } as const
const YEAR = 366 * 24 * 3_600_000

/** What every Store driver promises of what a desk remembers. */
export function deskContract(name: string, open: () => Promise<Opened>): void {
  describe(`desk: ${name}`, () => {
    const opened = async () => {
      const made = await open()
      await made.store.operators.put(LI)
      const id = (await made.store.operators.credentials(LI.name))?.id ?? ''
      return { ...made, id, desk: made.store.desk }
    }

    it('keeps marks apart from what residents say, with their maker, until they are taken back', async () => {
      const { desk, store, id } = await opened()
      await store.answers.add(answer('a1'))
      await store.feedback.add({ answerId: 'a1', useful: false })
      const used = await desk.mark({ operator: id, answerId: 'a1', clauseId: 'plan.f1', mark: 'used' })
      const wrong = await desk.mark({ operator: id, answerId: 'a1', mark: 'wrong', note: '过期了' })
      const both = [
        { id: used, operator: id, answerId: 'a1', clauseId: 'plan.f1', mark: 'used' },
        { id: wrong, operator: id, answerId: 'a1', mark: 'wrong', note: '过期了' },
      ]
      expect(await desk.marksOf('a1')).toMatchObject(both)
      expect(await desk.marksAfter(0, 9)).toMatchObject([{ question: answer('a1').question }, both[1]])
      expect(await store.feedback.of('a1')).toHaveLength(1)
      expect(await desk.unmark(used, 'another')).toBeNull()
      expect(await desk.unmark(used, id)).toMatchObject(both[0] ?? {})
      expect(await desk.unmark(used, id)).toBeNull()
      expect(await desk.marksOf('a1')).toMatchObject([both[1]])
      const log = (await store.audit.after(1, 9)).map(({ action, actor }) => `${action} ${actor}`)
      expect(log).toEqual(['used', 'wrong', 'undo'].map((what) => `suggestion.${what} ${id}`))
    })

    it('removes marks when their time is over', async () => {
      const { desk, store, id, pass } = await opened()
      await desk.mark({ operator: id, answerId: 'a1', mark: 'rejected' })
      pass(YEAR)
      expect(await store.purge()).toMatchObject({ feedback: 1 })
      expect(await desk.marksAfter(0, 9)).toEqual([])
    })

    it('has the newest twenty clauses at hand, and those that are pinned', async () => {
      const { desk, id, pass } = await opened()
      await desk.pin(id, 'pinned', true)
      for (let n = 0; n < 25; n++) {
        pass(1)
        await desk.see(id, `c${n}`)
      }
      await desk.see(id, 'c20')
      const found = await desk.clauses(id)
      expect(found.map(({ clauseId }) => clauseId).toSorted()).toEqual(
        [...Array.from({ length: 20 }, (_, n) => `c${n + 5}`), 'pinned'].toSorted(),
      )
      expect(found.filter(({ pinned }) => pinned).map(({ clauseId }) => clauseId)).toEqual(['pinned'])
      pass(1)
      await desk.see(id, 'pinned')
      await desk.pin(id, 'pinned', false)
      expect((await desk.clauses(id)).at(0)).toMatchObject({ clauseId: 'pinned', pinned: false })
      expect(await desk.clauses('another')).toEqual([])
    })

    it('has what an operator set', async () => {
      const { desk, id } = await opened()
      expect(await desk.preferences(id)).toBeNull()
      await desk.prefer(id, { off: true })
      await desk.prefer(id, { off: false, keys: { read: 'Alt+Shift+R' } })
      expect(await desk.preferences(id)).toEqual({ off: false, keys: { read: 'Alt+Shift+R' } })
    })
  })
}
