import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const ROWS = read('NAUR.md')
  .split('\n')
  .filter((line) => /^\| (?!Requirement|-)/.test(line))
  .map((line) => {
    const [, requirement = '', how = '', proof = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { requirement, how, proof: proof.replaceAll('\\', '').split(' · ') }
  })

/** What the hotline's design names of each list. */
const NAMED = [
  ...'3 5 13a 13b 13c 14 16a 16b 17a 17b 18a 18c 19a 19b 20a 20b 20c 20d 21a 21b 21c 21d 22b 23c 24a 24c 24d 25'
    .split(' ')
    .map((n) => `REQ ${n}`),
  ...Array.from({ length: 19 }, (_, i) => `H${i + 1}`),
  'K12',
  'COGA',
  'EN 301 549',
  'US 1194.23(d)',
  'AS/NZS 4263',
  'ITU-T E.161',
  'ATIS',
  'Universal Design',
  'GB/T 33358',
]

describe('the list of requirements', () => {
  it('has a line for each', () => {
    const missing = NAMED.filter((name) => !ROWS.some((row) => `${row.requirement} `.startsWith(`${name} `)))
    expect(missing).toEqual([])
  })

  it.each(ROWS)('$requirement has its proof', ({ proof, how }) => {
    expect(how).not.toBe('')
    const absent = proof.filter((one) => {
      const [file = '', name = ''] = one.split(' › ')
      const path = new URL(`../${file}`, import.meta.url)
      return name === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(`'${name}'`)
    })
    expect(absent).toEqual([])
  })
})
