import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { createLimits } from '../../../src/channels/limits.ts'
import { createEntrance } from '../../../src/channels/operator/entrance.ts'
import { liveChannel } from '../../../src/channels/operator/live.ts'
import { createLocalLive } from '../../../src/drivers/local-live.ts'
import { createNodePasswords } from '../../../src/drivers/node-passwords.ts'
import type { CaseDraft } from '../../../src/ports/cases.ts'
import { createHasher } from '../../../src/privacy/vault.ts'
import { readSettings } from '../../../src/settings.ts'
import { testConsole } from '../../fixtures/operators.ts'
import { fakeServices } from '../../fixtures/services.ts'
import { KEYS } from '../../fixtures/store.ts'
import { turn } from '../../ports/calls.contract.ts'
import { line } from '../../ports/live.contract.ts'

const ENV = { ...KEYS, VOICE_SECRET: 'voice-secret' }
const bearer = { authorization: 'Bearer voice-secret' }

interface Told {
  event: string
  data: Record<string, unknown>
}

/** What a stream tells, until it is closed. */
function heardFrom(response: Response) {
  const told: Told[] = []
  const reader = response.body?.getReader()
  const read = async () => {
    const decoder = new TextDecoder()
    for (let text = ''; ;) {
      const { done = true, value } = (await reader?.read()) ?? {}
      if (done) return
      const parts = (text + decoder.decode(value, { stream: true })).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event = '', data = '{}'] = /^event: (.*)\ndata: (.*)$/m.exec(part) ?? []
        if (event) told.push({ event, data: JSON.parse(data) as Told['data'] })
      }
    }
  }
  void read()
  const last = (event: string) => told.findLast((one) => one.event === event)?.data
  return { told, last, close: () => reader?.cancel() }
}

async function desk(changes: Partial<CaseDraft> = {}) {
  const made = await testConsole(ENV)
  const { store, post } = made
  let calls = 0
  const open = async (more: Partial<CaseDraft> = {}) => {
    const consent = { wording: '同意。', at: Date.now(), contact: true, health: false } as const
    const opened = await store.cases.open(
      { reply: 'phone', consent, reason: 'asked', ...changes, ...more },
      () => Promise.resolve({}),
    )
    const number = opened.kind === 'reused' ? '' : opened.value
    await store.calls.keep({ key: `k${calls++}`, dialect: 'twiml', demo: false, case: number }, turn(0))
    return number
  }
  const say = (number: string, line: number, text: string, who = 'caller') =>
    post(`/voice/transcript/${number}`, { line, who, text }, bearer)
  const li = await made.login('李梅', 'operator')
  const sql = async (statement: string) => {
    const client = createClient({ url: `file:${made.file}`, timeout: 2_000 })
    await client.execute(statement)
    client.close()
  }
  return { ...made, open, say, li, sql }
}
const basisIn = (page: string) => /name="basis" value="([^"]*)"/.exec(page)?.[1] ?? ''
const answerIn = (page: string) => /name="answer" value="([^"]*)"/.exec(page)?.[1] ?? ''

describe('a desk that listens', () => {
  it('is told the numbers of the queue as they change, in one line too', async () => {
    const { open, li, post } = await desk()
    const { last, close } = heardFrom(await li.get('/operator/live'))
    await vi.waitFor(() => expect(last('state')).toMatchObject({ waiting: 0, mine: 0 }))
    const consent = { contact: true, health: true, wording: '我同意。' }
    await post('/api/handoffs', { reply: 'text', note: '请回答', consent })
    await vi.waitFor(() => expect(last('state')).toMatchObject({ waiting: 1, line: '等着1 超时0 在办0' }))
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await vi.waitFor(() => expect(last('state')).toMatchObject({ waiting: 1, mine: 1 }))
    await close()
  })

  it('is told of new words at once, then what fits them, and of 嗯 nothing', async () => {
    const { open, say, li, store } = await desk()
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    const { told, last, close } = heardFrom(await li.get(`/operator/live?case=${number}`))
    await vi.waitFor(() => expect(last('case')).toMatchObject({ lines: 0, basis: null }))
    for (const [n, text, who] of [
      [1, '您好', 'operator'],
      [2, '护理补贴谁能领', 'caller'],
      [3, '嗯，好的', 'caller'],
    ] as const)
      await say(number, n, text, who)
    await vi.waitFor(() => expect(last('suggestion')).toMatchObject({ basis: 'l /2' }))
    await vi.waitFor(() => expect(last('case')).toMatchObject({ lines: 3, basis: 'l /2' }))
    expect(last('suggestion')?.['suggestions']).toHaveLength(3)
    expect(told.filter(({ event }) => event === 'suggestion')).toHaveLength(1)
    await say(number, 4, '那生活补贴呢')
    await vi.waitFor(() => expect(last('suggestion')).toMatchObject({ basis: 'l /4' }))
    const reads = (await store.audit.after(0, 100)).filter(({ action }) => action === 'case.live')
    expect(reads).toMatchObject([{ actor: li.id, case: number }])
    await close()
  })

  it('is listened to as long as the session is, whatever time passes, and no longer', async () => {
    const { li, store, vault, open } = await desk()
    const number = await open()
    const settings = readSettings(ENV)
    const limits = createLimits(settings, () => '127.0.0.1')
    const privacy = { vault, hasher: await createHasher(KEYS.STATE_SECRET) }
    const passwords = createNodePasswords({ N: 16, r: 8, p: 1 })
    const services = fakeServices({
      store: () => Promise.resolve(store),
      live: createLocalLive(),
      privacy,
      passwords,
    })
    const channel = liveChannel(services, createEntrance(services, settings, limits), 20)
    const headers = { cookie: li.cookie }
    const response = await channel.request(`/operator/live?case=${number}`, { headers })
    const { told, last, close } = heardFrom(response)
    await vi.waitFor(() => expect(told.filter(({ event }) => event === 'state').length).toBeGreaterThan(3))
    await store.transcripts.add(number, [line(1, '几点开门')])
    // Another process changed it: nobody told this one.
    await vi.waitFor(() => expect(last('case')).toMatchObject({ lines: 1 }))
    await li.post('/operator/sign-out')
    const before = told.length
    await new Promise((resolve) => setTimeout(resolve, 100))
    const then = told.length
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([told.length, then - before < 5]).toEqual([then, true])
    await close()
  })

  it('hears nothing without a session, or of no case', async () => {
    const { open, li, send, login } = await desk()
    const number = await open()
    expect((await send('/operator/live', '')).status).toBe(401)
    expect((await li.get('/operator/live?case=999999')).status).toBe(404)
    const editor = await login('编辑', 'editor')
    expect((await editor.get(`/operator/live?case=${number}`)).status).toBe(403)
  })
})

describe('the page of a call', () => {
  it('says that there is no transcript, and keeps the look-up', async () => {
    const { open, li } = await desk()
    const page = await (await li.get(`/operator?case=${await open()}`)).text()
    expect(page).toContain('未接入转写')
    expect(page).toContain('href="/operator"')
  })

  it('lists what was said with speaker and time, and suggestions for the last question in their order', async () => {
    const { open, say, li } = await desk()
    const number = await open()
    await say(number, 2, '护理补贴谁能领<b>')
    await say(number, 1, '您好', 'operator')
    await li.post(`/operator/cases/${number}/take`)
    const page = await (await li.get(`/operator?case=${number}`)).text()
    expect(page).not.toContain('未接入转写')
    expect(page).toMatch(
      /工作人员，\d+点\d\d分<\/span>：您好[\s\S]*来电人，\d+点\d\d分<\/span>：护理补贴谁能领&lt;b&gt;/,
    )
    const part = page.slice(page.indexOf('id="suggested-1"'))
    const places = ['把握：', '条款：', '已经过期', '地区：'].map((word) => part.indexOf(word))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(page).not.toMatch(/aria-live|role="log"/)
    const initials = [...page.matchAll(/name="mark" value="\w+">(.)/g)].map(([, first]) => first)
    expect(new Set(initials).size).toBe(initials.length)
  })

  it('shows words of health to whom they were said, and to nobody after him', async () => {
    const { open, say, li, login, sql } = await desk()
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await say(number, 1, '我妈瘫在炕上')
    await say(number, 2, '几点开门')
    const mine = await (await li.get(`/operator?case=${number}`)).text()
    expect(mine).toContain('瘫在炕上')
    const wang = await login('王强', 'admin')
    const theirs = await (await wang.get(`/operator?case=${number}`)).text()
    expect(theirs).not.toContain('瘫在炕上')
    expect(theirs).toContain('有 1 句说到健康情况')
    expect(theirs).toContain('几点开门')
    await sql('UPDATE transcript_lines SET heard_at = heard_at - 3600000')
    await li.post(`/operator/cases/${number}/transfer`, { to: wang.id })
    expect(await (await wang.get(`/operator?case=${number}`)).text()).not.toContain('瘫在炕上')
  })
})

describe('a suggestion', () => {
  it('is used while it is for the last words, and can be taken back', async () => {
    const { open, say, li, store } = await desk()
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await say(number, 1, '护理补贴谁能领')
    const page = await (await li.get(`/operator?case=${number}`)).text()
    const [basis, answer] = [basisIn(page), answerIn(page)]
    const used = await li.post(`/operator/cases/${number}/mark`, { basis, answer, mark: 'used' })
    expect(used.status).toBe(303)
    expect(await store.desk.marksOf(answer)).toMatchObject([{ mark: 'used', operator: li.id }])
    const after = await (await li.get(used.headers.get('location') ?? '')).text()
    expect(after).toContain('撤销')
    const mark = /name="mark" value="([^"]+)" \/>/.exec(after)?.[1] ?? ''
    expect((await li.post(`/operator/cases/${number}/unmark`, { mark })).status).toBe(303)
    expect(await store.desk.marksOf(answer)).toEqual([])
  })

  it('is refused with 过时 once the caller said more; that it was wrong is taken all the same', async () => {
    const { open, say, li, store } = await desk()
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await say(number, 1, '护理补贴谁能领')
    const page = await (await li.get(`/operator?case=${number}`)).text()
    const old = { basis: basisIn(page), answer: answerIn(page) }
    await say(number, 2, '那生活补贴呢')
    for (const mark of ['used', 'edited']) {
      const refused = await li.post(`/operator/cases/${number}/mark`, { ...old, mark })
      expect(refused.status).toBe(409)
      expect(await refused.text()).toContain('过时')
    }
    expect(await store.desk.marksOf(old.answer)).toEqual([])
    const wrong = await li.post(`/operator/cases/${number}/mark`, {
      ...old,
      mark: 'wrong',
      why: '不是他问的',
    })
    expect(wrong.status).toBe(303)
  })

  it('is nobody’s but the holder’s', async () => {
    const { open, say, li, login } = await desk()
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await say(number, 1, '护理补贴谁能领')
    const page = await (await li.get(`/operator?case=${number}`)).text()
    const fields = { basis: basisIn(page), answer: answerIn(page), mark: 'used' }
    const wang = await login('王强', 'operator')
    expect((await wang.post(`/operator/cases/${number}/mark`, fields)).status).toBe(409)
    expect((await li.post(`/operator/cases/${number}/mark`, { ...fields, mark: 'x' })).status).toBe(400)
    expect((await li.post(`/operator/cases/${number}/mark`, { ...fields, mark: 'wrong' })).status).toBe(400)
    expect(await (await wang.get(`/operator?case=${number}`)).text()).not.toContain('采用了')
  })

  it('for a written case follows the resident’s last message into a reply, which no later message may cross', async () => {
    const { open, li, store } = await desk({ reply: 'text' })
    const number = await open()
    await li.post(`/operator/cases/${number}/take`)
    await store.cases.say(number, { from: 'resident', text: '护理补贴谁能领' })
    const page = await (await li.get(`/operator?case=${number}`)).text()
    expect(page).toContain('居民最后写的')
    const fields = { basis: basisIn(page), answer: answerIn(page), mark: 'edited' }
    const edited = await li.post(`/operator/cases/${number}/mark`, fields)
    const draft = await (await li.get(edited.headers.get('location') ?? '')).text()
    expect(draft).toMatch(/<textarea[^>]*id="text"[^>]*>\s*残疾等级为一级/)
    expect(draft).toContain('name="seen" value="1"')
    await store.cases.say(number, { from: 'resident', text: '还有，去哪里办' })
    const reply = { text: '一级、二级可以领。', once: crypto.randomUUID(), seen: '1' }
    const crossed = await li.post(`/operator/cases/${number}/reply`, reply)
    expect(crossed.status).toBe(409)
    const told = await crossed.text()
    expect(told).toContain('居民刚才又写了话')
    expect(told).toContain('一级、二级可以领。')
    expect((await store.cases.messages(number)).map(({ from }) => from)).toEqual(['resident', 'resident'])
    for (let twice = 0; twice < 2; twice++)
      expect((await li.post(`/operator/cases/${number}/reply`, { ...reply, seen: '2' })).status).toBe(303)
    expect(await store.cases.messages(number)).toHaveLength(3)
  })
})
