import type { Clause } from '../corpus/clause.ts'
import type { Facet } from './facet.ts'

/** A row's columns by what they tell, known by their names. */
const ROLES = {
  number: /^(?:序号|编号)$/,
  office: /单位|部门|负责|牵头/,
  payer: /支出|经费|资金|费用/,
  who: /对象|人群|范围/,
  what: /标准|内容|任务|要求/,
  subject: /项目|任务|指标|名称|事项/,
} as const

/**
 * A table row in words: what it is, for whom, what one gets, who pays, who is responsible. Only the row's own words and
 * column names are used; `leads` says that the first-named office leads (the table's own note).
 */
export function tellRow(
  clause: Clause,
  { facets, leads }: { facets: readonly Facet[]; leads: boolean },
): string {
  const { subject, told } = rowWords(clause, leads)
  if (subject === undefined) return clause.text
  const wanted = told.filter(
    (t) =>
      (t.role === 'office' && facets.includes('office')) || (t.role === 'payer' && facets.includes('payer')),
  )
  const ordered = [...wanted, ...told.filter((t) => !wanted.includes(t))]
  const link = ordered[0]?.role === 'who' ? '，' : '：'
  return `${subject}${link}${ordered.map((t) => t.words).join('')}`
}

/** What a row is about, and each of its other cells in words. */
export function rowWords(clause: Clause, leads: boolean) {
  const cells = (clause.cells ?? []).filter(
    (c) => c.text !== '' && c.text !== '—' && !ROLES.number.test(c.column),
  )
  const [subject, ...rest] = cells
  return {
    subject: subject && trimStop(subject.text),
    told: rest.map((cell) => ({
      role: roleOf(cell.column),
      column: cell.column,
      words: sayCell(cell, leads),
    })),
  }
}

function roleOf(column: string): keyof typeof ROLES | undefined {
  const roles = Object.keys(ROLES) as (keyof typeof ROLES)[]
  return roles.find((role) => ROLES[role].test(column))
}

const trimStop = (text: string): string => text.replace(/[。；，]$/, '')

function sayCell(cell: { column: string; text: string }, leads: boolean): string {
  const role = roleOf(cell.column)
  const text = trimStop(cell.text)
  if (role === 'what') return `${text}。`
  if (role === 'payer') return `${cell.column}：${text}。`
  return `${cell.column}是${text}${role === 'office' && leads ? '，列第一位者为牵头单位' : ''}。`
}
