import { describe, expect, it } from 'vitest'
import { TRIED, faultsIn, formOf, readRecord } from './record.ts'

const { text: RECORD, lines } = readRecord('CONSOLE.md')
/** What the project's list of requirements asks of the console. */
const WANTED = {
  A: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  B: Array.from({ length: 42 }, (_, n) => n + 1).filter((n) => n !== 34 && n !== 35),
  C: [1, 3, 4, 5, 6, 13, 14],
  D: [11, 12],
  F: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
}

describe('the record of what the console meets', () => {
  it('has every requirement once', () => {
    const wanted = Object.entries(WANTED).flatMap(([section, places]) => places.map((n) => `${section}${n}`))
    expect(lines.map(({ id }) => id)).toEqual(wanted)
  })

  it('names for what is met a test that is there, for the rest a reason', () => {
    expect(faultsIn(lines)).toEqual([])
  })

  it('counts the keys of ten tasks', () => {
    expect([...RECORD.matchAll(/^\| \d+ +\| .+? +\| .+? +\| \d+ +\|$/gm)]).toHaveLength(10)
  })

  it.each(['K11', 'K13'])('has a form for %s that says whether a person filled it in', (journey) => {
    expect(formOf(journey)).toMatch(TRIED)
  })
})
