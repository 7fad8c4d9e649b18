import { html } from 'hono/html'
import type { DocumentRecord } from '../../corpus/document.ts'
import { validityOf } from '../../corpus/validity.ts'
import { dateWords } from '../../corpus/day.ts'
import { documentUrl } from '../clause-view.ts'
import type { Frame } from './frame/frame.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { KINDS, validityWords } from './words.ts'

export function documentsPage(documents: readonly DocumentRecord[], today: string, frame: Frame): Html {
  const main = html`<h1>我们读过的文件</h1>
    <p>回答只从这些文件里来，共 ${documents.length} 份。</p>
    <ul class="sources">
      ${documents.map((document) => entry(document, today))}
    </ul>`
  return layout({ title: '文件', main, at: '/documents', canonical: '/documents' }, frame)
}

function entry(document: DocumentRecord, today: string): Html {
  const { number, issuer, issuedOn, region, kind, gazette } = document
  const facts = [KINDS[kind], region, issuer, number, issuedOn && dateWords(issuedOn)]
  return html`<li>
    <h2><a href="${documentUrl(document.id)}">${document.title}</a></h2>
    <p>${facts.filter(Boolean).join('，')}。登在${gazette.title}${gazette.issue}。</p>
    <p>${validityWords(validityOf(document, today))}</p>
  </li>`
}
