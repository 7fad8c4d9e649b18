import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const RECORD = readFileSync(new URL('CONSOLE.md', import.meta.url), 'utf8')
/** What the project's list of requirements asks of the console. */
const WANTED = {
  A: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  B: Array.from({ length: 42 }, (_, n) => n + 1).filter((n) => n !== 34 && n !== 35),
  C: [1, 3, 4, 5, 6, 13, 14],
  D: [11, 12],
  F: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
}
const lines = [...RECORD.matchAll(/^\| ([A-F]\d+) +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map(
  ([, id = '', state = '', , shown = '']) => ({ id, state, shown }),
)

describe('the record of what the console meets', () => {
  it('has every requirement once', () => {
    const wanted = Object.entries(WANTED).flatMap(([section, places]) => places.map((n) => `${section}${n}`))
    expect(lines.map(({ id }) => id)).toEqual(wanted)
  })

  it('names for what is met a test that is there, for the rest a reason', () => {
    for (const { id, state, shown } of lines) {
      expect(['met', 'not met', 'not applicable'], id).toContain(state)
      const tests = [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
      const reason = shown.replace(/`[^`]+`/g, '')
      expect(state === 'met' ? tests : state === 'not met' ? reason : id, id).not.toHaveLength(0)
      expect(
        tests.filter((path) => !existsSync(path)),
        id,
      ).toEqual([])
    }
  })

  it('counts the keys of ten tasks', () => {
    expect([...RECORD.matchAll(/^\| \d+ +\| .+? +\| .+? +\| \d+ +\|$/gm)]).toHaveLength(10)
  })

  it.each(['K11', 'K13'])('has a form for %s that says whether a person filled it in', (journey) => {
    const form = readFileSync(new URL(`records/${journey}.md`, import.meta.url), 'utf8')
    expect(form).toMatch(/状态：(?:空表，还没有真人试过|\d{4}-\d\d-\d\d 真人试过)/)
  })
})
