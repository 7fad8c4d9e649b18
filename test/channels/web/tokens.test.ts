import { describe, expect, it } from 'vitest'
import { STYLE } from '../../../src/channels/web/style.ts'
import { COLOURS } from '../../../src/channels/web/tokens.ts'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

it('computes contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

describe.each(Object.entries(COLOURS))('the %s colours', (_, colours) => {
  const { ground, panel, text, soft, accent, onAccent, visited, line, warn } = colours
  it.each(Object.entries({ text, soft, accent, visited, warn }))(
    '%s is read at 7:1 on both grounds',
    (_, c) => {
      for (const under of [ground, panel]) expect(contrast(c, under)).toBeGreaterThanOrEqual(7)
    },
  )
  it('words on the accent are read at 7:1, lines are seen at 3:1', () => {
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(7)
    for (const under of [ground, panel]) expect(contrast(line, under)).toBeGreaterThanOrEqual(3)
  })
})

describe('the style sheet', () => {
  it('takes every colour from the tokens; on paper all is black on white', () => {
    const known = new Set(Object.values(COLOURS).flatMap((colours) => Object.values<string>({ ...colours })))
    const print = STYLE.slice(STYLE.indexOf('@media print'))
    const used = [...STYLE.replace(print, '').matchAll(/#[\da-f]{3,8}\b/gi)].map(([hex]) => hex)
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((hex) => !known.has(hex))).toEqual([])
    expect(new Set(print.match(/#[\da-f]{3,8}\b/gi))).toEqual(new Set(['#ffffff', '#000000']))
  })
  it('justifies nothing, hides no focus ring, moves nothing, and sets lines 1.8 apart', () => {
    expect(STYLE).not.toMatch(
      /justify;|animation|transition|:focus[^{]*\{[^}]*outline:\s*(?:0|none)[^}]*\}(?<!\[tabindex='-1'\].*)/,
    )
    expect(STYLE).toContain('line-height: 1.8')
  })
})
