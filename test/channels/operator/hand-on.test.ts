import { describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../../src/ports/cases.ts'
import { testConsole } from '../../fixtures/operators.ts'
import { turn } from '../../ports/calls.contract.ts'

async function desk() {
  const made = await testConsole()
  const { store } = made
  const open = async (more: Partial<CaseDraft> = {}) => {
    const consent = { wording: '同意。', at: Date.now(), contact: true, health: true } as const
    const opened = await store.cases.open({ reply: 'phone', consent, ...more }, () => Promise.resolve({}))
    return opened.kind === 'reused' ? '' : opened.value
  }
  return { ...made, open }
}

describe('a case that is handed on', () => {
  it('goes to a colleague who may have it, by its holder', async () => {
    const { open, login, store } = await desk()
    const number = await open()
    const [li, wang, sun] = [
      await login('李梅', 'operator'),
      await login('王强', 'operator'),
      await login('孙悦', 'editor'),
    ]
    await li.post(`/operator/cases/${number}/take`)
    const page = await (await li.get(`/operator?case=${number}`)).text()
    const choices = [...page.slice(page.indexOf('id="to"')).matchAll(/<option value="([^"]+)"/g)]
    expect(choices.map(([, id]) => id)).toEqual([wang.id])
    expect((await wang.post(`/operator/cases/${number}/transfer`, { to: wang.id })).status).toBe(409)
    expect((await li.post(`/operator/cases/${number}/transfer`, { to: sun.id })).status).toBe(409)
    expect((await li.post(`/operator/cases/${number}/transfer`, { to: wang.id })).status).toBe(303)
    expect((await store.cases.find(number))?.operator).toBe(wang.id)
    expect(await (await li.get(`/operator?case=${number}`)).text()).toContain('王强在办')
  })

  it('is taken back by an admin alone, when its holder is gone', async () => {
    const { open, login, store } = await desk()
    const number = await open()
    const [li, wang, boss] = [
      await login('李梅', 'operator'),
      await login('王强', 'operator'),
      await login('主任', 'admin'),
    ]
    await li.post(`/operator/cases/${number}/take`)
    expect((await wang.post(`/operator/cases/${number}/free`)).status).toBe(403)
    expect(await (await wang.get('/operator')).text()).not.toContain('id="others"')
    const page = await (await boss.get('/operator')).text()
    expect(page.slice(page.indexOf('id="others"'))).toMatch(new RegExp(`case=${number}[\\s\\S]*李梅`))
    expect((await boss.post(`/operator/cases/${number}/free`)).status).toBe(303)
    expect(await store.cases.find(number)).toMatchObject({ status: 'open' })
    expect((await boss.post(`/operator/cases/${number}/free`)).status).toBe(409)
  })

  it('is put off by its holder, and says when it is due', async () => {
    const { open, login, store } = await desk()
    const number = await open()
    const li = await login('李梅', 'operator')
    await li.post(`/operator/cases/${number}/take`)
    expect((await li.post(`/operator/cases/${number}/postpone`, { hours: '999' })).status).toBe(400)
    expect((await li.post(`/operator/cases/${number}/postpone`, { hours: '4' })).status).toBe(303)
    const due = (await store.cases.find(number))?.dueAt ?? 0
    expect(Math.abs(due - Date.now() - 4 * 3_600_000)).toBeLessThan(60_000)
    expect(await (await li.get(`/operator?case=${number}`)).text()).toContain('时限 ')
  })

  it('stands in the queue for programs too, for who may', async () => {
    const { open, login, asked, send } = await desk()
    const { id } = await asked('护理补贴谁能领')
    const number = await open({ answerId: id, region: '吉林省', reason: 'own_case' })
    const li = await login('李梅', 'operator')
    const queue = (await (await li.get('/api/operator/queue')).json()) as Record<string, unknown>
    expect(queue).toMatchObject({
      state: { waiting: 1, overdue: 0, mine: 0, line: '等着1 超时0 在办0' },
      waiting: [{ case: number, question: '护理补贴谁能领', region: '吉林省', overdue: false, holder: null }],
      mine: [],
      others: [],
    })
    expect((await send('/api/operator/queue', '')).status).toBe(401)
    expect((await (await login('审计', 'auditor')).get('/api/operator/queue')).status).toBe(403)
  })
})

describe('the hand-over card', () => {
  const state = {
    call: {
      state: 'answer',
      rate: 140,
      question: '护理补贴谁能领',
      memory: {
        answerId: 'a1',
        parts: { answer: [{ text: '一级、二级可以领。', cite: 'plan.f1' }, { text: '去乡镇办。' }] },
      },
    },
  }
  const shown = async (health: boolean, input: string) => {
    const { open, login, store } = await desk()
    const number = await open({
      reason: 'no-match',
      consent: { wording: '同意。', at: Date.now(), contact: true, health },
    })
    const call = { key: 'k', dialect: 'twiml', demo: false, case: number }
    for (let n = 0; n < 8; n++)
      await store.calls.keep(call, turn(n, { input: n === 7 ? input : `第${n}句`, state }))
    await store.calls.keep(call, turn(8, { state, heard: { answerId: 'a1', upTo: 1 } }))
    const li = await login('李梅', 'operator')
    return (await li.get(`/operator?case=${number}`)).text()
  }

  it('tells question, reason, rate, what was answered and heard, and the last six turns', async () => {
    const page = await shown(true, '多少钱')
    for (const words of [
      '问的是：护理补贴谁能领',
      '几次没有听懂',
      '每分钟 140 字，请慢一点说',
      '听到第 1 句，一共 2 句',
      '没有听到：去乡镇办。',
      'href="/clauses/plan.f1"',
      '最后 6 轮',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('第2句')
    expect(page).toContain('第3句')
  })

  it('keeps back what tells of health without the caller’s leave, but not the rate and the reason', async () => {
    const page = await shown(false, '我妈瘫在炕上')
    expect(page).not.toMatch(/瘫在炕上|护理补贴谁能领|去乡镇办/)
    expect(page).toContain('还没有说过可以给工作人员看')
    expect(page).toContain('每分钟 140 字')
  })
})
