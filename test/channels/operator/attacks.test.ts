import { describe, expect, it } from 'vitest'
import { stepAt, codeOf } from '../../../src/operator/totp.ts'
import { PASSWORD, SECRET, cookieOf, csrfOf, testConsole } from '../../fixtures/operators.ts'
import { KEYS } from '../../fixtures/store.ts'

const SCRIPT = `<script>alert(1)</script>"'><img src=x onerror=alert(2)><svg/onload=alert(3)>{{7*7}}javascript:alert(4)`

/** Every form of every page that somebody of this role can reach from the desk, as its address. */
async function formsOf(
  get: (path: string) => Promise<Response> | Response,
  starts: readonly string[],
): Promise<string[]> {
  const found = new Set<string>()
  for (const start of starts) {
    const page = await (await get(start)).text()
    for (const [, action] of page.matchAll(/<form\b[^>]*\baction="(\/operator[^"?]*)/g))
      if (action) found.add(action)
  }
  return [...found]
}

async function office() {
  const made = await testConsole()
  const consent = { contact: true, health: true, wording: '我同意保存我写的话。' }
  const handed = await made.post('/api/handoffs', { reply: 'text', note: SCRIPT, consent })
  const { case: number, receipt } = (await handed.json()) as { case: string; receipt: string }
  return { ...made, number, receipt: new URL(receipt).pathname }
}

const PAGES = [
  '/operator',
  '/operator/account',
  '/operator/accounts',
  '/operator/documents',
  '/operator/audit',
]

describe('what is tried on the console, and refused:', () => {
  it('no form anywhere is taken without its own token, nor with that of somebody else', async () => {
    const { login, send, number } = await office()
    const admin = await login('管', 'admin')
    const other = await login('别人', 'admin')
    await admin.post(`/operator/cases/${number}/take`)
    const settings = ['hotline', 'prompts', 'retention'].map((name) => `/operator/documents/${name}`)
    const forms = await formsOf(admin.get, [...PAGES, ...settings, `/operator?case=${number}`])
    expect(forms.length).toBeGreaterThan(15)
    for (const path of forms.filter((one) => one !== '/operator/sign-in')) {
      for (const csrf of ['', 'f'.repeat(64), other.csrf])
        expect([path, (await send(path, admin.cookie, csrf ? { csrf } : { none: '' })).status]).toEqual([
          path,
          403,
        ])
    }
    expect((await admin.get('/operator')).status).toBe(200)
  })

  it('a session’s cookie that was planted before stays nobody’s, however one signs in', async () => {
    const { add, signIn, send } = await office()
    await add('李梅', 'operator')
    const planted = `operator=${'b'.repeat(64)}`
    const signed = await signIn('李梅', {}, planted)
    expect(cookieOf(signed)).not.toBe(planted)
    expect((await send('/operator', planted)).status).toBe(401)
    // Nor is the one from before good for another form afterwards.
    const { csrf } = await (async () => ({
      csrf: csrfOf(await (await send('/operator/sign-in', planted)).text()),
    }))()
    expect((await send('/operator/look-up', cookieOf(signed), { csrf, q: '补贴' })).status).toBe(403)
  })

  it('a session that was signed out is over for every copy of its cookie', async () => {
    const { login, send } = await office()
    const { cookie, post } = await login('李梅', 'operator')
    await post('/operator/sign-out')
    for (const path of ['/operator', '/operator/account']) expect((await send(path, cookie)).status).toBe(401)
  })

  it('no role reaches more by asking for it', async () => {
    const { login, send, form, number, store } = await office()
    const admin = await login('管', 'admin')
    const forms = await formsOf(admin.get, [
      '/operator/accounts',
      '/operator/documents',
      '/operator/documents/hotline',
    ])
    const beyond = forms.filter((path) => /^\/operator\/(?:accounts|documents)/.test(path))
    expect(beyond.length).toBeGreaterThan(2)
    for (const role of ['operator', 'auditor'] as const) {
      const { get, post, id } = await login(role, role)
      for (const path of ['/operator/accounts', '/operator/documents', '/operator/documents/retention'])
        expect([role, path, (await get(path)).status]).toEqual([role, path, 403])
      for (const path of [...beyond, `/operator/accounts/${id}/role`])
        expect([role, path, (await post(path, { role: 'admin', value: '{}', version: '0' })).status]).toEqual(
          [role, path, 403],
        )
      expect((await store.operators.list()).find((one) => one.id === id)?.role).toBe(role)
    }
    const auditor = await login('审', 'auditor')
    for (const path of [
      `/operator?case=${number}`,
      '/operator/live',
      '/api/operator/queue',
      '/operator/wordings',
    ])
      expect([path, (await auditor.get(path)).status]).toEqual([path, 403])
    // A field of the sign-in's form names no role.
    const { cookie, csrf } = await form()
    const code = await codeOf(SECRET, stepAt(Date.now()) + 1)
    const fields = { csrf, name: 'operator', password: PASSWORD, code, role: 'admin' }
    const signed = await send('/operator/sign-in', cookie, fields)
    expect((await send('/operator/accounts', cookieOf(signed))).status).toBe(403)
  })

  it('a caller’s words stay words on every page that shows them, and no script of theirs could run', async () => {
    const { app, login, number, receipt, store, asked } = await office()
    const admin = await login('管', 'admin')
    await app.request(receipt, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: SCRIPT }).toString(),
    })
    const { id } = await asked(SCRIPT)
    expect(await store.answers.find(id)).toMatchObject({
      question: expect.stringContaining('<script>') as string,
    })
    await admin.post(`/operator/cases/${number}/take`)
    const pages = [
      await admin.get('/operator'),
      await admin.get(`/operator?case=${number}`),
      await admin.post('/operator/look-up', { q: SCRIPT }),
      await admin.post(`/operator/cases/${number}/reply`, {
        text: `${SCRIPT.repeat(20)}`,
        once: crypto.randomUUID(),
      }),
      await admin.post('/operator/sign-in', { name: SCRIPT, password: SCRIPT, code: SCRIPT }),
      await admin.get('/operator/audit'),
      await admin.post('/operator/accounts', { name: SCRIPT, role: 'admin', subject: SCRIPT }),
    ]
    for (const response of pages) {
      const page = await response.text()
      const own = page.replace(/<script src="\/script\/[\w-]+\.js" defer\s*[^>]*><\/script>/g, '')
      expect(own).not.toMatch(/<script|<img|<svg|href="javascript:/i)
      expect(own).not.toContain('alert(1)</script>"')
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    }
  })

  it('an office behind one address is not slowed by itself, and who guesses is', async () => {
    const { login, app } = await testConsole({ ...KEYS, RATE_LIMIT: '3', TRUST_PROXY: '1' })
    const from = (path: string, cookie: string) =>
      app.request(path, { headers: { cookie, accept: 'text/html', 'x-forwarded-for': '203.0.113.7' } })
    const li = await login('李梅', 'operator')
    for (let i = 0; i < 10; i++) expect((await from('/operator/account', li.cookie)).status).toBe(200)
    const guesses = []
    for (let i = 0; i < 6; i++) guesses.push((await from('/operator', `operator=${'0'.repeat(64)}`)).status)
    expect(guesses).toContain(429)
    expect((await from('/operator/account', li.cookie)).status).toBe(200)
    let status = 200
    for (let i = 0; i < 40 && status === 200; i++)
      status = (await from('/operator/account', li.cookie)).status
    expect(status).toBe(429)
  })
})
