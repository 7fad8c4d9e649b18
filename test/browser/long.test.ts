import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { AS_HEARD, NEEDED, hasChromium, launch } from './chromium.ts'
import { WAYS, openReader } from './reader.ts'

const site = inject('site') ?? ''
/** A caption is known as one only where it is laid out; its table has its name from it all the same. */
const OF_LAYOUT = new Set(['InlineTextBox', 'generic', 'caption'])
const LONGEST = '/documents/jzbf-2017-52'

/** Tables out of sight are laid out only when somebody comes to them (content-visibility): nothing else may change. */
describe.skipIf(!hasChromium)(`the longest document${NEEDED}`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launch(AS_HEARD)
    page = await (await openReader(browser, { ...WAYS[0], name: 'long' })).newPage()
  })
  afterAll(() => browser?.close())

  const open = (anchor = '') => page.goto(new URL(LONGEST + anchor, site).href)

  it('opens at the row that a link names, however far down', async () => {
    await open()
    const ids = await page.locator('tbody tr').evaluateAll((rows) => rows.map(({ id }) => id))
    for (const id of [ids[3], ids[Math.floor(ids.length / 2)], ids.at(-1)]) {
      await page.goto('about:blank')
      await open(`#${id}`)
      const box = await page.locator(`[id="${id}"]`).boundingBox()
      expect(box?.y, id).toBeGreaterThan(-1)
      expect(box?.y, id).toBeLessThan(page.viewportSize()?.height ?? 0)
    }
  })

  it('is the same to a screen reader as if all were laid out', async () => {
    const client = await page.context().newCDPSession(page)
    await client.send('Accessibility.enable')
    const heard = async () => {
      const { nodes } = await client.send('Accessibility.getFullAXTree')
      const told = nodes.filter(({ role, ignored }) => !ignored && !OF_LAYOUT.has(String(role?.value)))
      return told.map(({ role, name }) => `${role?.value} ${name?.value}`).toSorted()
    }
    await open()
    const [rows, before] = [await page.locator('tr').count(), await heard()]
    expect(before.filter((line) => line.startsWith('row '))).toHaveLength(rows)
    await page.locator('.table').evaluateAll((tables) => {
      for (const table of tables) (table as HTMLElement).style.contentVisibility = 'visible'
    })
    await expect.poll(heard).toEqual(before)
  })

  it('is laid out whole for who comes by keyboard, so that nothing pushes the focus out of the window', async () => {
    await open()
    const skipped = () =>
      page
        .locator('tbody td')
        .evaluateAll(
          (cells) => cells.filter((cell) => !cell.checkVisibility({ contentVisibilityAuto: true })).length,
        )
    expect(await skipped()).toBeGreaterThan(0)
    await page.locator('main a').first().focus()
    expect(await skipped()).toBe(0)
    await page.locator('main caption a').last().focus()
    const box = await page.locator('main caption a').last().boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(box?.y).toBeLessThan(page.viewportSize()?.height ?? 0)
  })

  it('is whole on paper', async () => {
    await open()
    await page.emulateMedia({ media: 'print' })
    const skipped = await page
      .locator('tbody td')
      .evaluateAll(
        (cells) => cells.filter((cell) => !cell.checkVisibility({ contentVisibilityAuto: true })).length,
      )
    expect(skipped).toBe(0)
  })
})
