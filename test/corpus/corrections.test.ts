import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCorrections } from '../../src/corpus/corrections.ts'

const ONE = {
  id: '2026-1',
  on: '2026-11-26',
  kind: 'corrected',
  title: '护理补贴的数额',
  was: '说成每月 50 元。',
  now: '每月 100 元。',
  source: '公报第 6 页',
  clauses: ['plan.f1'],
}
const read = (...corrections: object[]) =>
  readCorrections({ since: '2026-11-25', corrections }, (id) => id === 'plan.f1')

describe('corrections', () => {
  it('of the repository can be read', () => {
    const given: unknown = JSON.parse(readFileSync('corpus/corrections.json', 'utf8'))
    const { clauses } = JSON.parse(readFileSync('index/clauses.json', 'utf8')) as {
      clauses: { id: string }[]
    }
    const ids = new Set(clauses.map(({ id }) => id))
    expect(readCorrections(given, (id) => ids.has(id)).since).toMatch(/^\d{4}-/)
  })

  it('are told newest first, those of a day as they stand', () => {
    const told = read(
      ONE,
      { ...ONE, id: '2026-2' },
      { ...ONE, id: 'c', on: '2027-01-01' },
      { ...ONE, id: 'd', on: '2026-01-01' },
    )
    expect(told.corrections.map(({ id }) => id)).toEqual(['c', '2026-1', '2026-2', 'd'])
    expect(read({ ...ONE, clauses: undefined }).corrections[0]?.clauses).toEqual([])
  })

  it.each<[string, object, RegExp]>([
    ['no real day', { on: '2026-02-30' }, /corrections\.0\.on/],
    ['another kind', { kind: 'changed' }, /kind 应是/],
    ['an empty text', { now: ' ' }, /now 不能空着/],
    ['too much text', { was: '长'.repeat(501) }, /was 最多 500/],
    ['a name that is none', { id: 'A b' }, /id 只能有/],
    ['a clause that is not there', { clauses: ['plan.f1', 'plan.x'] }, /plan\.x 不存在/],
    ['a field of its own', { mood: 'sorry' }, /corrections\.json/],
  ])('refuse %s', (_name, change, told) => {
    expect(() => read({ ...ONE, ...change })).toThrow(told)
  })

  it('refuse one name for two', () => {
    expect(() => read(ONE, ONE)).toThrow('编号 2026-1 有两条')
  })
})
