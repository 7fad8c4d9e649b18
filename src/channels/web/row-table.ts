import { html } from 'hono/html'
import type { Clause } from '../../corpus/clause.ts'
import type { Html } from './html.ts'

/** Rows of one table as a table: each row anchored by its clause, its first cell naming it. Scrolls by itself when wide. */
export function tableOf(rows: readonly Clause[], caption: string): Html {
  const columns = columnsOf(rows)
  return html`<div class="table" role="region" aria-label="表格：${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowOf(row, columns))}
      </tbody>
    </table>
  </div>`
}

/** In the order of the fullest row; what only others have comes after. */
function columnsOf(rows: readonly Clause[]): string[] {
  const byLength = [...rows].sort((a, b) => (b.cells?.length ?? 0) - (a.cells?.length ?? 0))
  return [...new Set(byLength.flatMap((row) => row.cells?.map((cell) => cell.column) ?? []))]
}

function rowOf(row: Clause, columns: readonly string[]): Html {
  const texts = columns.map((column) => row.cells?.find((cell) => cell.column === column)?.text ?? '')
  return html`<tr id="${row.id}">
    ${texts.map((text, at) => (at === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`))}
  </tr>`
}
