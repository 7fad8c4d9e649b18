import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/ports/store.ts'
import { SCHEMA_VERSION } from '../../../src/store/migrate.ts'
import { ANSWER, ASKED, CALL, NOW, PHONE, PHONE_CALL, PHONE_TURN, TOKEN } from './kept.ts'

const FOLDER = 'test/store/versions'
const versions = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))

/** What every driver promises of data that an earlier version left. `open`: a store over what these statements make. */
export function versionsContract(name: string, open: (statements: string[]) => Promise<Store>): void {
  describe(`store: ${name}: data of earlier versions`, () => {
    it('has been kept of each, this one among them', () => {
      const expected = Array.from({ length: SCHEMA_VERSION }, (_, i) => `${i + 1}.sql`)
      expect(versions.toSorted((a, b) => parseInt(a) - parseInt(b))).toEqual(expected)
    })

    it.each(versions)('%s is brought here whole and goes on', async (file) => {
      const statements = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n--> statement-breakpoint\n')
      const store = await open(statements)
      expect(await store.answers.find(ANSWER.id)).toEqual(ANSWER)
      expect(await store.answers.turns('c1')).toMatchObject([{ question: ANSWER.question }])
      expect(await store.feedback.of(ANSWER.id)).toMatchObject([{ useful: false, note: '没说清楚' }])
      const found = await store.cases.byReceipt(TOKEN)
      expect(found).toMatchObject({ ...CALL, status: 'taken', operator: 'li', callable: true, openedAt: NOW })
      const number = found?.number ?? ''
      expect(await store.cases.messages(number)).toMatchObject([{ text: '还有一件事' }])
      expect(await store.cases.contact(number, 'li')).toEqual({ phone: PHONE, name: PHONE })
      const calls = parseInt(file) >= 4 ? [{ call: PHONE_CALL, turns: [PHONE_TURN] }] : []
      expect(await store.calls.ofCase(number)).toMatchObject(calls)
      const heard = parseInt(file) >= 7 ? [{ line: 3, who: 'caller', text: '还要带什么' }] : []
      expect(await store.transcripts.of(number)).toMatchObject(heard)
      const again = await store.cases.open(CALL, () => Promise.reject(new Error('opened twice')), ASKED)
      expect(again).toEqual({ kind: 'repeated', value: number })
      const marks =
        parseInt(file) >= 6 ? [{ operator: 'li', clauseId: 'plan.f1', mark: 'wrong', note: '过期了' }] : []
      expect(await store.desk.marksOf(ANSWER.id)).toMatchObject(marks)
      const hours = await store.settings.read('hours')
      expect(hours).toEqual(file === '1.sql' ? null : { value: { from: '9:00' }, version: 1 })
      expect(await store.settings.write('hours', 1, { version: hours?.version ?? 0, actor: 'li' })).toBe(true)
      expect(await store.cases.finish(number, 'li', '办好了')).toBe(true)
      expect(await store.audit.verify()).toMatchObject({ whole: true })
      expect((await store.audit.after(0, 3)).map(({ action }) => action)).toEqual([
        'case.open',
        'case.say',
        'case.take',
      ])
    })
  })
}
