import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { WAYS, openReader } from './reader.ts'

const site = inject('site') ?? ''
/** A4 between margins of 15 mm, in CSS pixels; 18 pt are 24 of these. */
const SHEET = { width: 680, height: 1010 }
const EIGHTEEN_POINTS = 24

describe.skipIf(!hasChromium)(`what is taken away on paper${NEEDED}`, () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launch()
    const context = await openReader(browser, { ...WAYS[0], name: 'paper', context: { viewport: SHEET } })
    page = await context.newPage()
  })
  afterAll(() => browser?.close())

  /** Everything that would be printed: size, style and place of each piece of text. */
  const printed = async (form: string) => {
    const found = await page.request.get(new URL('/api/search?k=1&q=护理补贴', site).href)
    const { passages } = (await found.json()) as { passages: { clauseId: string }[] }
    await page.goto(new URL(`/take/${form}?clause=${passages[0]?.clauseId}`, site).href)
    await page.emulateMedia({ media: 'print' })
    return page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const pieces: {
        text: string
        size: number
        style: string
        colour: string
        left: number
        right: number
        longest: number
      }[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(node)
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
        const parent = node.parentElement
        if (!parent || boxes.length === 0 || !node.textContent?.trim()) continue
        const { fontSize, fontStyle, color } = getComputedStyle(parent)
        const size = Number.parseFloat(fontSize)
        pieces.push({
          text: node.textContent.trim(),
          size,
          style: fontStyle,
          colour: color,
          left: Math.min(...boxes.map((box) => box.left)),
          right: Math.max(...boxes.map((box) => box.right)),
          longest: Math.max(...boxes.map((box) => box.width)) / size,
        })
      }
      return pieces
    })
  }

  it('is large print: 18 points or more, one column, at most 30 characters a line, upright, black', async () => {
    const pieces = await printed('large')
    expect(pieces.map(({ text }) => text).join('')).toContain('原文')
    for (const { text, size, style, colour, right, longest } of pieces) {
      expect(size, text).toBeGreaterThanOrEqual(EIGHTEEN_POINTS)
      expect(style, text).toBe('normal')
      expect(colour, text).toBe('rgb(0, 0, 0)')
      expect(right, text).toBeLessThanOrEqual(SHEET.width)
      expect(longest, text).toBeLessThanOrEqual(30)
    }
  })

  it('is otherwise 12 points or more, with no form, no menu and addresses written out', async () => {
    const pieces = await printed('print')
    for (const { text, size } of pieces) expect(size, text).toBeGreaterThanOrEqual(16)
    const text = pieces.map((piece) => piece.text).join('\n')
    expect(text).toContain(`${site.replace(/\/$/, '')}/clauses/`)
    expect(text).not.toMatch(/打印”|提问$|长辈版|用键盘/m)
  })
})
