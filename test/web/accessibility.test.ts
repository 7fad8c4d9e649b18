import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STYLE } from '../../src/channels/web/style.ts'
import { TRIED, faultsIn, formOf, readRecord } from './record.ts'

const { text: RECORD, lines } = readRecord('ACCESSIBILITY.md')
/** How many requirements each section has. */
const SECTIONS = { A: 10, B: 42, C: 14, D: 19, E: 13, G: 19, I: 8, J: 6 }

describe('the record of what is met', () => {
  it('has every requirement once', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, n) => `${section}${n + 1}`),
    )
    expect(lines.map(({ id }) => id)).toEqual(wanted)
  })

  it('names for what is met a test that is there, for the rest a reason', () => {
    expect(faultsIn(lines)).toEqual([])
  })

  it('has no criterion of WCAG 2.2, A and AA, without a line that is met, a test or a reason', () => {
    const rows = [...RECORD.matchAll(/^\| (\d\.\d\.\d+) +\| (A|AA) +\| (.*?) +\|$/gm)]
    expect(new Set(rows.map(([, criterion]) => criterion)).size).toBe(55)
    expect(rows.filter(([, , level]) => level === 'AA')).toHaveLength(24)
    const met = new Set(lines.filter(({ state }) => state === 'met').map(({ id }) => id))
    for (const [, criterion = '', , shown = ''] of rows) {
      const [named = ''] = /^[A-J]\d+/.exec(shown) ?? []
      const [, test = ''] = /^`([^`]+)`/.exec(shown) ?? []
      const fine = met.has(named) || existsSync(test) || /^not applicable: ./.test(shown)
      expect(fine, `${criterion}: ${shown}`).toBe(true)
    }
  })

  it.each(['K7', 'K8', 'K9'])('has a form for %s that says whether a person filled it in', (journey) => {
    expect(formOf(journey)).toMatch(TRIED)
  })
})

describe('what no page may do', () => {
  const scripts = ['src/client/page', 'src/client/widget', 'src/client/phone'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  const pages = readdirSync('src/channels/web', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('scripts-built'))
    .map((name) => readFileSync(join('src/channels/web', name), 'utf8'))

  it('shows nothing in another order than it is read, and ties nothing to how the screen is held', () => {
    expect(STYLE).not.toMatch(/[;{\s]order:|-reverse|float:|orientation|grid-(?:area|row|column):/)
  })

  it('asks for no gesture and acts on no press', () => {
    for (const text of scripts) expect(text).not.toMatch(/'(?:touch|pointer|mouse|drag)\w*'/)
  })

  it('takes keys only within its own keypad, and Escape', () => {
    const keys = scripts.flatMap((text) => [...text.matchAll(/(\w+)\.addEventListener\('key\w+'/g)])
    expect(keys.map(([, on]) => on).toSorted()).toEqual(['element', 'main'])
  })

  it('relies on no aria-busy, opens no window by itself, puts no picture sign in words', () => {
    for (const text of [...scripts, ...pages]) {
      expect(text).not.toMatch(/aria-busy|\balert\(|window\.open\(|role=["']?(?:application|feed|grid)/)
      expect(text).not.toMatch(/\p{Extended_Pictographic}/u)
    }
  })
})
