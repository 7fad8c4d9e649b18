import { html } from 'hono/html'
import type { Clause } from '../../corpus/clause.ts'
import type { DocumentRecord } from '../../corpus/document.ts'
import type { Validity } from '../../corpus/validity.ts'
import { dateWords } from '../../corpus/day.ts'
import { documentUrl } from '../clause-view.ts'
import type { Frame } from './frame/frame.ts'
import { paragraphs } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { successors } from './successors.ts'
import { tableOf } from './row-table.ts'
import { validityWords } from './words.ts'

export interface DocumentView {
  document: DocumentRecord
  validity: Validity
  clauses: readonly Clause[]
}

/** A whole document: its headings from the clauses' paths, every clause anchored by its id, rows gathered to tables. */
export function documentPage({ document, validity, clauses }: DocumentView, frame: Frame): Html {
  const warns = validity.status === 'lapsed' || validity.status === 'replaced'
  const { number, issuer, issuedOn, gazette } = document
  const facts = [issuer, number, issuedOn && dateWords(issuedOn), `${gazette.title}${gazette.issue}`]
  const main = html`<h1>${document.title}</h1>
    <p>${facts.filter(Boolean).join('，')}。</p>
    <p ${warns ? html`class="warn"` : ''}>${validityWords(validity)}</p>
    ${successors(document)} ${body(document, clauses)}`
  const skip = { href: '#main', text: '跳到文件正文' }
  return layout({ title: document.title, main, skip, canonical: documentUrl(document.id) }, frame)
}

function body(document: DocumentRecord, clauses: readonly Clause[]): Html[] {
  const parts: Html[] = []
  let open: readonly string[] = []
  for (let at = 0; at < clauses.length;) {
    const clause = clauses[at] as Clause
    const path = clause.path[0] === document.title ? clause.path.slice(1) : clause.path
    const shared = path.findIndex((name, depth) => name !== open[depth])
    for (let depth = shared < 0 ? path.length : shared; depth < path.length; depth++)
      parts.push(heading(path[depth] as string, depth + 2))
    open = path
    const rows = clause.cells ? rowsFrom(clauses, at) : []
    parts.push(rows.length > 0 ? tableOf(rows, path.at(-1) ?? document.title) : clauseBlock(clause))
    at += Math.max(rows.length, 1)
  }
  return parts
}

function heading(text: string, level: number): Html {
  switch (level) {
    case 2:
      return html`<h2>${text}</h2>`
    case 3:
      return html`<h3>${text}</h3>`
    case 4:
      return html`<h4>${text}</h4>`
    case 5:
      return html`<h5>${text}</h5>`
    default:
      return html`<h6>${text}</h6>`
  }
}

/** The rows that belong to one table: they follow each other under the same headings and share a column. */
function rowsFrom(clauses: readonly Clause[], start: number): Clause[] {
  const first = clauses[start] as Clause
  const columns = new Set(first.cells?.map((cell) => cell.column))
  const rows: Clause[] = []
  for (let at = start; at < clauses.length; at++) {
    const clause = clauses[at] as Clause
    const same = clause.path.length === first.path.length && clause.path.every((h, i) => h === first.path[i])
    if (!same || !clause.cells?.some((cell) => columns.has(cell.column))) break
    rows.push(clause)
  }
  return rows
}

function clauseBlock(clause: Clause): Html {
  return html`<div id="${clause.id}" class="${clause.kind}">${paragraphs(clause.text)}</div>`
}
