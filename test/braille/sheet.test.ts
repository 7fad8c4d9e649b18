import { describe, expect, it } from 'vitest'
import { HEIGHT, WIDTH, brf, sheetsOf, unicode } from '../../src/braille/sheet.ts'

const B = '\u2800'
const words = (n: number, length = 6) => Array.from({ length: n }, () => '⠓'.repeat(length)).join(B)

describe('sheets', () => {
  const sheets = sheetsOf([
    { cells: words(3), heading: true },
    { cells: words(200) },
    { cells: words(2), heading: true },
    { cells: words(4) },
  ])

  it('are 25 lines of at most 40 cells, the last with the number', () => {
    expect(sheets.length).toBeGreaterThan(1)
    for (const [i, sheet] of sheets.entries()) {
      expect(sheet).toHaveLength(HEIGHT)
      expect(Math.max(...sheet.map((line) => line.length))).toBeLessThanOrEqual(WIDTH)
      expect(sheet.at(-1)?.replaceAll(B, '')).toBe(['⠼⠁', '⠼⠃', '⠼⠉'][i])
      expect(sheet.at(-1)).toHaveLength(WIDTH)
    }
  })

  it('lose no word', () => {
    expect(unicode(sheets).match(/⠓{6}/g)).toHaveLength(209)
  })

  it('begin a paragraph two cells in, and put a heading in the middle', () => {
    expect(sheets[0]?.[0]?.startsWith(B.repeat(10))).toBe(true)
    expect(sheets[0]?.[1]?.startsWith(`${B}${B}⠓`)).toBe(true)
    expect(sheets[0]?.[2]?.startsWith('⠓')).toBe(true)
  })

  it('leave no heading alone at the foot of a sheet', () => {
    for (let n = 90; n < 140; n++) {
      const [first = []] = sheetsOf([
        { cells: words(n) },
        { cells: '⠉⠉', heading: true },
        { cells: words(9) },
      ])
      const text = first.slice(0, -1).filter((line) => line !== '')
      expect(text.at(-1)).not.toContain('⠉⠉')
    }
  })

  it('part a word only where it is longer than a line', () => {
    const [sheet = []] = sheetsOf([{ cells: '⠓'.repeat(100) }])
    expect(sheet.slice(0, 3).map((line) => line.length)).toEqual([40, 40, 22])
    expect(sheetsOf([])).toHaveLength(1)
  })
})

describe('BRF', () => {
  it('is ASCII, a form feed behind each sheet, and can be read back', () => {
    const every = Array.from({ length: 63 }, (_, i) => String.fromCharCode(0x2801 + i)).join('')
    const file = brf([[every.slice(0, 40), every.slice(40)]])
    expect(file).toMatch(/^[\x20-\x5f\r\n\f]+$/)
    expect(file.endsWith('\r\n\f')).toBe(true)
    expect(new Set(file.replace(/[\r\n\f]/g, '')).size).toBe(63)
    expect(brf([['⠁⠃⠉⠀⠼⠁']])).toBe('ABC #A\r\n\f')
  })
})
