import { readFileSync } from 'node:fs'
import { generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { createOidcIdentity } from '../../../src/drivers/oidc-identity.ts'
import { CLIENT, testProvider } from '../../fixtures/provider.ts'
import { cookieOf, csrfOf, testConsole } from '../../fixtures/operators.ts'
import { KEYS } from '../../fixtures/store.ts'

const PATH = '/operator/sign-in/oidc'

async function desk() {
  const provider = await testProvider()
  const identity = createOidcIdentity({
    issuer: provider.issuer,
    id: CLIENT.OIDC_CLIENT_ID,
    secret: CLIENT.OIDC_CLIENT_SECRET,
  })
  const made = await testConsole(KEYS, { identity })
  await made.store.operators.put({ name: '李梅', role: 'operator', subject: 'li@example.cn' })
  /** Away: the address at the provider, and the cookies that the browser has then. */
  const away = async (fields: Record<string, string> = {}) => {
    const { cookie, csrf } = await made.form()
    const response = await made.send(PATH, cookie, { csrf, ...fields })
    const address = /url=([^"]+)"/.exec(await response.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    return { address, cookie: cookieOf(response), response }
  }
  const back = (came: string, cookie: string) => {
    const { pathname, search } = new URL(came)
    return made.send(pathname + search, cookie)
  }
  const around = async () => {
    const { address, cookie } = await away()
    return back(provider.consent(address), cookie)
  }
  const refusals = async () =>
    (await made.store.audit.after(0, 50)).filter(({ action }) => action === 'sign-in.refused').length
  return { ...made, provider, away, back, around, refusals }
}

describe('signing in by OpenID Connect', () => {
  it('opens a session for an account with that verified address, and goes on where one came from', async () => {
    const { provider, away, back, send } = await desk()
    const { address, cookie, response } = await away({ next: '/operator?case=123456' })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    const asked = new URL(address).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
      redirect_uri: `http://localhost${PATH}`,
    })
    const opened = await back(provider.consent(address), cookie)
    expect(opened.status).toBe(200)
    const page = await opened.text()
    expect(page).toContain('content="0; url=/operator?case=123456"')
    expect(opened.headers.get('set-cookie')).toContain('SameSite=Strict')
    const home = await send('/operator/account', cookieOf(opened))
    expect(await home.text()).toContain('您用统一身份登录（li@example.cn）')
  })

  it('knows an account by the provider’s id as well', async () => {
    const { provider, around, store } = await desk()
    provider.is({ sub: 'id-of-wang' })
    await store.operators.put({ name: '王强', role: 'editor', subject: 'id-of-wang' })
    expect((await around()).status).toBe(200)
  })

  it.each([
    ['a stranger', { sub: 'x', email: 'x@example.cn', email_verified: true }],
    ['an address that nobody verified', { sub: 'x', email: 'li@example.cn', email_verified: false }],
    ['an address said to be verified in words', { sub: 'x', email: 'li@example.cn', email_verified: 'true' }],
    ['an id that looks like an address', { sub: 'li@example.cn' }],
  ])('refuses %s, in Chinese, and writes it down', async (_, claims) => {
    const { provider, around, refusals } = await desk()
    provider.is(claims)
    const response = await around()
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('工作台里没有您的账号')
    expect(await refusals()).toBe(1)
  })

  it('refuses an account that is disabled', async () => {
    const { around, store } = await desk()
    const id = (await store.operators.credentials('李梅'))?.id ?? ''
    await store.operators.change(id, { disabled: true }, 'test')
    await store.operators.put({ name: '管', role: 'admin', subject: 'a@example.cn' })
    expect((await around()).status).toBe(403)
  })

  it.each([
    ['for another client', { claims: { aud: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['that is over', { expires: '-1h' }],
  ])('refuses a token %s', async (_, token) => {
    const { provider, around } = await desk()
    provider.signs(token)
    const response = await around()
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('统一身份的回答核对不上')
  })

  it('refuses a token that somebody else signed', async () => {
    const { provider, around, store } = await desk()
    provider.signs({ key: (await generateKeyPair('RS256')).privateKey })
    expect((await around()).status).toBe(403)
    expect((await store.audit.after(0, 50)).map(({ action }) => action)).not.toContain('sign-in')
  })

  it('takes what came back once, from the browser that went, and with its state', async () => {
    const { provider, away, back } = await desk()
    const { address, cookie } = await away()
    const came = provider.consent(address)
    expect((await back(came, '')).status).toBe(403)
    expect((await back(came, `operator-oidc=${'a'.repeat(64)}`)).status).toBe(403)
    expect((await back(came.replace(/state=[^&]+/, 'state=other'), cookie)).status).toBe(403)
    expect((await back(came, cookie)).status).toBe(200)
    expect((await back(came, cookie)).status).toBe(403)
    // A fresh code does not open what was taken already either.
    expect((await back(provider.consent(address), cookie)).status).toBe(403)
  })

  it('begins only from our own page, and says so when there is no provider or none that answers', async () => {
    const { send } = await desk()
    expect((await send(PATH, '', {})).status).toBe(403)
    const alone = await testConsole()
    await alone.add('李梅', 'operator')
    const { cookie, csrf } = await alone.form()
    const shut = await alone.send(PATH, cookie, { csrf })
    expect([shut.status, await shut.text()]).toEqual([403, expect.stringContaining('OIDC_ISSUER')])
    const gone = createOidcIdentity({ issuer: 'http://127.0.0.1:9', id: 'a', secret: 'b' })
    await expect(gone.begin('http://localhost/x')).rejects.toMatchObject({ status: 503 })
  })

  it('brings what was not sent along, sealed, and shows it behind the sign-in', async () => {
    const { provider, away, back, file } = await desk()
    const unsent = JSON.stringify({ path: '/operator/cases/123456/reply', fields: { text: '请打民政局<b>' } })
    const { address, cookie } = await away({ unsent })
    expect(address).not.toContain('%E8')
    expect(readFileSync(`${file}-wal`).includes(Buffer.from('请打民政局'))).toBe(false)
    const page = await (await back(provider.consent(address), cookie)).text()
    expect(page).toContain('action="/operator/cases/123456/reply"')
    expect(page).toContain('请打民政局&lt;b&gt;')
    expect(csrfOf(page)).toMatch(/^[0-9a-f]{64}$/)
  })
})
