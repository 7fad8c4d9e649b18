import type { Clause } from '../../corpus/clause.ts'
import { onceEach } from '../../once-each.ts'
import { governorsOf, splitSentences } from '../governing.ts'
import { canonical } from './canonical.ts'
import { quantitiesIn, type Quantity } from './quantity.ts'

/** A clause as it may be told: what each of its sentences may sound like, all canonical and without the mark at the end. */
export interface Source {
  clause: Clause
  /** Of a clause that is no row: its sentences, and for each which others must be told with it. */
  sentences: readonly string[]
  governors: readonly (readonly number[])[]
  /** Of a row: the sentences of what it is about, and how its other cells may be told. */
  row?: { subjects: readonly string[]; tellings: readonly string[] }
  /** Every number in it and in the headings above it. */
  quantities: readonly Quantity[]
}

export const withoutMark = (text: string): string => text.replace(/[。;!?,:]+$/, '')

/** The sentences of a canonical text, without the marks that end them. */
export const canonicalSentences = (text: string): string[] =>
  splitSentences(text)
    .map(withoutMark)
    .filter((s) => s !== '')

export const sourceOf = onceEach((clause: Clause): Source => {
  const pieces = splitSentences(canonical(clause.text)).filter((s) => withoutMark(s) !== '')
  const row = clause.cells ? readRow(clause) : undefined
  const texts = [...pieces, ...(row?.tellings ?? []), ...(row?.subjects ?? []), ...clause.path.map(canonical)]
  return {
    clause,
    sentences: pieces.map(withoutMark),
    governors: governorsOf(pieces),
    ...(row ? { row } : {}),
    quantities: texts.flatMap(quantitiesIn),
  }
})

/** Columns that say what one gets need not be named; of the others a value without its column says nothing. */
const PLAIN = /标准|内容|任务|要求/
const NUMBERING = /^(?:序号|编号)$/
/** The note under a table, as telling.ts says it with a row. */
const LEADS = '列第一位者为牵头单位'

function readRow({ cells = [], notes }: Clause): NonNullable<Source['row']> {
  const filled = cells.filter((c) => c.text !== '' && c.text !== '—' && !NUMBERING.test(c.column))
  const [first, ...rest] = filled
  const tellings = rest.flatMap(({ column, text }) => {
    const [head = '', ...others] = canonicalSentences(canonical(text))
    const name = canonical(column)
    const led = notes.length > 0 ? [`${name}是${head},${canonical(LEADS)}`] : []
    return [...(PLAIN.test(column) ? [head] : []), `${name}是${head}`, `${name}:${head}`, ...led, ...others]
  })
  return { subjects: canonicalSentences(canonical(first?.text ?? '')), tellings: [...new Set(tellings)] }
}
