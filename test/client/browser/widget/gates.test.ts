import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { gatesOf } from '../../../browser/gates/gates.ts'
import { asks, hears, launcher, stand } from './stand.ts'

const WAYS: Record<string, BrowserContextOptions> = {
  浅色: { viewport: { width: 768, height: 1024 } },
  深色: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  高对比: { viewport: { width: 768, height: 1024 }, contrast: 'more' },
  强制颜色: { viewport: { width: 768, height: 1024 }, forcedColors: 'active' },
  '320 px': { viewport: { width: 320, height: 640 } },
}

/** What the gates cannot know of a widget. */
const OTHERS = [
  {
    pattern: /（新窗口）” has what keeps people out|第 1 问.*keeps people out|《.*keeps people out/,
    why: 'Each says 新窗口: the talk and the host stay open.',
  },
  { pattern: /“跳到|body\[1\]\/a\[1\]/, why: 'The frame of our pages is tried in test/browser.' },
  { pattern: /html_skipnav_exists/, why: 'The frame has nothing before its form.' },
]

const ask = async (page: Page): Promise<void> => {
  await asks(page, '护理补贴谁能领')
  await hears(page, /第 1 问，回答已生成/)
}

/** What people see of the widget, on the page that shows how to use it and in its frame. */
const STATES: Record<string, (page: Page, service: string) => Promise<unknown>> = {
  说明和按钮: (page, service) => page.goto(`${service}/widget`),
  打开: async (page, service) => {
    await page.goto(`${service}/widget`)
    await launcher(page).press('Enter')
  },
  回答: async (page, service) => {
    await page.goto(`${service}/widget`)
    await launcher(page).press('Enter')
    await ask(page)
  },
  有错: async (page, service) => {
    await page.goto(`${service}/widget`)
    await launcher(page).press('Enter')
    await asks(page, '')
  },
  框架里: async (page, service) => {
    await page.goto(`${service}/widget/frame`)
    await ask(page)
  },
}

/** Every state once, and the answer in every way. */
const CASES = [
  ...Object.keys(STATES).map((state) => ['浅色', state] as const),
  ...Object.keys(WAYS)
    .slice(1)
    .map((way) => [way, '回答'] as const),
  ['强制颜色', '框架里'] as const,
]

describe.skipIf(!hasChromium)(`the gates of the pages${NEEDED}`, () => {
  const at = stand()

  it.each(CASES)('%s %s', { timeout: 60_000 }, async (way, state) => {
    const page = await at.visit({ body: '' }, { ...WAYS[way], reducedMotion: 'reduce' })
    await STATES[state]?.(page, at.service())
    const faults: string[] = []
    const modal = (await page.getByRole('dialog').count()) > 0
    for (const gate of gatesOf({ name: '' })) {
      // What lies behind a dialog cannot be reached, as keyboard.test.ts asks; the gate would.
      if (modal && gate.name === 'keyboard') continue
      faults.push(...(await gate(page)))
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
    }
    expect(faults.filter((fault) => !OTHERS.some(({ pattern }) => pattern.test(fault)))).toEqual([])
  })
})
