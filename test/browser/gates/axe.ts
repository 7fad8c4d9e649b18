import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { inject } from '../reader.ts'
import { unexplained } from './explained.ts'

const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag21aaa',
  'wcag22aa',
  'wcag22aaa',
  'best-practice',
]

/** axe-core up to level AAA and best practice: what it finds, and what it leaves open without a listed reason. */
export async function axe(page: Page): Promise<string[]> {
  await inject(page, 'axe-core/axe.min.js')
  const { violations, incomplete } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run({
        runOnly: tags,
        // Off unless named, though their tags are.
        rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
        resultTypes: ['violations', 'incomplete'],
      }),
    TAGS,
  )
  const lines = (kind: string, found: AxeResults['violations']) =>
    found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none][0]?.message ?? ''
        return { rule: id, at: target.join(' '), text: `axe ${kind} ${id}: ${target.join(' ')} ${why}` }
      }),
    )
  const open = await Promise.all(lines('open', incomplete).map((line) => asTheBrowserSays(page, line)))
  return [...lines('violation', violations).map(({ text }) => text), ...unexplained('axe', open)]
}

interface Line {
  rule: string
  /** Selector of the element. */
  at: string
  text: string
}

/** Where axe sees a colour on the same colour in forced colours: the contrast of what the browser computes. */
async function asTheBrowserSays(page: Page, line: Line): Promise<Line> {
  if (!line.text.includes(' 1:1 contrast')) return line
  const colours = await page
    .locator(line.at)
    .first()
    .evaluate((element) => {
      if (!matchMedia('(forced-colors: active)').matches) return []
      const { color, backgroundColor } = getComputedStyle(element)
      return [color, backgroundColor].map((text) => text.match(/[\d.]+/g)?.map(Number) ?? [])
    })
  if (colours.length < 2 || colours.some(([, , , alpha = 1]) => alpha < 1)) return line
  const [light = 0, dark = 0] = colours.map(luminance).toSorted((a, b) => b - a)
  return {
    ...line,
    text: `${line.text} in forced colours the browser says ${(light + 0.05) / (dark + 0.05)}`,
  }
}

/** WCAG 2.2, relative luminance. */
const luminance = (rgb: number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
