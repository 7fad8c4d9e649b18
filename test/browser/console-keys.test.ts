import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { openConsole } from './console-site.ts'
import type { ConsoleSite } from './console-site.ts'
import { QUESTION } from './console-states.ts'

/** What an operator does each day, and with how many keys: words that are typed are not counted. */
const TABLE = readFileSync('test/web/CONSOLE.md', 'utf8')
const published = new Map(
  [...TABLE.matchAll(/^\| (\d+) +\| (.+?) +\| .+? +\| (\d+) +\|$/gm)].map(([, n = '', , keys = '']) => [
    Number(n),
    Number(keys),
  ]),
)

class Hands {
  keys = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }
  async type(words: string): Promise<void> {
    await this.page.keyboard.insertText(words)
  }
  async tabTo(selector: string, key = 'Tab'): Promise<void> {
    for (let n = 0; n < 60; n += 1) {
      await this.press(key)
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`${selector} is not reached`)
  }
  focus(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.id ?? '')
  }
}

describe.skipIf(!hasChromium)(`the desk by keys${NEEDED}`, { timeout: 120_000 }, () => {
  let browser: Browser
  let site: ConsoleSite
  let context: BrowserContext
  beforeAll(async () => {
    ;[browser, site] = await Promise.all([launch(), openConsole()])
    context = await browser.newContext({
      locale: 'zh-CN',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await site.enter(context, 'operator')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const sit = async (path = '/operator') => {
    const page = await context.newPage()
    await page.goto(site.url + path)
    return new Hands(page)
  }
  const found = async () => {
    const hands = await sit()
    await hands.press('Control+Alt+Q')
    await hands.type(QUESTION)
    await hands.page.locator('#suggestion-1').waitFor()
    hands.keys = 0
    return hands
  }

  const TASKS: [number, string, () => Promise<Hands>][] = [
    [
      1,
      'look up, and go to the first clause',
      async () => {
        const hands = await sit()
        await hands.press('Control+Alt+Q')
        await hands.type(QUESTION)
        await hands.page.locator('#suggestion-1').waitFor()
        await hands.press('Control+Alt+1')
        expect(await hands.focus()).toBe('suggestion-1')
        return hands
      },
    ],
    [
      2,
      'read the clause in its document',
      async () => {
        const hands = await found()
        const opened = context.waitForEvent('page')
        await hands.press('Control+Alt+R')
        const document = await opened
        await document.waitForURL(/\/documents\/.*#/)
        await document.close()
        return hands
      },
    ],
    [
      3,
      'copy what is said',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+K')
        await hands.page.locator('#status', { hasText: '复制了' }).waitFor({ state: 'attached' })
        const copied = await hands.page.evaluate(() => navigator.clipboard.readText())
        expect(copied).toBe(await hands.page.locator('#spoken-1').inputValue())
        return hands
      },
    ],
    [
      4,
      'mark as used',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+U')
        await hands.page.locator('.told', { hasText: '记下了：用了' }).waitFor()
        return hands
      },
    ],
    [
      5,
      'mark as wrong, with the reason',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+2', 'Control+Alt+G')
        expect(await hands.focus()).toBe('why-2')
        await hands.type('说的是别的补贴')
        await hands.press('Enter')
        await hands.page.locator('[data-card="2"] .told', { hasText: '记下了：不对' }).waitFor()
        return hands
      },
    ],
    [
      6,
      'take a mark back',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+U')
        await hands.page.locator('.told button').waitFor()
        // Longer than the ten seconds that are asked for would be too long for a test: nothing takes it away.
        await hands.page.waitForTimeout(1_000)
        hands.keys = 0
        await hands.press('Control+Alt+H')
        await hands.page.locator('.told', { hasText: '撤回了' }).waitFor()
        return hands
      },
    ],
    [
      7,
      'send the clause as a message',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+M')
        await hands.page.locator('#phone').waitFor()
        await hands.press('Tab', 'Enter')
        await hands.tabTo('#phone')
        await hands.type('13900000001')
        await hands.press('Enter')
        await hands.page.getByRole('heading', { name: '短信发出了' }).waitFor()
        expect(site.sent.at(-1)).toContain('13900000001')
        return hands
      },
    ],
    [
      8,
      'keep a clause at hand',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+3', 'Control+Alt+P')
        await hands.page.locator('[data-card="3"] .told', { hasText: '放在手边了' }).waitFor()
        return hands
      },
    ],
    [
      9,
      'take the next case',
      async () => {
        const hands = await sit()
        await hands.press('Control+Alt+Q')
        await hands.tabTo('a[href*="case="]')
        await hands.press('Enter')
        await hands.page.getByRole('button', { name: '接这一件' }).waitFor()
        await hands.press('Tab', 'Enter')
        await hands.tabTo('form[action*="/take"] button')
        await hands.press('Enter')
        await hands.page.getByRole('button', { name: /办完/ }).first().waitFor()
        return hands
      },
    ],
    [
      10,
      'hear what was found, and what waits',
      async () => {
        const hands = await found()
        await hands.press('Control+Alt+C')
        await hands.page.locator('#status', { hasText: /有回答，3 条/ }).waitFor({ state: 'attached' })
        await hands.press('Control+Alt+I')
        await hands.page.locator('#status', { hasText: /等着/ }).waitFor({ state: 'attached' })
        return hands
      },
    ],
  ]

  it.each(TASKS)('%i: to %s takes the published keys', async (n, _, does) => {
    const hands = await does()
    expect(hands.keys).toBe(published.get(n))
    await hands.page.close()
  })

  it('what comes while one types is silent, moves no focus and does not scroll', async () => {
    const hands = await sit()
    await hands.press('Control+Alt+Q')
    const { page } = hands
    await page.evaluate(() => {
      const seen: string[] = []
      Reflect.set(globalThis, 'spoken', seen)
      for (const region of document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]'))
        new MutationObserver(() => seen.push(region.textContent ?? '')).observe(region, {
          childList: true,
          subtree: true,
          characterData: true,
        })
    })
    const place = () => page.evaluate(() => [document.activeElement?.id, scrollY])
    const before = await place()
    await hands.type('护理补贴')
    await page.locator('#suggestion-1').waitFor()
    expect(await place()).toEqual(before)
    await hands.type('谁能领？')
    await page.waitForTimeout(2_000)
    expect(await place()).toEqual(before)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'spoken') as string[])).toEqual([])
    expect(await page.evaluate(() => document.activeElement?.closest('#found'))).toBeNull()
    await page.close()
  })

  it('letters alone, one modifier, and keys that are switched off do nothing', async () => {
    const { page, ...rest } = await found()
    const hands = Object.assign(new Hands(page), rest)
    const before = await page.locator('#said').inputValue()
    for (const key of ['q', 'U', 'Shift+U', 'Control+Shift+9', 'Control+Alt+9'])
      await page.keyboard.press(key)
    expect(await page.locator('.told').count()).toBe(0)
    expect(await page.locator('#said').inputValue()).toBe(`${before}qUU`)
    expect(await hands.focus()).toBe('said')
    await page.goto(`${site.url}/operator/keys`)
    await page.locator('#off').check()
    await page.getByRole('button', { name: '记下', exact: true }).click()
    await page.waitForURL(`${site.url}/operator`)
    await page.keyboard.press('Control+Alt+Q')
    expect(await hands.focus()).not.toBe('said')
    await page.goto(`${site.url}/operator/keys`)
    await page.locator('#off').uncheck()
    await page.getByRole('button', { name: '记下', exact: true }).click()
    // A page that is closed on its way to another may never end.
    await page.waitForURL(`${site.url}/operator`)
    await page.close()
  })

  it('where the caller lives stays for the tab, also behind another page', async () => {
    const hands = await sit()
    await hands.page.locator('#caller-region').selectOption('同江市')
    await hands.page.goto(`${site.url}/operator/keys`)
    await hands.page.goto(`${site.url}/operator`)
    expect(await hands.page.locator('#caller-region').inputValue()).toBe('同江市')
    await hands.page.close()
  })

  it('the buttons of a card begin differently and are 44 px high', async () => {
    const { page } = await found()
    const buttons = page.locator('[data-card="1"] form button[name=does]')
    const names = await buttons.allInnerTexts()
    expect(new Set(names.map((name) => name.trim().charAt(0))).size).toBe(names.length)
    for (const button of await buttons.all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await page.close()
  })
})
