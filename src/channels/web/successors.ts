import { html } from 'hono/html'
import type { DocumentRecord } from '../../corpus/document.ts'
import { documentUrl } from '../clause-view.ts'
import type { Html } from './html.ts'

/** Links to what replaced a document, and to later ones on the same matter. */
export function successors({ replacedBy, newer = [] }: DocumentRecord): Html {
  return html`${replacedBy ? html`<p><a href="${documentUrl(replacedBy)}">看代替它的新文件</a></p>` : ''}
  ${newer.map((id, i) => {
    const which = newer.length > 1 ? `（${i + 1}）` : ''
    return html`<p><a href="${documentUrl(id)}">看后来的同类文件${which}</a></p>`
  })}`
}
