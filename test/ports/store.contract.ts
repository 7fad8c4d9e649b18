import { describe, expect, it } from 'vitest'
import { PortError } from '../../src/errors.ts'
import type { CaseDraft } from '../../src/ports/cases.ts'
import type { AnswerRecord } from '../../src/ports/conversations.ts'
import type { Store } from '../../src/ports/store.ts'

export const NOW = Date.UTC(2026, 0, 31)
const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Opened {
  store: Store
  /** Another way into the same data: another process, another isolate. */
  second: Store
  /** Runs SQL past the store. */
  sql(statement: string): Promise<unknown>
  /** Moves the clock of both. */
  pass(milliseconds: number): void
}

export const draft = (changes: Partial<CaseDraft> = {}): CaseDraft => ({
  reply: 'phone',
  consent: { wording: '我同意用这个号码给我回电话。', at: NOW, contact: true, health: false },
  ...changes,
})

export const answer = (id: string, changes: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id,
  at: NOW,
  channel: 'api',
  question: '我的电话是〔电话〕，护理补贴谁能领？',
  context: ['前面的问题'],
  region: '吉林省',
  today: '2026-01-31',
  versions: { corpus: 'abc', embedder: 'static' },
  status: 'answered',
  completeness: 'whole',
  text: '一级、二级残疾人可以领。',
  citations: [
    { clauseId: 'plan.f1', quote: '一级、二级', path: ['甲', '乙'], validity: { status: 'lapsed' } },
  ],
  notices: ['已经到期。'],
  contacts: [{ name: '民政厅' }],
  confidence: 0.8125,
  provenance: [{ text: '100元', from: 'clause', id: 'plan.f1' }],
  ...changes,
})

/** Many at once take long where each has a long way to the data. */
const RACE = { timeout: 120_000 }
const none = () => Promise.resolve({})
const bytes = (...values: number[]) => Uint8Array.from(values)

/** What every Store driver promises. `open` gives an empty one, with its clock at NOW. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  const openCase = async (store: Store, changes: Partial<CaseDraft> = {}) => {
    const outcome = await store.cases.open(draft(changes), none)
    if (outcome.kind === 'reused') throw new Error('reused')
    return outcome.value
  }

  describe(`store: ${name}: answers and feedback`, () => {
    it('gives an answer back as it was', async () => {
      const { store } = await open()
      const full = answer('a1', { reason: 'own_case', conversation: 'c1' })
      await store.answers.add(full)
      await store.answers.add(answer('a2'))
      expect(await store.answers.find('a1')).toEqual(full)
      expect(await store.answers.find('a2')).toEqual(answer('a2'))
      expect(await store.answers.find('a3')).toBeNull()
    })

    it('keeps the same answer once', async () => {
      const { store } = await open()
      await store.answers.add(answer('a1', { conversation: 'c1' }))
      await store.answers.add(answer('a1', { conversation: 'c1', text: '另一个' }))
      expect((await store.answers.find('a1'))?.text).toBe(answer('a1').text)
      expect(await store.answers.turns('c1')).toHaveLength(1)
    })

    it('gives the turns of a conversation in order, for twenty hours after the last', async () => {
      const { store, pass } = await open()
      await store.answers.add(answer('a1', { conversation: 'c1', question: '一' }))
      pass(19 * HOUR)
      await store.answers.add(answer('a2', { conversation: 'c1', question: '二', at: NOW + 19 * HOUR }))
      await store.answers.add(answer('a3', { conversation: 'c2', question: '三' }))
      pass(19 * HOUR)
      expect((await store.answers.turns('c1')).map((turn) => turn.question)).toEqual(['一', '二'])
      pass(2 * HOUR)
      expect(await store.answers.turns('c1')).toEqual([])
    })

    it('keeps feedback, and a repeated one once', async () => {
      const { store, second } = await open()
      const once = { scope: 's', key: 'k1', request: 'r1' }
      const said = { answerId: 'a1', useful: false, note: '没说清楚' }
      const first = await store.feedback.add(said, once)
      expect(first.kind).toBe('done')
      expect(await second.feedback.add(said, once)).toEqual({ ...first, kind: 'repeated' })
      expect(await store.feedback.add({ ...said, useful: true }, { ...once, request: 'r2' })).toEqual({
        kind: 'reused',
      })
      await store.feedback.add({ answerId: 'a1', useful: true })
      expect(await store.feedback.of('a1')).toMatchObject([said, { useful: true }])
    })

    it('keeps one of ten equal requests that come at once', async () => {
      const { store, second } = await open()
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? store : second).feedback.add(
            { answerId: 'a1', useful: true },
            { scope: 's', key: 'k', request: 'r' },
          ),
        ),
      )
      expect(all.filter(({ kind }) => kind === 'done')).toHaveLength(1)
      expect(new Set(all.map((o) => (o.kind === 'reused' ? '' : o.value))).size).toBe(1)
      expect(await store.feedback.of('a1')).toHaveLength(1)
    })
  })

  describe(`store: ${name}: cases`, () => {
    it('opens a case with consent in its wording, sealed bytes and a receipt of which only the digest is kept', async () => {
      const { store, sql } = await open()
      const token = 'token-of-the-receipt'
      const secrets = { phone: bytes(0, 1, 255), name: bytes(7), token }
      const opened = await store.cases.open(
        draft({ note: '请下午打', region: '吉林省', reason: 'own_case', answerId: 'a1' }),
        () => Promise.resolve(secrets),
      )
      if (opened.kind === 'reused') throw new Error('reused')
      expect(opened.value).toMatch(/^[1-9]\d{5}$/)
      const found = await store.cases.byReceipt(token)
      expect(found).toEqual({
        ...draft({ note: '请下午打', region: '吉林省', reason: 'own_case', answerId: 'a1' }),
        number: opened.value,
        openedAt: NOW,
        changedAt: NOW,
        status: 'open',
        callable: true,
      })
      expect(await store.cases.find(opened.value)).toEqual(found)
      expect(await store.cases.byReceipt('another')).toBeNull()
      expect(JSON.stringify(await sql('SELECT * FROM cases'))).not.toContain(token)
    })

    it('numbers sixty cases without a repetition and without an order', RACE, async () => {
      const { store, second } = await open()
      const numbers: string[] = []
      for (let ten = 0; ten < 6; ten++)
        numbers.push(
          ...(await Promise.all(Array.from({ length: 10 }, (_, i) => openCase(i % 2 ? store : second)))),
        )
      expect(new Set(numbers).size).toBe(60)
      const steps = numbers.slice(1).map((number, i) => Number(number) - Number(numbers[i]))
      expect(steps.filter((step) => step > 0).length).toBeGreaterThan(12)
      expect(steps.filter((step) => step < 0).length).toBeGreaterThan(12)
      expect(Math.min(...steps.map(Math.abs))).toBeLessThan(Math.max(...steps.map(Math.abs)) / 10)
    })

    it('opens one case for ten equal requests that come at once', async () => {
      const { store, second } = await open()
      const once = { scope: 's', key: 'k', request: 'r' }
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i % 2 ? store : second).cases.open(draft(), none, once)),
      )
      expect(all.filter(({ kind }) => kind === 'done')).toHaveLength(1)
      expect(new Set(all.map((o) => (o.kind === 'reused' ? '' : o.value))).size).toBe(1)
      expect(await store.cases.waiting(20)).toHaveLength(1)
      expect(await store.cases.open(draft(), none, { scope: 's', key: 'k', request: 'other' })).toEqual({
        kind: 'reused',
      })
    })

    it('gives a case to one of those who take it at once', async () => {
      const { store, second } = await open()
      for (let round = 0; round < 5; round++) {
        const number = await openCase(store)
        const who = ['li', 'wang', 'zhao', 'sun']
        const took = await Promise.all(who.map((w, i) => (i % 2 ? store : second).cases.take(number, w)))
        expect(took.filter(Boolean)).toHaveLength(1)
        const holder = who[took.indexOf(true)]
        expect(await second.cases.find(number)).toMatchObject({ status: 'taken', operator: holder })
        const takes = (await store.audit.after(0, 1000)).filter(
          (entry) => entry.action === 'case.take' && entry.case === number,
        )
        expect(takes.map(({ actor }) => actor)).toEqual([holder])
      }
    })

    it('lets only the holder release, read the number and finish; the outcome erases the number', async () => {
      const { store } = await open()
      const opened = await store.cases.open(draft(), () =>
        Promise.resolve({ phone: bytes(1, 2), name: bytes(3) }),
      )
      const number = opened.kind === 'reused' ? '' : opened.value
      expect(await store.cases.contact(number, 'li')).toBeNull()
      expect(await store.cases.take(number, 'li')).toBe(true)
      expect(await store.cases.take(number, 'li')).toBe(false)
      expect(await store.cases.release(number, 'wang')).toBe(false)
      expect(await store.cases.release(number, 'li')).toBe(true)
      expect(await store.cases.take(number, 'wang')).toBe(true)
      expect(await store.cases.contact(number, 'li')).toBeNull()
      expect(await store.cases.contact(number, 'wang')).toEqual({ phone: bytes(1, 2), name: bytes(3) })
      expect(await store.cases.finish(number, 'li', '办好了')).toBe(false)
      expect(await store.cases.finish(number, 'wang', '办好了')).toBe(true)
      expect(await store.cases.find(number)).toMatchObject({
        status: 'done',
        outcome: '办好了',
        callable: false,
      })
      expect(await store.cases.contact(number, 'wang')).toBeNull()
      expect((await store.audit.after(0, 100)).map(({ action, actor }) => [action, actor])).toEqual([
        ['case.open', 'resident'],
        ['case.take', 'li'],
        ['case.release', 'li'],
        ['case.take', 'wang'],
        ['case.contact', 'wang'],
        ['case.finish', 'wang'],
      ])
    })

    it('lists the longest waiting first', async () => {
      const { store, pass } = await open()
      const first = await openCase(store)
      pass(1000)
      const then = await openCase(store)
      pass(1000)
      const last = await openCase(store)
      await store.cases.take(then, 'li')
      expect((await store.cases.waiting(5)).map(({ number }) => number)).toEqual([first, last])
      expect((await store.cases.waiting(1)).map(({ number }) => number)).toEqual([first])
    })

    it('carries messages both ways, until the case ends', async () => {
      const { store } = await open()
      const number = await openCase(store)
      const said = (from: 'resident' | 'operator', text: string, more = {}) =>
        store.cases.say(number, { from, text, ...more })
      expect(await said('resident', '还有一件事')).toEqual({ kind: 'done', value: true })
      expect(await said('operator', '您好', { operator: 'li' })).toEqual({ kind: 'done', value: false })
      await store.cases.take(number, 'li')
      expect(await said('operator', '您好', { operator: 'li' })).toEqual({ kind: 'done', value: true })
      const once = { scope: 's', key: 'm', request: 'r' }
      await store.cases.say(number, { from: 'resident', text: '谢谢', health: '同意保存' }, once)
      await store.cases.say(number, { from: 'resident', text: '谢谢', health: '同意保存' }, once)
      expect((await store.cases.messages(number)).map(({ from, text }) => [from, text])).toEqual([
        ['resident', '还有一件事'],
        ['operator', '您好'],
        ['resident', '谢谢'],
      ])
      expect((await store.cases.find(number))?.consent).toMatchObject({
        health: true,
        wording: `${draft().consent.wording}\n同意保存`,
      })
      await store.cases.finish(number, 'li', '办好了')
      expect(await said('resident', '还在吗')).toEqual({ kind: 'done', value: false })
      expect(await store.cases.say('000000', { from: 'resident', text: '?' })).toEqual({
        kind: 'done',
        value: false,
      })
    })
  })

  describe(`store: ${name}: a person`, () => {
    it('is exported and erased by the case number, and the log stays whole', async () => {
      const { store, sql } = await open()
      await store.answers.add(answer('a1', { conversation: 'c1', question: '问甲' }))
      await store.answers.add(answer('a2', { conversation: 'c1', question: '问乙' }))
      await store.answers.add(answer('a3', { question: '别人的' }))
      await store.feedback.add({ answerId: 'a1', useful: false, note: '评语' })
      await store.feedback.add({ answerId: 'a2', useful: true, note: '评语二' })
      const opened = await store.cases.open(draft({ answerId: 'a1', conversation: 'c1', note: '留言' }), () =>
        Promise.resolve({ phone: bytes(9), token: 'tok' }),
      )
      const number = opened.kind === 'reused' ? '' : opened.value
      await store.cases.say(number, { from: 'resident', text: '补一句' })
      const data = await store.cases.exportPerson(number, 'command')
      expect(data).toMatchObject({
        case: { number, note: '留言', consent: draft().consent },
        sealed: { phone: bytes(9) },
        messages: [{ from: 'resident', text: '补一句' }],
        answers: [{ id: 'a1' }, { id: 'a2' }],
        turns: [{ question: '问甲' }, { question: '问乙' }],
        feedback: [{ note: '评语' }, { note: '评语二' }],
      })
      const before = await store.audit.after(0, 100)
      expect(await store.cases.erasePerson(number, 'command')).toBe(true)
      for (const table of ['cases', 'messages', 'answers', 'turns', 'conversations', 'feedback'])
        expect(JSON.stringify(await sql(`SELECT * FROM ${table}`))).not.toMatch(
          /问甲|问乙|评语|留言|补一句|回电话/,
        )
      expect(await store.answers.find('a3')).not.toBeNull()
      expect(await store.cases.byReceipt('tok')).toBeNull()
      expect(await store.cases.find(number)).toMatchObject({ number, status: 'erased', callable: false })
      expect((await store.audit.after(0, 100)).slice(0, before.length)).toEqual(before)
      expect(await store.audit.verify()).toMatchObject({ whole: true, entries: before.length + 1 })
      expect(await store.cases.exportPerson('000000', 'command')).toBeNull()
      expect(await store.cases.erasePerson('000000', 'command')).toBe(false)
    })
  })

  describe(`store: ${name}: the audit log`, () => {
    it('is one chain, whoever writes', RACE, async () => {
      const { store, second } = await open()
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? store : second).audit.add({
            kind: 'security',
            action: 'sign-in.refused',
            actor: `a${i}`,
            detail: { tries: i, b: true },
          }),
        ),
      )
      const entries = await store.audit.after(0, 100)
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
      const head = entries.at(-1)?.digest
      expect(await second.audit.verify()).toEqual({ whole: true, entries: 20, head })
      const noted = entries[4]
      expect(await store.audit.verify(noted)).toMatchObject({ whole: true })
      expect(await store.audit.verify({ seq: 5, digest: 'f'.repeat(64) })).toMatchObject({ broken: 5 })
      expect(await store.audit.verify({ seq: 21, digest: head ?? '' })).toMatchObject({ broken: 21 })
    })

    it.each([
      ["UPDATE audit SET actor = 'x' WHERE seq = 2", 'never changed'],
      ['DELETE FROM audit WHERE seq = 3', 'never removed'],
      ['DELETE FROM audit', 'never removed'],
      ['INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2', 'not the next entry'],
      [
        'INSERT INTO audit SELECT 9, at, kind, action, actor, case_number, detail, digest FROM audit',
        'not the next',
      ],
    ])('refuses %s', async (statement, why) => {
      const { store, sql } = await open()
      for (const actor of ['a', 'b', 'c']) await store.audit.add({ kind: 'read', action: 'x', actor })
      await expect(sql(statement)).rejects.toThrow(why)
      expect(await store.audit.verify()).toMatchObject({ whole: true, entries: 3 })
    })

    it.each([
      ["UPDATE audit SET actor = 'x' WHERE seq = 2", 2],
      ["UPDATE audit SET case_number = '123456' WHERE seq = 1", 1],
      ['DELETE FROM audit WHERE seq = 2', 3],
      ['UPDATE audit SET digest = (SELECT digest FROM audit WHERE seq = 1) WHERE seq = 3', 3],
    ])('names the first broken entry where somebody got past the triggers: %s', async (statement, broken) => {
      const { store, sql } = await open()
      for (const actor of ['a', 'b', 'c', 'd']) await store.audit.add({ kind: 'read', action: 'x', actor })
      for (const trigger of ['audit_keeps_rows', 'audit_loses_none']) await sql(`DROP TRIGGER ${trigger}`)
      await sql(statement)
      expect(await store.audit.verify()).toMatchObject({ whole: false, broken })
    })
  })

  describe(`store: ${name}: settings and time`, () => {
    it('lets one of two editors write', async () => {
      const { store, second } = await open()
      expect(await store.settings.read('hours')).toBeNull()
      const wrote = await Promise.all([
        store.settings.write('hours', { from: '9:00' }, { version: 0, actor: 'li' }),
        second.settings.write('hours', { from: '8:00' }, { version: 0, actor: 'wang' }),
      ])
      expect(wrote.filter(Boolean)).toHaveLength(1)
      expect(await store.settings.read('hours')).toEqual({
        value: { from: wrote[0] ? '9:00' : '8:00' },
        version: 1,
      })
      expect(await store.settings.write('hours', [], { version: 1, actor: 'li' })).toBe(true)
      expect(await second.settings.read('hours')).toEqual({ value: [], version: 2 })
    })

    it('purges each kind after its own time, and says how many', async () => {
      const { store, pass, sql } = await open()
      const fill = async () => {
        await store.answers.add(answer('a1', { conversation: 'c1' }))
        await store.feedback.add({ answerId: 'a1', useful: true }, { scope: 's', key: 'k', request: 'r' })
        const number = await openCase(store, { note: '留言' })
        await store.cases.take(number, 'li')
        await store.cases.finish(number, 'li', '办好了')
        await openCase(store)
      }
      await fill()
      const nothing = { conversations: 0, answers: 0, feedback: 0, cases: 0, calls: 0, once: 0, sessions: 0 }
      expect(await store.purge()).toEqual(nothing)
      pass(21 * HOUR)
      expect(await store.purge()).toEqual({ ...nothing, conversations: 1 })
      expect((await store.answers.find('a1'))?.conversation).toBeUndefined()
      pass(4 * HOUR)
      expect(await store.purge()).toEqual({ ...nothing, once: 1 })
      pass(180 * DAY)
      expect(await store.purge()).toEqual({ ...nothing, answers: 1, cases: 2 })
      pass(186 * DAY)
      expect(await store.purge()).toEqual({ ...nothing, feedback: 1 })
      expect(JSON.stringify(await sql('SELECT * FROM cases'))).not.toContain('留言')
      expect(await store.audit.verify()).toMatchObject({ whole: true })
    })

    it('keeps for as long as editors say, and never for less than an hour by a slip', async () => {
      const { store, pass } = await open()
      const value = { conversations: 2, answers: -5, feedback: 'x' }
      await store.settings.write('retention', value, { version: 0, actor: 'li' })
      await store.answers.add(answer('a1', { conversation: 'c1' }))
      await store.feedback.add({ answerId: 'a1', useful: true })
      pass(3 * HOUR)
      expect(await store.answers.turns('c1')).toEqual([])
      expect(await store.purge()).toMatchObject({ conversations: 1, answers: 0, feedback: 0 })
    })
  })

  describe(`store: ${name}: broken promises`, () => {
    it('are PortErrors of the store that leave nothing half-written', async () => {
      const { store, sql } = await open()
      await sql(
        "CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'no room left'); END",
      )
      const number = await openCase(store)
      const failing = store.cases.say(
        number,
        { from: 'resident', text: '喂' },
        { scope: 's', key: 'k', request: 'r' },
      )
      await expect(failing).rejects.toBeInstanceOf(PortError)
      await expect(failing).rejects.toMatchObject({ port: 'store', retryable: false })
      expect((await store.audit.after(0, 10)).map(({ action }) => action)).toEqual(['case.open'])
      expect(await sql('SELECT * FROM once')).toEqual([])
      await sql('DROP TRIGGER full')
      expect(await store.cases.say(number, { from: 'resident', text: '喂' })).toMatchObject({ value: true })
    })

    it('fail without harm when the number cannot be sealed', async () => {
      const { store } = await open()
      const failing = store.cases.open(draft(), () => Promise.reject(new Error('no key')))
      await expect(failing).rejects.toThrow('no key')
      expect(await store.cases.waiting(5)).toEqual([])
      expect(await store.audit.after(0, 5)).toEqual([])
      await store.ping()
    })
  })
}
