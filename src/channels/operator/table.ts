import { html } from 'hono/html'
import type { Html } from '../web/html.ts'

/**
 * A table of the console: each row begins with its heading. `alone`: nothing in it can have the focus, so the table itself
 * can, to be scrolled by keys where it is wider than the window.
 */
export function tableOf(
  caption: string,
  columns: readonly string[],
  rows: readonly Html[],
  alone?: 'alone',
): Html {
  return html`<div
    class="table"
    ${alone ? html`tabindex="0" role="region" aria-label="表格：${caption}"` : ''}
  >
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
