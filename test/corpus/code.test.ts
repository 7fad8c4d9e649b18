import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignCodes, isCode } from '../../src/corpus/code.ts'
import { realCorpus } from './shelf.ts'

const codes = (): string[] => realCorpus().clauses.map((c) => c.code)

describe('citation codes', () => {
  it('are seven digits with a right check digit, one a clause', () => {
    expect(codes().filter((c) => !isCode(c))).toEqual([])
    expect(new Set(codes()).size).toBe(codes().length)
  })

  it('refuse every single wrong digit of every code', () => {
    const passed = codes().flatMap((code) =>
      [...code].flatMap((digit, i) =>
        [...'0123456789'].filter((d) => d !== digit && isCode(code.slice(0, i) + d + code.slice(i + 1))),
      ),
    )
    expect(passed).toEqual([])
  })

  it('refuse every swap of two different neighbours of every code', () => {
    const swaps = codes().flatMap((code) =>
      [0, 1, 2, 3, 4, 5].flatMap((i) => {
        const [a = '', b = ''] = [code[i], code[i + 1]]
        return a === b ? [] : [code.slice(0, i) + b + a + code.slice(i + 2)]
      }),
    )
    expect(swaps.filter(isCode)).toEqual([])
  })

  it('do not depend on order, and an issued code is never given to another', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 60 }), (ids) => {
        const once = assignCodes(ids, new Map())
        const issued = new Map([...once].map(([id, code]) => [code, id]))
        const again = assignCodes(ids.toReversed(), issued)
        expect(new Map(ids.map((id) => [id, again.get(id)]))).toEqual(
          new Map(ids.map((id) => [id, once.get(id)])),
        )
      }),
    )
  })
})
