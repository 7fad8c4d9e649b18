import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWTPayload } from 'jose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAccessIdentity } from '../../../src/drivers/access-identity.ts'
import { cookieOf, csrfOf, testConsole } from '../../fixtures/operators.ts'
import { KEYS } from '../../fixtures/store.ts'

const AUD = 'a'.repeat(64)
const ISSUER = 'https://team.cloudflareaccess.com'
const LI = { sub: 'uuid-of-li', email: 'Li@Example.cn' }

/** The console behind Access, with the team's keys served as Cloudflare serves them. */
async function behindAccess() {
  const own = await generateKeyPair('RS256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(own.publicKey)), alg: 'RS256', kid: '1' }] })
  const server = createServer((_, response) => void response.end(keys)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const certs = `http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`
  const gate = createAccessIdentity({ team: 'team', audience: AUD, certs })
  const sign = (claims: Record<string, unknown> = LI, key: CryptoKey = own.privateKey) =>
    new SignJWT({
      iss: ISSUER,
      aud: [AUD],
      exp: Math.floor(Date.now() / 1000) + 60,
      type: 'app',
      ...claims,
    } as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: '1' })
      .sign(key)
  const made = await testConsole(KEYS, { gate })
  await made.store.operators.put({ name: '李梅', role: 'operator', subject: 'li@example.cn' })
  const send = async (
    path: string,
    more: { jwt?: string; cookie?: string; fields?: Record<string, string> } = {},
  ) =>
    made.app.request(path, {
      method: more.fields ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: more.cookie ?? '',
        ...(more.jwt === '' ? {} : { 'cf-access-jwt-assertion': more.jwt ?? (await sign()) }),
        ...(more.fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(more.fields ? { body: new URLSearchParams(more.fields).toString() } : {}),
    })
  return { ...made, sign, send }
}

describe('the console behind Cloudflare Access', () => {
  it('opens for whom Access lets through and who has an account, without another password', async () => {
    const { send } = await behindAccess()
    const first = await send('/operator')
    expect(first.status).toBe(200)
    expect(await first.text()).toContain('url=/operator"')
    const home = await send('/operator', { cookie: cookieOf(first) })
    expect(await home.text()).toContain('您是 李梅')
  })

  it('asks for a press after the desk was locked or left', async () => {
    const { send } = await behindAccess()
    const cookie = cookieOf(await send('/operator'))
    const csrf = csrfOf(await (await send('/operator', { cookie })).text())
    const out = await send('/operator/sign-out', { cookie, fields: { csrf } })
    const shut = await send('/operator', { cookie: cookieOf(out) })
    expect(shut.status).toBe(401)
    const page = await shut.text()
    expect(page).toContain('用 Cloudflare Access 登录（Li@Example.cn）')
    expect(page).not.toContain('name="password"')
    const again = await send('/operator/sign-in/access', {
      cookie: cookieOf(out),
      fields: { csrf: csrfOf(page), next: '/operator/account' },
    })
    expect(await again.text()).toContain('url=/operator/account"')
  })

  it.each<[string, (made: Awaited<ReturnType<typeof behindAccess>>) => Promise<string>]>([
    ['nothing', () => Promise.resolve('')],
    ['no JWT', () => Promise.resolve('a.b.c')],
    ['a JWT of another key', async ({ sign }) => sign(LI, (await generateKeyPair('RS256')).privateKey)],
    ['another application’s', ({ sign }) => sign({ ...LI, aud: ['b'.repeat(64)] })],
    ['another team’s', ({ sign }) => sign({ ...LI, iss: 'https://evil.cloudflareaccess.com' })],
    ['one that is over', ({ sign }) => sign({ ...LI, exp: 1_700_000_000 })],
    ['one that never ends', ({ sign }) => sign({ ...LI, exp: undefined })],
    ['a service token’s', ({ sign }) => sign({ sub: '', common_name: 'robot' })],
    [
      'one without a signature',
      async ({ sign }) => {
        const [, body] = (await sign()).split('.')
        return `${btoa('{"alg":"none"}').replaceAll('=', '')}.${body}.`
      },
    ],
  ])('is shut, also to a session, for %s', async (_, jwtOf) => {
    const made = await behindAccess()
    const cookie = cookieOf(await made.send('/operator'))
    const jwt = await jwtOf(made)
    for (const path of ['/operator', '/operator/sign-in', '/operator/account']) {
      const response = await made.send(path, { jwt, cookie })
      expect([path, response.status]).toEqual([path, 403])
      expect(await response.text()).toContain('请从 Cloudflare Access 进来')
    }
  })

  it('knows a stranger, and no session of another person', async () => {
    const { send, sign, store } = await behindAccess()
    const stranger = await send('/operator', { jwt: await sign({ sub: 'x', email: 'x@example.cn' }) })
    expect(stranger.status).toBe(403)
    expect(await stranger.text()).toContain('工作台里没有您的账号')
    await store.operators.put({ name: '王强', role: 'admin', subject: 'wang@example.cn' })
    const stolen = cookieOf(await send('/operator'))
    const wang = await sign({ sub: 'y', email: 'wang@example.cn' })
    expect((await send('/operator', { jwt: wang, cookie: stolen })).status).toBe(401)
  })

  it('takes no password and goes to no other provider', async () => {
    const { send } = await behindAccess()
    const shown = await send('/operator/sign-in')
    const fields = { csrf: csrfOf(await shown.text()), name: '李梅', password: 'x', code: '1' }
    for (const way of ['', '/oidc', '/passkey'])
      expect(
        (await send(`/operator/sign-in${way}`, { cookie: cookieOf(shown), fields })).status,
      ).toBeGreaterThan(400)
  })

  it('says 503 without the team’s keys', async () => {
    const gate = createAccessIdentity({ team: 'team', audience: AUD, certs: 'http://127.0.0.1:9/certs' })
    const { sign } = await behindAccess()
    await expect(gate.who(await sign())).rejects.toMatchObject({ status: 503 })
  })
})
