import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { openCall, openDesks } from '../fixtures/desks.ts'
import type { Desk } from '../fixtures/desks.ts'
import { KEYS } from '../fixtures/store.ts'
import { startServer } from '../runtimes/server.ts'
import type { Running } from '../runtimes/server.ts'
import { NEEDED, hasChromium, launch } from './chromium.ts'

const VOICE_SECRET = 'voice-secret'
/** Other tests have the machine too. */
const PATIENT = { timeout: 20_000 }
let folder: string
let server: Running
let browsers: Browser[]
let desks: Desk[]
let calls: string[]

beforeAll(async () => {
  if (!hasChromium) return
  folder = mkdtempSync(join(tmpdir(), 'tingzheng-console-'))
  const file = join(folder, 'store.db')
  const store = await openLibsqlStore({ file })
  desks = await openDesks(store, ['李梅', '王强'])
  calls = [await openCall(store, 'a'), await openCall(store, 'b'), await openCall(store, 'c')]
  store.close()
  server = await startServer({
    command: [process.execPath, '--import', 'tsx', 'src/node.ts'],
    env: { ...KEYS, VOICE_SECRET, TODAY: '2026-01-31', DATABASE_URL: `file:${file}` },
    quiet: true,
  })
  browsers = await Promise.all([launch(), launch()])
})
afterAll(async () => {
  if (!hasChromium) return
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** One operator's browser, signed in. */
async function desk(n: number, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await (browsers[n] as Browser).newContext({ javaScriptEnabled })
  const { hostname: domain } = new URL(server.url)
  const { token = '' } = desks[n] ?? {}
  await context.addCookies([{ name: 'operator', value: token, domain, path: '/' }])
  return context
}
async function say(number: string, line: number, text: string, who = 'caller') {
  const response = await fetch(`${server.url}/voice/transcript/${number}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${VOICE_SECRET}` },
    body: JSON.stringify({ line, who, text }),
  })
  expect(response.status).toBe(200)
}
const open = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(server.url + path)
  return page
}

describe.skipIf(!hasChromium)(`two desks ${NEEDED}`, () => {
  it('reach for one case at once: one has it, the other is told', async () => {
    const [number = ''] = calls
    const contexts = await Promise.all([desk(0), desk(1)])
    const pages = await Promise.all(contexts.map((context) => open(context, `/operator?case=${number}`)))
    await Promise.all(
      pages.map(async (page) => {
        const gone = page.waitForNavigation()
        await page.getByRole('button', { name: '接这一件' }).click()
        await gone
      }),
    )
    const texts = await Promise.all(pages.map((page) => page.locator('main').innerText()))
    expect(texts.filter((text) => text.includes('您在办'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('别的工作人员先接了'))).toHaveLength(1)
    await Promise.all(contexts.map((context) => context.close()))
  })

  it('one sees the queue change in its one line, silently, where it stands', async () => {
    const [, number = ''] = calls
    const [one, other] = await Promise.all([desk(0), desk(1)])
    const queue = await open(one, '/operator')
    const before = await queue.locator('#state').innerText()
    await queue.locator('a[href*="case="]').first().focus()
    const place = () =>
      queue.evaluate(() => [
        document.activeElement?.outerHTML,
        scrollY,
        document.title,
        document.querySelector('table')?.outerHTML,
      ])
    const stood = await place()
    await queue.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement
          if (element?.closest('[aria-live], [role=status], [role=alert], [role=log]'))
            heard.push(element.outerHTML)
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true })
    })
    const taken = await open(other, `/operator?case=${number}`)
    await taken.getByRole('button', { name: '接这一件' }).click()
    await expect.poll(() => queue.locator('#state').innerText(), PATIENT).not.toBe(before)
    expect(await place()).toEqual(stood)
    expect(await queue.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([])
    await queue.keyboard.press('Control+Alt+KeyI')
    await expect
      .poll(() => queue.locator('[role=status]').allInnerTexts(), PATIENT)
      .toContainEqual(expect.stringContaining('等着'))
    await Promise.all([one.close(), other.close()])
  })

  it('a call is followed without a move; what is out of date says so and is not used', async () => {
    const [, , number = ''] = calls
    const one = await desk(0)
    const page = await open(one, `/operator?case=${number}`)
    await page.getByRole('button', { name: '接这一件' }).click()
    await page.getByText('未接入转写').waitFor()
    await page.locator('#text').focus()
    await page.keyboard.type('正在写')
    const top = await page.evaluate(() => scrollY)
    await say(number, 1, '重度残疾人护理补贴谁能领？')
    await expect.poll(() => page.locator('#news').innerText(), PATIENT).toBe('新话1句 有新建议')
    expect(await page.evaluate(() => [document.activeElement?.id, scrollY])).toEqual(['text', top])
    expect(await page.getByText('未接入转写').isVisible()).toBe(true)
    await page.locator('#renew').focus()
    await page.keyboard.press('Enter')
    await page.getByText('重度残疾人护理补贴谁能领？').first().waitFor()
    expect(await page.locator('#text').inputValue()).toBe('正在写')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('renew')
    await expect.poll(() => page.locator('#news').innerText(), PATIENT).toBe('没有新话')
    await say(number, 2, '那困难残疾人生活补贴呢？')
    await page.getByText('过时：后来又说了话').waitFor()
    await page.getByRole('button', { name: '采用了这个建议' }).click({ force: true })
    await page.getByText('过时，没有用上').waitFor()
    expect(page.url()).not.toContain('marked')
    await page.locator('#renew').click()
    await page.getByText('过时：后来又说了话').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '采用了这个建议' }).click()
    await page.getByRole('button', { name: /撤销/ }).waitFor()
    await one.close()
  })

  it('all of it without a script, by opening the page again', async () => {
    const [, , number = ''] = calls
    const one = await desk(0, false)
    const page = await open(one, `/operator?case=${number}`)
    await say(number, 3, '去哪里办理？')
    await page.locator('#renew').click()
    await page.getByText('去哪里办理？').first().waitFor()
    expect(await page.locator('#transcript').count()).toBe(1)
    await one.close()
  })
})
