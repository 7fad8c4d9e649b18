import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasChromium, NEEDED } from '../../../browser/chromium.ts'
import { SCRIPT, WIDGET, asks, box, focused, hears, launcher, stand } from './stand.ts'

const HOST = {
  body: `<main><h1>某县</h1><p><a href="#a">前面</a></p>${WIDGET}<p><a href="#b">后面</a></p></main>${SCRIPT}`,
}
const TWO = {
  body: `<main><h1>某县</h1>${WIDGET}${WIDGET.replace('问政府公报', '问补贴')}</main>${SCRIPT}`,
}
const PHONE = { viewport: { width: 360, height: 640 } }

/** What a key meets from the link 前面 (or from the focus, where there is no such link) until it is there again. */
async function rounds(page: Page, key = 'Tab'): Promise<string[]> {
  const start = page.getByRole('link', { name: '前面' })
  if ((await start.count()) > 0) await start.focus()
  const met = [await focused(page)]
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press(key)
    const at = await focused(page)
    if (at === met[0]) return met
    // Between the last and the first stands the browser's own bar.
    if (at !== 'body') met.push(at)
  }
  return [...met, '…']
}

/** How much of the closed or open panel a keyboard or a reader can get at. */
const reachable = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const all =
      document.querySelector('tingzheng-widget')?.shadowRoot?.querySelectorAll<HTMLElement>('.panel *') ?? []
    return [...all].filter((one) => one.checkVisibility()).length
  })

describe.skipIf(!hasChromium)(`by keyboard${NEEDED}`, () => {
  const at = stand()

  it('has one stop when it is closed, and nothing of its panel', async () => {
    const page = await at.visit(HOST)
    expect(await rounds(page)).toEqual(['前面', '问政府公报', '后面'])
    expect(await reachable(page)).toBe(0)
  })

  it('traps nobody when it is open, forwards or back', async () => {
    const page = await at.visit(HOST)
    await launcher(page).press('Space')
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    const there = await rounds(page)
    expect(there.at(-1)).toBe('后面')
    expect(there).toContain('question')
    const [first, ...back] = await rounds(page, 'Shift+Tab')
    expect([first, ...back.toReversed()]).toEqual(there)
  })

  it('closes by Escape from anywhere in it, keeps the draft, and not while a character is composed', async () => {
    const page = await at.visit(HOST)
    await launcher(page).press('Enter')
    await box(page).fill('写了一半')
    await box(page).dispatchEvent('keydown', {
      key: 'Escape',
      isComposing: true,
      bubbles: true,
      composed: true,
    })
    expect(await box(page).isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('问政府公报')
    expect(await reachable(page)).toBe(0)
    await page.keyboard.press('Enter')
    expect(await box(page).inputValue()).toBe('写了一半')
    await page.reload()
    await launcher(page).press('Enter')
    expect(await box(page).inputValue()).toBe('写了一半')
  })

  it('does what its own help claims, and Enter in the box writes a line', async () => {
    const page = await at.visit(HOST)
    await launcher(page).press('Enter')
    const keys = page.locator('tingzheng-widget dt')
    expect(await keys.allTextContents()).toEqual(['Tab', '回车或空格', 'Esc'])
    await page.keyboard.type('一')
    await page.keyboard.press('Enter')
    expect(await box(page).inputValue()).toBe('一\n')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('提问')
    await page.keyboard.press('Space')
    await hears(page, /第 1 问，回答已生成/)
    await page.getByRole('button', { name: '关闭' }).press('Space')
    expect(await focused(page)).toBe('问政府公报')
  })

  it('is a dialog on a small screen: named, modal, closed by Escape, back where it came from', async () => {
    const page = await at.visit(HOST, PHONE)
    expect(await launcher(page).getAttribute('aria-haspopup')).toBe('dialog')
    await launcher(page).press('Enter')
    const dialog = page.getByRole('dialog', { name: '问政府公报' })
    expect(await dialog.getAttribute('aria-modal')).toBe('true')
    expect(await focused(page)).toBe('name')
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成/)
    expect(await focused(page)).toBe('turn-1')
    await box(page).focus()
    const met = await rounds(page)
    expect(met).toContain('关闭')
    expect(met).not.toContain('后面')
    expect(met).not.toContain('…')
    await box(page).fill('写了一半')
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await focused(page)).toBe('问政府公报')
  })

  it('keeps its words and the focus when the screen turns small or large', async () => {
    const page = await at.visit(HOST)
    await launcher(page).press('Enter')
    await box(page).fill('写了一半')
    await page.setViewportSize(PHONE.viewport)
    await page.getByRole('dialog').waitFor()
    expect([await focused(page), await box(page).inputValue()]).toEqual(['question', '写了一半'])
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect([await focused(page), await box(page).inputValue()]).toEqual(['question', '写了一半'])
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('true')
  })

  it('stands twice on a page, each for itself', async () => {
    const page = await at.visit(TWO)
    await page.getByRole('button', { name: '问补贴' }).press('Enter')
    await asks(page, '护理补贴谁能领')
    await hears(page, /第 1 问，回答已生成/)
    await launcher(page).press('Enter')
    expect(await page.getByRole('article').count()).toBe(1)
    expect(await box(page).count()).toBe(2)
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].length)
    expect(ids).toBe(0)
    await page.keyboard.press('Escape')
    expect(await box(page).count()).toBe(1)
  })

  it('does nothing by itself', async () => {
    const page = await at.visit(HOST)
    await page.waitForTimeout(1500)
    expect(await reachable(page)).toBe(0)
    expect(await focused(page)).toBe('body')
    expect(
      await page.evaluate(() => [window.heard.length, document.getAnimations().length, scrollY]),
    ).toEqual([0, 0, 0])
  })

  it('tells its host what happened, and not what was asked', async () => {
    const page = await at.visit(HOST)
    await page.evaluate(() => {
      for (const name of ['open', 'close', 'answer'])
        document.addEventListener(`tingzheng-${name}`, (event) =>
          window.heard.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`),
        )
    })
    await launcher(page).press('Enter')
    await asks(page, '护理补贴谁能领')
    await hears(page, /回答已生成/)
    await page.keyboard.press('Escape')
    const events = await page.evaluate(() => window.heard.filter((line) => line.startsWith('tingzheng')))
    expect(events).toEqual([
      'tingzheng-open {}',
      'tingzheng-answer {"id":"a1","status":"answered"}',
      'tingzheng-close {}',
    ])
  })
})
