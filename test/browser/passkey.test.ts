import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { createNodePasswords } from '../../src/drivers/node-passwords.ts'
import { codeOf, stepAt } from '../../src/operator/totp.ts'
import { createVault } from '../../src/privacy/vault.ts'
import { PASSWORD, SECRET } from '../fixtures/operators.ts'
import { KEYS } from '../fixtures/store.ts'
import { startServer } from '../runtimes/server.ts'
import type { Running } from '../runtimes/server.ts'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { ALL } from './gates/gates.ts'

const PATHS = [
  '/operator/accounts',
  '/operator/account',
  '/operator/documents',
  '/operator/documents/hotline',
]

describe.skipIf(!hasChromium)(`passkeys${NEEDED}`, { timeout: 120_000 }, () => {
  let folder: string
  let browser: Browser
  let server: Running
  /** By its name: a passkey is good for no number. */
  let url: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tingzheng-passkey-'))
    const file = join(folder, 'store.db')
    const store = await openLibsqlStore({ file })
    const vault = await createVault(KEYS.DATA_KEY)
    for (const [name, role] of [
      ['李梅', 'operator'],
      ['管', 'admin'],
    ] as const) {
      const second = await vault.seal(SECRET, `${name} second`)
      await store.operators.put({ name, role, password: await createNodePasswords().hash(PASSWORD), second })
    }
    store.close()
    const command: [string, ...string[]] = [process.execPath, '--import', 'tsx', 'src/node.ts']
    const started = startServer({ command, env: { ...KEYS, DATABASE_URL: `file:${file}` }, quiet: true })
    ;[browser, server] = await Promise.all([launch(), started])
    url = server.url.replace('127.0.0.1', 'localhost')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A window with a device that is unlocked by a finger and keeps keys; `unlocks`: whether the finger is the right one. */
  async function withDevice(context: BrowserContext) {
    const page = await context.newPage()
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const unlocks = (isUserVerified: boolean) =>
      device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    return { page, unlocks }
  }

  /** By name, password and code. */
  async function signIn(page: Page, name: string, step: number): Promise<void> {
    await page.goto(`${url}/operator/sign-in`)
    await page.getByLabel('名字').fill(name)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByLabel('验证码', { exact: true }).fill(await codeOf(SECRET, step))
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText(`您是 ${name}`).waitFor()
  }

  const faultsOf = async (page: Page) => {
    const faults: string[] = []
    for (const gate of ALL) faults.push(...(await gate(page)))
    return faults
  }

  it('are added with the password, sign in by one key press, are told what fails, and are gone when removed', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const { page, unlocks } = await withDevice(context)
    await signIn(page, '李梅', stepAt(Date.now()))

    await page.goto(`${url}/operator/account`)
    await page.getByLabel('给它起个名字').fill('我的手机')
    await page.locator('#passkey-password').fill('不是这个密码')
    await page.getByRole('button', { name: '加一个通行密钥' }).press('Enter')
    await page.getByText('密码不对，没有改').waitFor()
    await page.goto(`${url}/operator/account`)
    await page.getByLabel('给它起个名字').fill('我的手机')
    await page.locator('#passkey-password').fill(PASSWORD)
    await page.getByRole('button', { name: '加一个通行密钥' }).press('Enter')
    await page.getByRole('rowheader', { name: '我的手机' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '退出' }).click()

    await page.getByRole('button', { name: '用通行密钥登录' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await unlocks(false)
    await page.getByRole('button', { name: '用通行密钥登录' }).press('Enter')
    await page.getByRole('status').getByText('没有用成通行密钥').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('用通行密钥登录')
    await unlocks(true)
    const posted = page.waitForRequest(
      (sent) => sent.url().endsWith('/sign-in/passkey') && sent.method() === 'POST',
    )
    await page.getByRole('button', { name: '用通行密钥登录' }).press('Enter')
    await page.getByText('您是 李梅').waitFor()

    // What signed in once does not sign in again, neither from here nor from another browser.
    const body = (await posted).postData() ?? ''
    const other = await browser.newContext({ locale: 'zh-CN' })
    const elsewhere = await other.newPage()
    await elsewhere.goto(`${url}/operator/sign-in`)
    const csrf = await elsewhere.locator('[data-passkey] [name=csrf]').inputValue()
    const fields = { ...Object.fromEntries(new URLSearchParams(body)), csrf }
    for (const asked of [false, true]) {
      if (asked) await other.request.post(`${url}/operator/sign-in/passkey/options`, { form: { csrf } })
      const again = await other.request.post(`${url}/operator/sign-in/passkey`, { form: fields })
      expect([again.status(), await again.text()]).toEqual([
        401,
        expect.stringContaining('这个通行密钥不认得'),
      ])
    }
    await other.close()

    await page.goto(`${url}/operator/account`)
    await page.getByRole('button', { name: '去掉“我的手机”' }).click()
    await page.getByText('还没有。').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('button', { name: '用通行密钥登录' }).press('Enter')
    await page.getByText('这个通行密钥不认得').first().waitFor()
    await context.close()
  })

  it('are not offered without scripts, where name, password and code still open the console', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${url}/operator/sign-in`)
    expect(await page.getByRole('button', { name: '用通行密钥登录' }).count()).toBe(0)
    await signIn(page, '管', stepAt(Date.now()))
    for (const path of PATHS) {
      await page.goto(url + path)
      expect(await page.locator('h1').count()).toBe(1)
    }
    await context.close()
  })

  it('leave the pages of accounts sound for everybody', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    await signIn(page, '管', stepAt(Date.now()) + 1)
    for (const path of [...PATHS, '/operator/audit']) {
      await page.goto(url + path)
      expect([path, ...(await faultsOf(page))]).toEqual([path])
    }
    await page.goto(`${url}/operator/account`)
    await page.locator('#codes-password').fill(PASSWORD)
    await page.getByRole('button', { name: '换一个验证器' }).click()
    await page.getByRole('button', { name: '换成这个' }).waitFor()
    await context.close()
  })
})
