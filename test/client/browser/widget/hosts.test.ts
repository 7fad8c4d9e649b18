import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { HOSTS, ZOOMED } from './hosts.ts'
import { asks, box, focused, heard, hears, launcher, stand } from './stand.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds in the widget, at every level. The host's own faults are the host's. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run('tingzheng-widget', {
      runOnly: tags,
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
  }, TAGS)
}

/** Of everything that can be pressed or read in the open widget: too small, cut, or out of the window. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('tingzheng-widget')?.shadowRoot
    const found: string[] = []
    for (const one of root?.querySelectorAll<HTMLElement>(
      'button, a, textarea, input, p, h2, h3, h4, label, dt, dd',
    ) ?? []) {
      const { width, height, left, right } = one.getBoundingClientRect()
      const named = `${one.localName} ${one.textContent.slice(0, 12)}`
      if (width === 0 || one.closest('.unseen, .corner')) continue
      const { fontSize, direction, userSelect, textTransform } = getComputedStyle(one)
      if (/^(button|a|textarea|input)$/.test(one.localName) && one.getAttribute('type') !== 'checkbox')
        if (width < 44 || height < 44) found.push(`small: ${named} ${width}×${height}`)
      if (Number.parseFloat(fontSize) < 16) found.push(`tiny: ${named} ${fontSize}`)
      if (left < 0 || right > innerWidth + 1) found.push(`out: ${named} ${left}–${right}`)
      if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        found.push(`cut: ${named}`)
      if (direction !== 'ltr' || userSelect === 'none' || textTransform !== 'none')
        found.push(`host’s: ${named}`)
    }
    return found
  })

/** Whether what has the focus wears a ring. */
const ringed = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const at = document.querySelector('tingzheng-widget')?.shadowRoot?.activeElement
    return at
      ? Number.parseFloat(getComputedStyle(at).outlineWidth) >= 3 &&
          getComputedStyle(at).outlineStyle === 'solid'
      : false
  })

describe.skipIf(!hasChromium)(`on a hostile site${NEEDED}`, () => {
  const at = stand()

  it.each(Object.keys(HOSTS))('%s: opens, answers, closes, and every gate passes', async (name) => {
    const host = HOSTS[name]
    if (!host) throw new Error(name)
    const zoomed = name.includes('放大') ? { viewport: ZOOMED } : {}
    const page = await at.visit(host, zoomed)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    const before = await page.evaluate(() => document.querySelector('main')?.textContent)
    expect(await faults(page)).toEqual([])
    await launcher(page).focus()
    expect(await ringed(page)).toBe(true)
    await page.keyboard.press('Enter')
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成/)
    expect(await focused(page)).toBe('turn-1')
    expect(await misfits(page)).toEqual([])
    expect(await faults(page)).toEqual([])
    expect(await heard(page)).toEqual(['第 1 问，回答已生成，共 2 句，依据 1 条。'])
    await box(page).fill('写了一半')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('问政府公报')
    expect(await page.evaluate(() => document.querySelector('main')?.textContent)).toBe(before)
    expect(complaints).toEqual([])
  })
})

declare global {
  interface Window {
    axe: {
      run(
        where: string,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
    }
  }
}
