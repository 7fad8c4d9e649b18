import { describe, expect, it } from 'vitest'
import { codeOf, newSecret, stepAt, stepOf } from '../../src/operator/totp.ts'

/** RFC 6238, appendix B: the secret 12345678901234567890, the last six digits of its eight. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes that change every half minute', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('are those of RFC 6238 at %d', async (seconds, code) => {
    expect(await codeOf(SECRET, stepAt(seconds * 1000))).toBe(code)
  })

  it('are taken one half minute early and late, in any writing, and no further', async () => {
    expect(await stepOf(SECRET, '２８７ 082', 59_000)).toBe(1)
    expect(await stepOf(SECRET, '287082', 89_000)).toBe(1)
    expect(await stepOf(SECRET, '287082', 1_000)).toBe(1)
    expect(await stepOf(SECRET, '287082', 91_000)).toBeUndefined()
    expect(await stepOf(SECRET, '', 59_000)).toBeUndefined()
  })

  it('have a secret of 160 bits, another each time', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
  })
})
