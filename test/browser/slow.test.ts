import { expect, inject, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { WAYS, openReader } from './reader.ts'
import { QUESTION } from './states.ts'

const site = inject('site') ?? ''
/** Chromium's own “Regular 2G”: 250 kbit/s down, 50 up, 300 ms there and back. */
const SLOW = {
  offline: false,
  latency: 300,
  downloadThroughput: 250_000 / 8,
  uploadThroughput: 50_000 / 8,
  connectionType: 'cellular2g',
} as const

it.skipIf(!hasChromium)(
  `on a 2G line the answer stands within 10 s, and moves neither itself nor the focus when the rest comes${NEEDED}`,
  async () => {
    const browser = await launch()
    const [way] = WAYS
    if (!way) throw new Error('no way of looking')
    const page = await (await openReader(browser, way)).newPage()
    try {
      const line = await page.context().newCDPSession(page)
      await line.send('Network.enable')
      await line.send('Network.emulateNetworkConditions', SLOW)
      await page.addInitScript(watchMoves)
      const began = Date.now()
      await page.goto(`${site}/?q=${encodeURIComponent(QUESTION)}`, { waitUntil: 'commit' })
      await page.locator('.answer').waitFor()
      expect(Date.now() - began).toBeLessThan(10_000)
      // Who is already reading on by the keys.
      await page.keyboard.press('Tab')
      const at = () => page.evaluate(() => document.activeElement?.outerHTML)
      const before = await at()
      await page.waitForLoadState('networkidle')
      expect(await at()).toBe(before)
      expect(before).toMatch(/^<a\b/)
      expect(await page.evaluate(() => (globalThis as unknown as Moving).moved)).toBeLessThanOrEqual(0.1)
    } finally {
      await browser.close()
    }
  },
)

interface Moving {
  /** The share of the window that moved without being asked (cumulative layout shift). */
  moved: number
}

function watchMoves(): void {
  const moving = globalThis as unknown as Moving
  moving.moved = 0
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
      moving.moved += (shift as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}
