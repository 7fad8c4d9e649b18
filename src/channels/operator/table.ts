import { html } from 'hono/html'
import type { Html } from '../web/html.ts'

/** A table of the console: each row begins with its heading. */
export function tableOf(caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="table">
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
