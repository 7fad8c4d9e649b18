import { describe, expect, it } from 'vitest'
import { validityOf } from '../../src/corpus/validity.ts'
import { realCorpus } from './shelf.ts'

const at = (id: string, today: string): string => {
  const document = realCorpus().documents.find((d) => d.id === id)
  if (!document) throw new Error(id)
  return validityOf(document, today).status
}

describe('validity', () => {
  it.each([
    ['jzbf-2017-52', '2020-12-31', 'in_force'],
    ['jzbf-2017-52', '2021-01-01', 'lapsed'],
    ['jzf-2022-12', '2025-12-31', 'in_force'],
    ['jzf-2022-12', '2026-11-24', 'lapsed'],
    ['jzbf-2022-16', '2026-11-24', 'unknown'],
    ['jzbf-2016-82', '2026-11-24', 'unknown'],
  ])('%s on %s: %s', (id, today, status) => expect(at(id, today)).toBe(status))
})
