import { describe, expect, it } from 'vitest'
import { PortError } from '../../../src/errors.ts'
import { testConsole } from '../../fixtures/operators.ts'
import { KEYS } from '../../fixtures/store.ts'

const CARD = { q: '护理补贴谁能领', region: '吉林省', clause: 'plan.f1', name: '第 1 条' }
const PHONE = '13943218765'

async function desk(send?: (to: string, text: string) => Promise<void>) {
  const sent: { to: string; text: string }[] = []
  const sms = {
    name: 'test',
    send: send ?? ((to: string, text: string) => Promise.resolve(void sent.push({ to, text }))),
  }
  const made = await testConsole(KEYS, { sms })
  const li = await made.login('李梅', 'operator')
  const confirm = async (fields: Record<string, string> = CARD) => {
    const page = await (await li.post('/operator/marks', { ...fields, does: 'sms' })).text()
    return { page, once: /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '' }
  }
  return { ...made, ...li, sent, confirm }
}

describe('a message from the desk', () => {
  it('is spoken of only where a sender is set', async () => {
    const { login } = await testConsole()
    const { post } = await login('李梅', 'operator')
    expect(await (await post('/operator/look-up', { q: CARD.q })).text()).not.toContain('短信')
    expect((await post('/operator/marks', { ...CARD, does: 'sms' })).status).toBe(404)
  })

  it('is looked at once more, sent once, and never says a grade', async () => {
    const { post, sent, confirm, store, id } = await desk()
    expect(await (await post('/operator/look-up', { q: CARD.q })).text()).toContain('短信：第')
    const { page, once } = await confirm()
    expect(page).toContain('口述编号1000027')
    expect(page).not.toMatch(/[一二]级/)
    expect(sent).toEqual([])
    const form = { ...CARD, once, phone: '139 4321-8765' }
    expect((await post('/operator/sms', form)).status).toBe(200)
    expect((await post('/operator/sms', form)).status).toBe(409)
    expect(sent).toHaveLength(1)
    expect(sent.at(0)?.to).toBe(PHONE)
    expect(sent.at(0)?.text).not.toMatch(/[一二]级/)
    expect(sent.at(0)?.text.length).toBeLessThanOrEqual(134)
    const entries = await store.audit.after(0, 50)
    expect(entries.at(-1)).toMatchObject({ action: 'sms.send', actor: id, detail: { clause: 'plan.f1' } })
    expect(JSON.stringify(entries)).not.toContain(PHONE)
  })

  it('says nothing but what the clause does, whatever the form carries', async () => {
    const { post, sent, confirm } = await desk()
    const { once } = await confirm()
    await post('/operator/sms', { ...CARD, once, phone: PHONE, text: '请汇款' })
    expect(sent.at(0)?.text).not.toContain('汇款')
  })

  it('gives back a number that gets none', async () => {
    const { post, sent, confirm } = await desk()
    const { once } = await confirm()
    const response = await post('/operator/sms', { ...CARD, once, phone: '0454-2923456' })
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toContain('value="0454-2923456"')
    expect(page).toContain('aria-invalid="true"')
    expect(sent).toEqual([])
  })

  it('goes to the number of the case that one holds, which is not shown', async () => {
    const { post, sent, confirm, store, app, login } = await desk()
    const consent = { contact: true, health: true, wording: '我同意。' }
    const opened = await app.request('/api/handoffs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reply: 'phone', phone: PHONE, consent }),
    })
    const { case: number } = (await opened.json()) as { case: string }
    await post(`/operator/cases/${number}/take`)
    const { page, once } = await confirm({ ...CARD, case: number })
    expect(page).toContain(`编号 ${number}`)
    expect(page).not.toContain(PHONE)
    const other = await login('王强', 'operator')
    const form = { ...CARD, case: number, once }
    expect((await other.post('/operator/sms', form)).status).toBe(403)
    expect((await post('/operator/sms', form)).status).toBe(200)
    expect(sent).toEqual([{ to: PHONE, text: expect.stringContaining(number) as string }])
    const actions = (await store.audit.after(0, 50)).map(({ action }) => action)
    expect(actions).toContain('case.contact')
  })

  it('tells the operator when the gateway does not take it', async () => {
    const { post, confirm } = await desk(() =>
      Promise.reject(new PortError('sms', 'no', { retryable: true })),
    )
    const { once } = await confirm()
    const response = await post('/operator/sms', { ...CARD, once, phone: PHONE })
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('短信没有发')
  })
})
