import { html } from 'hono/html'
import type { Clause } from '../../corpus/clause.ts'
import { tight } from './html.ts'
import type { Html } from './html.ts'

interface Column {
  name: string
  /** How much room its longest cell wants. */
  width: 'narrow' | 'middle' | 'broad'
  /** The column that says what a row is about: the first that is not a mere number. */
  naming: boolean
}

/**
 * Rows of one table as a table: each row anchored by its clause and named by a cell. Scrolls by itself when wide, by the
 * keys from the link in its caption: a stop on the box itself would be an idle one wherever the table fits.
 */
export function tableOf(rows: readonly Clause[], caption: string): Html {
  const columns = columnsOf(rows)
  const wide = columns.length > 3 ? ' wide' : ''
  return tight(
    html`<div class="table${wide}">
      <table>
        <caption>
          <a href="#${rows[0]?.id ?? ''}">${caption}</a>
        </caption>
        <thead>
          <tr>
            ${columns.map(({ name, width }) => html`<th scope="col" class="${width}">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowOf(row, columns))}
        </tbody>
      </table>
    </div>`,
  )
}

/** In the order of the fullest row; what only others have comes after. */
function columnsOf(rows: readonly Clause[]): Column[] {
  const byLength = [...rows].sort((a, b) => (b.cells?.length ?? 0) - (a.cells?.length ?? 0))
  const names = [...new Set(byLength.flatMap((row) => row.cells?.map((cell) => cell.column) ?? []))]
  const naming = names.find((name) => !rows.every((row) => /^\d*$/.test(textIn(row, name))))
  return names.map((name) => {
    const longest = Math.max(name.length, ...rows.map((row) => textIn(row, name).length))
    const width = longest <= 6 ? 'narrow' : longest <= 24 ? 'middle' : 'broad'
    return { name, width, naming: name === naming }
  })
}

function rowOf(row: Clause, columns: readonly Column[]): Html {
  return html`<tr id="${row.id}">
    ${columns.map(({ name, naming }) =>
      naming ? html`<th scope="row">${textIn(row, name)}</th>` : html`<td>${textIn(row, name)}</td>`,
    )}
  </tr>`
}

function textIn(row: Clause, column: string): string {
  return row.cells?.find((cell) => cell.column === column)?.text ?? ''
}
