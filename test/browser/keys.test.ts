import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { openReader } from './reader.ts'

const site = inject('site') ?? ''
const MOST = 12

/** Presses keys and counts them. */
class Keyboard {
  pressed: string[] = []
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }
  async press(key: string): Promise<void> {
    this.pressed.push(key)
    await this.#page.keyboard.press(key)
  }
  /** Tab until what has the focus is this. */
  async tabTo(selector: string): Promise<void> {
    for (let n = 0; n < 40; n += 1) {
      await this.press('Tab')
      if (await this.#page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`${selector} is not reached: ${this.pressed.join(' ')}`)
  }
}

describe.skipIf(!hasChromium)(`by keys from the box to the amount and its source${NEEDED}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  it.each<[string, BrowserContextOptions]>([
    ['with scripts', {}],
    ['without', { javaScriptEnabled: false }],
  ])(`takes ${MOST} at most, %s`, async (_, context) => {
    const reader = await openReader(browser, { name: '按键', context })
    const page = await reader.newPage()
    await page.goto(site)
    await page.locator('#q').fill('基础养老金是多少？')
    await page.locator('#q').focus()
    const keys = new Keyboard(page)
    await keys.tabTo('button[type=submit]')
    await keys.press('Enter')
    await page.locator('#answer').waitFor()
    const amount = page.locator('.answer').getByText('每人每月80元').first()
    expect(await amount.isVisible()).toBe(true)
    // Without scripts the page begins anew: its first stop leads to the answer.
    if (context.javaScriptEnabled === false) {
      await keys.tabTo('a.skip')
      await keys.press('Enter')
    }
    // Line by line a screen reader comes from the heading to the amount in so many keys.
    const lines = await amount.evaluate((found) => {
      const all = [...document.querySelectorAll('.answer p, .answer dt, .answer dd, .answer li')]
      return all.findIndex((line) => line === found || line.contains(found)) + 1
    })
    expect(keys.pressed.length + lines).toBeLessThanOrEqual(MOST)
    await keys.tabTo('.sources a')
    await keys.press('Enter')
    await page.waitForURL(/\/clauses\//)
    expect(await page.locator('main').textContent()).toContain('80元')
    expect(keys.pressed.length, keys.pressed.join(' ')).toBeLessThanOrEqual(MOST)
    await reader.close()
  })
})
