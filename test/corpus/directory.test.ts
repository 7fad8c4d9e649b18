import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDirectory } from '../../src/corpus/directory.ts'
import { realInput } from './shelf.ts'

const read = (name: string): string => readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')
const json = read('directory.json')
const bodies = read('bodies.tsv')
const directory = parseDirectory(json, bodies)

interface Kept {
  hotlines: Record<string, unknown>[]
  bodies: Record<string, unknown>[]
  emergencies: Record<string, unknown>[]
}
const changed = (change: (kept: Kept) => void): string => {
  const kept = JSON.parse(json) as Kept
  change(kept)
  return JSON.stringify(kept)
}
const office = {
  name: '吉林省民政厅',
  region: '吉林省',
  phone: '0431-12345678',
  source: '民政厅网站',
  checkedOn: '2026-11-24',
}

describe('the directory', () => {
  it.each([
    ['残疾人护理补贴', '12385'],
    ['养老保险交多少', '12333'],
    ['住院报销', '12393'],
    ['生育津贴', '12393'],
    ['法律援助', '12348'],
    ['公园几点开门', '12345'],
  ])('%s → %s', (subject, phone) => expect(directory.hotlineFor(subject).phone).toBe(phone))

  it('gives a body its own number when an editor entered it', () => {
    const own = parseDirectory(
      changed((kept) => kept.bodies.push(office)),
      bodies,
    )
    expect(own.phoneOf('吉林省民政厅')).toBe('0431-12345678')
    expect(directory.phoneOf('吉林省民政厅')).toBeUndefined()
  })

  it('holds no number of a gazette’s imprint', () => {
    const printed =
      [...realInput().files.values()].join('\n').match(/\d{3,4}[-—－]\d{7,8}|\d{7,8}(?!\d)/g) ?? []
    const numbers = json.match(/"phone": "[\d-]+"/g) ?? []
    expect(numbers.length).toBeGreaterThan(5)
    for (const number of numbers) expect(printed).not.toContain(number.slice(10, -1))
  })

  it.each<[string, string]>([
    ['{', '不是合法的 JSON'],
    [changed((k) => delete k.hotlines[0]?.['phone']), 'hotlines.0.phone'],
    [changed((k) => Object.assign(k.hotlines[0] ?? {}, { checkedOn: '昨天' })), '2026-11-24'],
    [changed((k) => Object.assign(k.hotlines[1] ?? {}, { phone: '12385' })), '写了两次'],
    [changed((k) => Object.assign(k.hotlines[1] ?? {}, { subjects: [] })), 'subjects 不能空着'],
    [changed((k) => k.hotlines.pop()), '最后一条热线'],
    [changed((k) => k.bodies.push({ ...office, source: '' })), 'bodies.0.source 不能空着'],
    [changed((k) => k.bodies.push({ ...office, fax: '1' })), 'fax'],
  ])('refuses what is wrong: %#', (text, says) => expect(() => parseDirectory(text, bodies)).toThrow(says))
})
