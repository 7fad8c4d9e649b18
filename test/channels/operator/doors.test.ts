import { describe, expect, it } from 'vitest'
import { codeOf, stepAt } from '../../../src/operator/totp.ts'
import { SECRET, cookieOf, csrfOf, testConsole } from '../../fixtures/operators.ts'
import { testKeeping } from '../../fixtures/store.ts'

describe('the console without accounts', () => {
  it.each(['/operator', '/operator/sign-in', '/operator/audit'])(
    'is closed at %s, and says how',
    async (path) => {
      const { send } = await testConsole()
      const response = await send(path, '')
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('npm run operator:add')
      const { app } = await testKeeping()
      expect((await app.request(path)).status).toBe(403)
    },
  )
})

describe('signing in', () => {
  it('asks for name, password and code in a form that needs no script', async () => {
    const { add, send } = await testConsole()
    await add('李梅', 'operator')
    const response = await send('/operator?case=123456', '')
    expect(response.status).toBe(401)
    const page = await response.text()
    for (const label of ['名字', '密码', '验证码']) expect(page).toContain(`>${label}</label>`)
    expect(page).toContain('name="next" value="/operator?case=123456"')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('gives a cookie that scripts, other sites and plain http do not get', async () => {
    const { login, add, signIn, form } = await testConsole({
      DATA_KEY: 'k'.repeat(43),
      STATE_SECRET: 's'.repeat(43),
      PUBLIC_ORIGIN: 'https://example.cn',
    })
    await add('李梅', 'operator')
    const given = (await signIn('李梅')).headers.get('set-cookie') ?? ''
    expect(given).toMatch(/^__Host-operator=[0-9a-f]{64};/)
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(given).toContain(word)
    expect((await form()).cookie).toContain('__Host-operator=')
    const { get } = await login('王强', 'operator')
    expect(await (await get('/operator')).text()).toContain('您是 王强（接线员）')
  })

  it('opens nothing with a token that was there before', async () => {
    const { add, signIn, send } = await testConsole()
    await add('李梅', 'operator')
    const planted = `operator=${'a'.repeat(64)}`
    const signed = await signIn('李梅', {}, planted)
    expect(signed.status).toBe(303)
    expect(cookieOf(signed)).not.toBe(planted)
    expect((await send('/operator', planted)).status).toBe(401)
    expect((await send('/operator', cookieOf(signed))).status).toBe(200)
  })

  it('keeps no token in the store, and writes each sign-in down', async () => {
    const { login, store } = await testConsole()
    const { id, cookie } = await login('李梅', 'operator')
    expect(await store.operators.session(cookie.slice('operator='.length), 1_000)).toMatchObject({ id })
    const log = await store.audit.after(0, 10)
    expect(log.map(({ action, actor }) => [action, actor])).toEqual([
      ['operator.add', 'command'],
      ['sign-in', id],
    ])
    expect(JSON.stringify(log)).not.toContain('李梅')
  })

  it.each([
    ['an unknown name', { name: '谁' }],
    ['a wrong password', { password: 'x'.repeat(20) }],
    ['a wrong code', { code: '000000' }],
    ['no code', { code: '' }],
  ])('is refused in the same words for %s', async (_, fields) => {
    const { add, signIn, store } = await testConsole()
    await add('李梅', 'operator')
    const response = await signIn('李梅', fields)
    expect(response.status).toBe(401)
    const page = await response.text()
    expect(page).toContain('名字、密码或验证码不对')
    expect(page).not.toContain('x'.repeat(20))
    expect((await store.audit.after(1, 5)).map(({ action }) => action)).toEqual(['sign-in.refused'])
  })

  it('takes a code once', async () => {
    const { add, signIn } = await testConsole()
    await add('李梅', 'operator')
    const code = await codeOf(SECRET, stepAt(Date.now()))
    expect((await signIn('李梅', { code })).status).toBe(303)
    expect((await signIn('李梅', { code })).status).toBe(401)
  })

  it('takes the right password no more after five wrong ones', async () => {
    const { add, signIn, store } = await testConsole()
    await add('李梅', 'operator')
    for (let i = 0; i < 5; i++) await signIn('李梅', { password: 'wrong' })
    const response = await signIn('李梅')
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('名字、密码或验证码不对')
    expect((await store.audit.after(5, 1)).at(0)?.detail).toEqual({ locked: true })
  })

  it('goes on only to pages of the console', async () => {
    const { add, signIn } = await testConsole()
    await add('李梅', 'operator')
    const response = await signIn('李梅', { next: '//evil.example/operator' })
    expect(response.headers.get('location')).toBe('/operator')
  })

  it('takes no form of another site', async () => {
    const { add, send } = await testConsole()
    await add('李梅', 'operator')
    const response = await send('/operator/sign-in', '', { name: '李梅', csrf: '' })
    expect(response.status).toBe(403)
  })
})

describe('the desk', () => {
  it('ends with signing out, which needs a form of ours', async () => {
    const { login, send } = await testConsole()
    const { cookie, post } = await login('李梅', 'operator')
    expect((await send('/operator/sign-out', cookie, {})).status).toBe(403)
    expect((await send('/operator/sign-out', cookie, { csrf: 'f'.repeat(64) })).status).toBe(403)
    expect((await send('/operator', cookie)).status).toBe(200)
    expect((await post('/operator/sign-out')).status).toBe(303)
    expect((await send('/operator', cookie)).status).toBe(401)
  })

  it('ends when the account is set anew', async () => {
    const { login, add, send } = await testConsole()
    const { cookie } = await login('李梅', 'operator')
    await add('李梅', 'auditor')
    expect((await send('/operator', cookie)).status).toBe(401)
  })

  it('shows the log to auditors and admins only, and auditors nothing else', async () => {
    const { login, store } = await testConsole()
    for (const role of ['operator', 'editor'] as const)
      expect((await (await login(role, role)).get('/operator/audit')).status).toBe(403)
    const auditor = await login('审', 'auditor')
    expect((await auditor.get('/operator')).headers.get('location')).toBe('/operator/audit')
    const page = await (await auditor.get('/operator/audit')).text()
    expect(page).toContain('<td>sign-in</td>')
    expect(csrfOf(page)).toBe(auditor.csrf)
    expect((await store.audit.after(0, 50)).at(-1)).toMatchObject({ action: 'audit.read', actor: auditor.id })
    expect((await (await login('管', 'admin')).get('/operator/audit')).status).toBe(200)
  })
})
