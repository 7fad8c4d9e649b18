import { describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../../src/ports/cases.ts'
import { testConsole } from '../../fixtures/operators.ts'
import { turn } from '../../ports/calls.contract.ts'

const SCRIPT = '我要问<script>alert(1)</script>"><img src=x onerror=alert(2)>'
const PHONE = '13943218765'

const call = (number: string) =>
  ({ key: 'k1', dialect: 'twiml', demo: false, startedAt: 1, seenAt: 1, case: number }) as const

async function desk() {
  const made = await testConsole()
  const { store, vault } = made
  const open = async (changes: Partial<CaseDraft> = {}) => {
    const consent = { wording: '我同意。', at: Date.now(), contact: true, health: true } as const
    const outcome = await store.cases.open({ reply: 'phone', consent, ...changes }, async (number) => ({
      phone: await vault.seal(PHONE, `${number} phone`),
      name: await vault.seal('王秀兰', `${number} name`),
    }))
    if (outcome.kind === 'reused') throw new Error('reused')
    return outcome.value
  }
  const written = async () => {
    const consent = { contact: true, health: true, wording: '我同意保存我写的话。' }
    const response = await made.post('/api/handoffs', { reply: 'text', note: SCRIPT, consent })
    const { case: number, receipt } = (await response.json()) as { case: string; receipt: string }
    return { number, receipt: new URL(receipt).pathname }
  }
  const actions = async () =>
    (await store.audit.after(0, 200)).map((entry) => [entry.action, entry.actor, entry.case])
  return { ...made, open, written, actions }
}

describe('the queue', () => {
  it('lists what waits with its question, in words what is overdue, the first due first', async () => {
    const { open, asked, login, actions } = await desk()
    const { id } = await asked('护理补贴谁能领')
    const slow = await open({ reply: 'text' })
    const soon = await open({ answerId: id, region: '吉林省' })
    const { get, id: actor } = await login('李梅', 'operator')
    const page = await (await get('/operator')).text()
    expect(page).toContain('有 2 件，超过时限的 0 件')
    expect(page.indexOf(`case=${soon}"`)).toBeLessThan(page.indexOf(`case=${slow}"`))
    expect(page).toContain('护理补贴谁能领')
    expect(page).not.toContain(PHONE)
    expect(await actions()).toContainEqual(['queue.read', actor, undefined])
  })
})

describe('what was said on the telephone', () => {
  const said = '我妈瘫在炕上，护理补贴谁能领'
  const shown = async (health: boolean, input: string) => {
    const { open, login, store } = await desk()
    const number = await open({ consent: { wording: '同意。', at: Date.now(), contact: true, health } })
    await store.calls.keep(call(number), turn(1, { input }))
    const { get } = await login('李梅', 'operator')
    return (await get(`/operator?case=${number}`)).text()
  }

  it('is shown to operators, of health only with the caller’s leave', async () => {
    expect(await shown(true, said)).toContain(said)
    expect(await shown(false, '几点开门')).toContain('几点开门')
    const kept = await shown(false, said)
    expect(kept).not.toContain('瘫在炕上')
    expect(kept).toContain('还没有说过可以给工作人员看')
  })

  it('is shown to who holds the case once the caller has told him that he may see it', async () => {
    const { open, login, store, actions } = await desk()
    const number = await open({
      consent: { wording: '同意。', at: Date.now(), contact: true, health: false },
    })
    await store.calls.keep(call(number), turn(1, { input: said }))
    const { get, post, id } = await login('李梅', 'operator')
    const page = async () => (await get(`/operator?case=${number}`)).text()
    expect(await page()).not.toContain('我可以看您刚才和热线说的话吗')
    expect((await post(`/operator/cases/${number}/agree`)).status).toBe(409)
    await post(`/operator/cases/${number}/take`)
    expect(await page()).toContain('我可以看您刚才和热线说的话吗')
    expect((await post(`/operator/cases/${number}/agree`)).status).toBe(303)
    expect(await page()).toContain('瘫在炕上')
    expect((await store.cases.find(number))?.consent).toMatchObject({
      health: true,
      wording: expect.stringMatching(/^同意。\n我可以看/),
    })
    expect(await actions()).toContainEqual(['case.agree', id, number])
  })
})

describe('a case', () => {
  it('is taken by one of two operators at once; the other is told', async () => {
    const { open, login, store } = await desk()
    const number = await open()
    const both = [await login('李梅', 'operator'), await login('王强', 'admin')]
    const answers = await Promise.all(both.map(({ post }) => post(`/operator/cases/${number}/take`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const told = await answers.find(({ status }) => status === 409)?.text()
    expect(told).toContain('别的工作人员先接了')
    const winner = both[answers[0]?.status === 303 ? 0 : 1]
    expect((await store.cases.find(number))?.operator).toBe(winner?.id)
    expect(await (await winner?.get('/operator'))?.text()).toContain(`case=${number}`)
  })

  it('shows name and number to its holder only, each look in the audit log', async () => {
    const { open, login, actions } = await desk()
    const number = await open()
    const [li, wang] = [await login('李梅', 'operator'), await login('王强', 'admin')]
    expect((await li.post(`/operator/cases/${number}/contact`)).status).toBe(403)
    await li.post(`/operator/cases/${number}/take`)
    expect(await (await li.get(`/operator?case=${number}`)).text()).not.toContain(PHONE)
    expect((await wang.post(`/operator/cases/${number}/contact`)).status).toBe(403)
    const page = await (await li.post(`/operator/cases/${number}/contact`)).text()
    expect(page).toContain(PHONE)
    expect(page).toContain('王秀兰')
    await li.post(`/operator/cases/${number}/contact`)
    const looks = (await actions()).filter(([action]) => action === 'case.contact')
    expect(looks).toEqual([
      ['case.contact', li.id, number],
      ['case.contact', li.id, number],
    ])
  })

  it('is read into the audit log each time, and its words are no markup', async () => {
    const { written, login, actions } = await desk()
    const { number } = await written()
    const { get, id } = await login('李梅', 'operator')
    const page = await (await get(`/operator?case=${number}`)).text()
    expect(page).toContain('我要问&lt;script&gt;')
    expect(page).not.toMatch(/<script>alert|<img/)
    expect((await actions()).at(-1)).toEqual(['case.read', id, number])
  })

  it('is answered in writing, once, and finished with an outcome; the resident reads both', async () => {
    const { app, written, login, store } = await desk()
    const { number, receipt } = await written()
    const { post } = await login('李梅', 'operator')
    const act = (what: string, fields: Record<string, string> = {}) =>
      post(`/operator/cases/${number}/${what}`, fields)
    const reply = { text: '请打民政局电话<b>', once: crypto.randomUUID() }
    expect((await act('reply', reply)).status).toBe(409)
    await act('take')
    for (let twice = 0; twice < 2; twice++) expect((await act('reply', reply)).status).toBe(303)
    expect(await store.cases.messages(number)).toHaveLength(1)
    const empty = await act('reply', { text: ' ' })
    expect(empty.status).toBe(400)
    expect(await empty.text()).toContain('aria-invalid="true"')
    expect(await (await app.request(receipt)).text()).toContain('请打民政局电话&lt;b&gt;')
    expect((await act('finish', { outcome: '已经办好。' })).status).toBe(303)
    expect(await (await app.request(receipt)).text()).toContain('已经办好。')
    for (const what of ['take', 'release', 'reply', 'finish', 'contact'])
      expect((await act(what, { text: '再', outcome: '再' })).status).toBeGreaterThan(402)
  })

  it('goes back to the others when it is released, by its holder only', async () => {
    const { open, login, store } = await desk()
    const number = await open()
    const [li, wang] = [await login('李梅', 'operator'), await login('王强', 'operator')]
    await li.post(`/operator/cases/${number}/take`)
    expect((await wang.post(`/operator/cases/${number}/release`)).status).toBe(409)
    expect((await wang.post(`/operator/cases/${number}/finish`, { outcome: '好' })).status).toBe(409)
    expect((await li.post(`/operator/cases/${number}/release`)).status).toBe(303)
    expect((await store.cases.find(number))?.status).toBe('open')
  })

  it.each(['take', 'release', 'reply', 'finish', 'contact'])('is not for others: %s', async (what) => {
    const { open, login, send, store } = await desk()
    const number = await open()
    const path = `/operator/cases/${number}/${what}`
    const { cookie, csrf } = await login('李梅', 'operator')
    expect((await send(path, '', { csrf })).status).toBe(401)
    expect((await send(path, cookie, {})).status).toBe(403)
    expect((await send(path, cookie, { csrf: 'f'.repeat(64) })).status).toBe(403)
    for (const role of ['editor', 'auditor'] as const) {
      const other = await login(role, role)
      expect((await other.post(path)).status).toBe(403)
      expect((await other.get(`/operator?case=${number}`)).status).toBe(403)
    }
    expect((await store.cases.find(number))?.status).toBe('open')
  })

  it.each(['000000', '123', "1' OR 1=1", '999999'])('is not there for %s', async (number) => {
    const { login } = await desk()
    const { get } = await login('李梅', 'operator')
    expect((await get(`/operator?case=${encodeURIComponent(number)}`)).status).toBe(404)
  })

  it('is kept when the operator’s browser is gone: the next sign-in finds it', async () => {
    const { open, login } = await desk()
    const number = await open()
    await (await login('李梅', 'operator')).post(`/operator/cases/${number}/take`)
    const again = await login('李梅', 'operator')
    const page = await (await again.get('/operator')).text()
    expect(page.slice(page.indexOf('id="mine"'), page.indexOf('id="waiting"'))).toContain(`case=${number}`)
  })
})
