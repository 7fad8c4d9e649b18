import { describe, expect, it } from 'vitest'
import type { Clause } from '../../src/corpus/clause.ts'
import { refuseAltered } from '../../src/corpus/quote.ts'
import { realCorpus, realInput } from './shelf.ts'

const { clauses, documents } = realCorpus()
const { files } = realInput()
const sourceOf = ({ documentId }: Clause) => {
  const file = documents.find((d) => d.id === documentId)?.gazette.file ?? ''
  return { file, raw: files.get(file) ?? '' }
}

/** The clause with the last Chinese character of its text, and of its last cell, made another. */
function altered(clause: Clause): Clause {
  const change = (text: string): string =>
    text.replace(/\p{Script=Han}(?=\P{Script=Han}*$)/u, (c) => (c === '不' ? '可' : '不'))
  const cells = clause.cells?.map((cell, i, all) =>
    i === all.length - 1 ? { ...cell, text: change(cell.text) } : cell,
  )
  return { ...clause, text: change(clause.text), ...(cells ? { cells } : {}) }
}

describe('the build', () => {
  it('takes every clause as it stands and refuses each with one character changed', () => {
    const readable = clauses.filter((c) => /\p{Script=Han}/u.test(c.cells?.at(-1)?.text ?? c.text))
    expect(readable.length).toBeGreaterThan(800)
    for (const clause of readable) {
      expect(() => refuseAltered(clause, sourceOf(clause))).not.toThrow()
      expect(() => refuseAltered(altered(clause), sourceOf(clause)), clause.id).toThrow('和原文不一样')
    }
  })

  it('refuses a row whose cells changed places', () => {
    const row = clauses.find((c) => c.id === 'jzbf-2017-52.f1-t1-75')
    const swapped = row && { ...row, cells: row.cells?.toReversed() ?? [] }
    expect(() => swapped && refuseAltered(swapped, sourceOf(swapped))).toThrow('f1-t1-75')
  })
})
