import { describe, expect, it } from 'vitest'
import { callable, isMobile } from '../../../src/channels/voice/caller.ts'

describe('the number of a caller', () => {
  it.each([
    ['+8613943218765', '13943218765'],
    ['008613943218765', '13943218765'],
    ['8613943218765', '13943218765'],
    ['139-4321-8765', '13943218765'],
    ['sip:13943218765@sbc.example.cn;user=phone', '13943218765'],
    ['tel:+86-431-88904501', '043188904501'],
    ['+864001234567', '4001234567'],
    ['0431 8890 4501', '043188904501'],
    ['86123456', '86123456'],
    ['+14155550100', '14155550100'],
  ])('%s is called as %s', (from, number) => expect(callable(from)).toBe(number))

  it.each(['sip:anonymous@anonymous.invalid', '', '12', '1'.repeat(16), undefined])(
    '%s cannot be called',
    (from) => expect(callable(from)).toBeUndefined(),
  )

  it('tells mobile telephones', () => {
    expect(isMobile('13943218765')).toBe(true)
    expect(isMobile('043188904501')).toBe(false)
    expect(isMobile('12385')).toBe(false)
  })
})
