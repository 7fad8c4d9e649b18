import { describe, expect, it } from 'vitest'
import { contains, countedAs, isLoopback, parseIp, parseNetwork } from '../src/ip.ts'
import type { Network } from '../src/ip.ts'

const ip = (text: string): Network => {
  const parsed = parseIp(text)
  if (!parsed) throw new Error(`no address: ${text}`)
  return parsed
}

describe('an address', () => {
  it.each([
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    ':::',
    '1::2::3',
    'g::',
    '',
    'unknown',
    '1:2:3:4:5:6:7',
  ])('is not %s', (text) => expect(parseIp(text)).toBeUndefined())

  it.each([
    ['1.2.3.4', '1.2.3.4:5678'],
    ['1.2.3.4', '::ffff:1.2.3.4'],
    ['1.2.3.4', '::ffff:102:304'],
    ['2001:db8::1', '[2001:db8::1]:443'],
    ['2001:db8::1', '2001:DB8:0:0:0:0:0:1'],
    ['fe80::1', 'fe80::1%eth0'],
  ])('%s is also written %s', (text, other) => expect(ip(other)).toEqual(ip(text)))

  it('of IPv6 is counted by the /64, of IPv4 alone', () => {
    expect(countedAs(ip('2001:db8:1:2::1'))).toBe(countedAs(ip('2001:db8:1:2:ffff::')))
    expect(countedAs(ip('2001:db8:1:2::1'))).not.toBe(countedAs(ip('2001:db8:1:3::1')))
    expect(countedAs(ip('1.2.3.4'))).not.toBe(countedAs(ip('1.2.3.5')))
  })

  it('lies in a network or not', () => {
    const inside = (network: string, address: string) =>
      contains(parseNetwork(network) ?? ip(''), ip(address))
    expect(inside('10.0.0.0/8', '10.255.0.1')).toBe(true)
    expect(inside('10.0.0.0/8', '11.0.0.1')).toBe(false)
    expect(inside('0.0.0.0/0', '::1')).toBe(false)
    expect(inside('2001:db8::/32', '2001:db8:ffff::1')).toBe(true)
    expect(['127.9.9.9', '::1', '::ffff:127.0.0.1'].map((text) => isLoopback(ip(text)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['128.0.0.1', '::2', '10.0.0.1'].some((text) => isLoopback(ip(text)))).toBe(false)
  })
})
