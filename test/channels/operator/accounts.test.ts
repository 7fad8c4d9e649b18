import { describe, expect, it } from 'vitest'
import { codeOf, stepAt } from '../../../src/operator/totp.ts'
import { PASSWORD, SECRET, cookieOf, csrfOf, testConsole } from '../../fixtures/operators.ts'

async function office() {
  const made = await testConsole()
  const admin = await made.login('管', 'admin')
  const change = (id: string, what: string, fields: Record<string, string> = {}) =>
    admin.post(`/operator/accounts/${id}/${what}`, fields)
  return { ...made, admin, change }
}

describe('accounts', () => {
  it('are seen by admins alone, with how each signs in and what is wrong; that they looked is in the log', async () => {
    const { login, admin, store, signIn, add } = await office()
    for (const role of ['operator', 'editor', 'auditor'] as const)
      expect((await (await login(role, role)).get('/operator/accounts')).status).toBe(403)
    await store.operators.put({ name: '远', role: 'editor', subject: 'yuan@example.cn' })
    await add('锁', 'operator')
    for (let i = 0; i < 5; i++) await signIn('锁', { password: 'wrong' })
    const page = await (await admin.get('/operator/accounts')).text()
    expect(page).toContain('<caption>')
    expect(page).toContain('管（您）')
    expect(page).toContain('统一身份 yuan@example.cn')
    expect(page).toMatch(/连错五次，锁到[\s\S]*给锁解锁/)
    expect((await store.audit.after(0, 99)).at(-1)).toMatchObject({
      action: 'accounts.read',
      actor: admin.id,
    })
  })

  it('end at once when they are disabled, and begin again with signing in', async () => {
    const { login, change, send, signIn } = await office()
    const { id, cookie } = await login('李梅', 'operator')
    expect((await send('/operator', cookie)).status).toBe(200)
    expect((await change(id, 'disable')).status).toBe(303)
    expect((await send('/operator', cookie)).status).toBe(401)
    expect((await signIn('李梅')).status).toBe(401)
    expect((await change(id, 'enable')).status).toBe(303)
    expect((await send('/operator', cookie)).status).toBe(401)
  })

  it('have another role at once, in no session of the old one', async () => {
    const { login, change, send } = await office()
    const { id, cookie } = await login('李梅', 'operator')
    expect((await change(id, 'role', { role: 'auditor' })).status).toBe(303)
    expect((await send('/operator', cookie)).status).toBe(401)
    expect((await change(id, 'role', { role: 'root' })).status).toBe(400)
  })

  it('are unlocked by an admin', async () => {
    const { add, change, signIn } = await office()
    const id = await add('李梅', 'operator')
    for (let i = 0; i < 5; i++) await signIn('李梅', { password: 'wrong' })
    expect((await signIn('李梅')).status).toBe(401)
    expect((await change(id, 'unlock')).status).toBe(303)
    expect((await signIn('李梅')).status).toBe(303)
  })

  it('keep an admin: the last one can neither go nor be sent', async () => {
    const { admin, change, add } = await office()
    for (const [what, fields] of [
      ['disable', {}],
      ['role', { role: 'editor' }],
    ] as const) {
      const response = await change(admin.id, what, fields)
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('最后一个管理员')
    }
    await add('另一个', 'admin')
    expect((await change(admin.id, 'role', { role: 'editor' })).status).toBe(303)
    expect((await admin.get('/operator/accounts')).status).toBe(401)
  })

  it('are added by their subject, never over one that is there', async () => {
    const { admin, store } = await office()
    const add = (fields: Record<string, string>) => admin.post('/operator/accounts', fields)
    expect((await add({ name: '远', role: 'editor', subject: 'Yuan@Example.cn' })).status).toBe(303)
    expect(await store.operators.bySubject(['yuan@example.cn'])).toMatchObject({ name: '远', role: 'editor' })
    expect((await add({ name: '管', role: 'operator', subject: 'x@example.cn' })).status).toBe(409)
    expect((await add({ name: '近', role: 'operator', subject: 'yuan@example.cn' })).status).toBe(409)
    for (const wrong of [
      { name: '<b>', role: 'editor', subject: 'b@example.cn' },
      { name: '近', role: 'root', subject: 'b@example.cn' },
      { name: '近', role: 'editor', subject: '有 空格' },
    ])
      expect((await add(wrong)).status).toBe(400)
    expect((await store.audit.after(0, 99)).at(-1)).toMatchObject({ action: 'operator.add', actor: admin.id })
  })

  it.each(['role', 'disable', 'enable', 'unlock'])('are no one else’s to change: %s', async (what) => {
    const { login, admin, send, store } = await office()
    for (const role of ['operator', 'editor', 'auditor'] as const) {
      const { post, id } = await login(role, role)
      for (const target of [id, admin.id])
        expect((await post(`/operator/accounts/${target}/${what}`, { role: 'admin' })).status).toBe(403)
      const credentials = await store.operators.credentials(role)
      expect(credentials?.role).toBe(role)
    }
    expect(
      (await send(`/operator/accounts/${admin.id}/${what}`, admin.cookie, { role: 'editor' })).status,
    ).toBe(403)
    expect((await send(`/operator/accounts/${admin.id}/${what}`, '', { csrf: admin.csrf })).status).toBe(401)
  })
})

describe('my own account', () => {
  it('takes another authenticator once a code of it came, and with the password', async () => {
    const { login, signIn, form, send } = await testConsole()
    const { post, get } = await login('李梅', 'operator')
    expect(await (await get('/operator/account')).text()).toContain('换一个验证器')
    expect((await post('/operator/account/codes', { password: 'wrong' })).status).toBe(403)
    const page = await (await post('/operator/account/codes', { password: PASSWORD })).text()
    const secret = /secret=(\w+)/.exec(page)?.[1] ?? ''
    const again = await post('/operator/account/codes/confirm', { code: '000000' })
    expect(again.status).toBe(400)
    expect(await again.text()).toContain(`secret=${secret}`)
    const code = await codeOf(secret, stepAt(Date.now()))
    expect((await post('/operator/account/codes/confirm', { code })).status).toBe(303)
    expect((await post('/operator/account/codes/confirm', { code })).status).toBe(409)
    expect((await signIn('李梅')).status).toBe(401)
    const { cookie, csrf } = await form()
    const next = await codeOf(secret, stepAt(Date.now()) + 1)
    const fields = { csrf, name: '李梅', password: PASSWORD, code: next }
    expect((await send('/operator/sign-in', cookie, fields)).status).toBe(303)
  })

  it('is locked by five wrong passwords there, too', async () => {
    const { login, signIn } = await testConsole()
    const { post } = await login('李梅', 'operator')
    for (let i = 0; i < 5; i++) await post('/operator/account/codes', { password: 'wrong' })
    expect((await post('/operator/account/codes', { password: PASSWORD })).status).toBe(403)
    expect((await signIn('李梅')).status).toBe(401)
  })
})

describe('a desk that was locked', () => {
  const TEXT = '请打民政局电话<b>'
  /** The one of now is used up. */
  const nextCode = () => codeOf(SECRET, stepAt(Date.now()) + 1)
  const locked = async () => {
    const made = await testConsole()
    const { cookie, csrf, id } = await made.login('李梅', 'operator')
    const consent = { wording: '我同意。', at: Date.now(), contact: true, health: true } as const
    const opened = await made.store.cases.open({ reply: 'text', consent }, () => Promise.resolve({}))
    const number = opened.kind === 'reused' ? '' : opened.value
    await made.store.cases.take(number, id)
    await made.store.operators.signOut(cookie.slice('operator='.length))
    return { ...made, cookie, csrf, number }
  }

  it('gives back what was written, and sends it once the operator is back, and says so', async () => {
    const { send, signIn, cookie, csrf, number, store } = await locked()
    const once = crypto.randomUUID()
    const shut = await send(`/operator/cases/${number}/reply`, cookie, { csrf, text: TEXT, once })
    expect(shut.status).toBe(401)
    const page = await shut.text()
    expect(page).toContain('请打民政局电话&lt;b&gt;')
    const unsent = /name="unsent" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''
    const opened = await signIn('李梅', {
      code: await nextCode(),
      unsent: unsent.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    })
    const back = await opened.text()
    expect(back).toContain('您写的还没有发出')
    expect(back).toContain(`action="/operator/cases/${number}/reply"`)
    expect(await store.cases.messages(number)).toEqual([])
    const fields = { csrf: csrfOf(back), text: TEXT, once }
    expect((await send(`/operator/cases/${number}/reply`, cookieOf(opened), fields)).status).toBe(303)
    expect(await store.cases.messages(number)).toMatchObject([{ text: TEXT }])
  })

  it('keeps nothing that another site sent, nor for a place that is not the console’s', async () => {
    const { send, signIn, cookie, number } = await locked()
    const path = `/operator/cases/${number}/reply`
    for (const [jar, csrf] of [
      ['', 'f'.repeat(64)],
      [cookie, 'f'.repeat(64)],
    ] as const)
      expect(await (await send(path, jar, { csrf, text: TEXT })).text()).not.toContain('民政局')
    const evil = JSON.stringify({ path: 'https://evil.example/', fields: { text: TEXT } })
    expect((await signIn('李梅', { code: await nextCode(), unsent: evil })).status).toBe(303)
  })
})
