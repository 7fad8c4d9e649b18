import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { Miniflare, Response } from 'miniflare'
import type { Request } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openD1Store } from '../../src/drivers/d1-store.ts'
import type { D1 } from '../../src/drivers/d1-store.ts'
import { cookieOf, csrfOf } from '../fixtures/operators.ts'
import { testProvider } from '../fixtures/provider.ts'
import { KEYS } from '../fixtures/store.ts'

/** The Worker as it is uploaded, in workerd, with what it asks of the world answered here: nothing leaves this machine. */
const AUD = 'a'.repeat(64)
const ORIGIN = 'https://console.example.cn'

let folder: string
let keys: Awaited<ReturnType<typeof generateKeyPair>>
const running: Miniflare[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzheng-console-'))
  keys = await generateKeyPair('RS256')
  const args = ['wrangler', 'deploy', '--dry-run', '--outdir', folder]
  const env = { CI: '1', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' }
  const { status, stderr } = spawnSync('npx', args, { env: { ...process.env, ...env }, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
})
afterAll(async () => {
  await Promise.all(running.map((one) => one.dispose()))
  rmSync(folder, { recursive: true })
})

async function outside(request: Request): Promise<Response> {
  if (request.url === 'https://team.cloudflareaccess.com/cdn-cgi/access/certs')
    return Response.json({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', kid: '1' }] })
  if (!request.url.startsWith('http://127.0.0.1:')) return new Response('', { status: 502 })
  const { method, headers } = request
  const body = method === 'POST' ? { body: await request.text() } : {}
  const given = Object.fromEntries(
    [...headers].filter(([name]) => /^(?:authorization|content-type)$/.test(name)),
  )
  const response = await fetch(request.url, { method, headers: given, ...body })
  return new Response(await response.text(), {
    status: response.status,
    headers: { 'content-type': 'application/json' },
  })
}

function asset(request: Request): Response {
  const file = join('index', decodeURIComponent(new URL(request.url).pathname))
  return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 })
}

async function worker(settings: Record<string, string>) {
  const one = new Miniflare({
    modules: readdirSync(folder)
      .filter((name) => /\.(?:js|wasm)$/.test(name))
      .toSorted((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js'))
      .map((name) => ({
        type: name.endsWith('.js') ? ('ESModule' as const) : ('CompiledWasm' as const),
        path: join(folder, name),
      })),
    modulesRoot: folder,
    compatibilityDate: '2026-04-26',
    d1Databases: ['DB'],
    bindings: { ...KEYS, PUBLIC_ORIGIN: ORIGIN, ...settings },
    serviceBindings: { ASSETS: asset },
    outboundService: outside,
    cf: false,
  })
  running.push(one)
  const store = await openD1Store((await one.getD1Database('DB')) as unknown as D1)
  const send = (path: string, headers: Record<string, string> = {}, fields?: Record<string, string>) =>
    one.dispatchFetch(`${ORIGIN}${path}`, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', 'cf-connecting-ip': '203.0.113.7', ...headers },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    })
  return { store, send }
}

const sign = (email: string, audience = AUD) =>
  new SignJWT({ email, type: 'app' })
    .setProtectedHeader({ alg: 'RS256', kid: '1' })
    .setIssuer('https://team.cloudflareaccess.com')
    .setAudience(audience)
    .setSubject(email)
    .setExpirationTime('1m')
    .sign(keys.privateKey)

describe('the console on the Worker', () => {
  it('is closed without anybody who signs people in, and says what opens it', async () => {
    const { send } = await worker({})
    const response = await send('/operator')
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('ACCESS_TEAM')
  })

  it('opens behind Cloudflare Access with D1 and keys, and to nobody else', async () => {
    const { store, send } = await worker({ ACCESS_TEAM: 'team', ACCESS_AUD: AUD })
    const li = { 'cf-access-jwt-assertion': await sign('li@example.cn') }
    const shut = await send('/operator', li)
    expect([shut.status, await shut.text()]).toEqual([403, expect.stringContaining('npm run operator:add')])
    await store.operators.put({ name: '李梅', role: 'operator', subject: 'li@example.cn' })
    const first = await send('/operator', li)
    expect(first.status).toBe(200)
    const cookie = cookieOf(first)
    expect(cookie).toMatch(/^__Host-operator=/)
    const desk = await (await send('/operator', { ...li, cookie })).text()
    expect(desk).toContain('您是 李梅')
    const fields = { csrf: csrfOf(desk), q: '重度残疾人护理补贴谁能领' }
    const found = await send('/operator/look-up', { ...li, cookie }, fields)
    expect(await found.text()).toContain('条款：')
    expect((await send('/operator', { cookie })).status).toBe(403)
    const other = { 'cf-access-jwt-assertion': await sign('li@example.cn', 'b'.repeat(64)) }
    expect((await send('/operator', { ...other, cookie })).status).toBe(403)
  })

  it('opens by OpenID Connect', async () => {
    const provider = await testProvider()
    const { store, send } = await worker(provider.env)
    await store.operators.put({ name: '李梅', role: 'operator', subject: 'li@example.cn' })
    const form = await send('/operator')
    const cookie = cookieOf(form)
    const away = await send('/operator/sign-in/oidc', { cookie }, { csrf: csrfOf(await form.text()) })
    const address = /url=([^"]+)"/.exec(await away.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const came = new URL(provider.consent(address))
    expect(came.origin).toBe(ORIGIN)
    const jar = { cookie: cookieOf(away) }
    const back = await send(came.pathname + came.search, jar)
    expect(back.status).toBe(200)
    const home = await send('/operator', { cookie: cookieOf(back) })
    expect(await home.text()).toContain('您是 李梅')
    expect((await send(came.pathname + came.search, jar)).status).toBe(403)
  })
})
