import { html } from 'hono/html'
import { dateWords } from '../../corpus/day.ts'
import type { CheckedEntry } from '../../corpus/directory.ts'
import type { DocumentRecord } from '../../corpus/document.ts'
import { byCurrency, validityOf } from '../../corpus/validity.ts'
import { CHECK_AGAIN, SOON, daysBetween } from '../../operator/deadlines.ts'
import type { Editable } from '../../operator/editable.ts'
import { documentUrl } from '../clause-view.ts'
import type { Html } from '../web/html.ts'
import { faultSummary, textArea } from '../web/person/fields.ts'
import { validityWords } from '../web/words.ts'
import { csrfField } from './desk.ts'
import type { Entered } from './entrance.ts'
import { tableOf } from './table.ts'

interface DocumentsView {
  documents: readonly DocumentRecord[]
  /** ISO date. */
  today: string
  directory: readonly CheckedEntry[]
  /** `version` 0: nobody has changed it. */
  editable: readonly (Editable & { version: number })[]
}

export function documentsPart({ documents, today, directory, editable }: DocumentsView): Html {
  const soon = documents
    .filter(({ inForce: { to }, replacedBy }) => to && !replacedBy && isSoon(today, to))
    .toSorted((a, b) => ((a.inForce.to ?? '') < (b.inForce.to ?? '') ? -1 : 1))
  const old = directory.filter(({ checkedOn }) => daysBetween(checkedOn, today) > CHECK_AGAIN)
  return html`<h1>文件和设置</h1>
    <p>今天按 ${dateWords(today)} 算。</p>
    <section>
      <h2 id="soon">一年里到期的</h2>
      ${
        soon.length === 0
          ? html`<p>没有。</p>`
          : html`<ul class="links">
              ${soon.map(
                ({ id, title, inForce: { to = '' } }) =>
                  html`<li>
                    <a href="${documentUrl(id)}">${title}</a>：${dateWords(to)}到期，还有
                    ${daysBetween(today, to)} 天
                  </li>`,
              )}
            </ul>`
      }
    </section>
    <section>
      <h2 id="documents">文件</h2>
      ${tableOf(
        `${documents.length} 份，管用的在前`,
        ['文件', '地区', '今天怎样用'],
        documents.toSorted((a, b) => byCurrency(a, b, today)).map((document) => documentRow(document, today)),
      )}
      <p>文号、日期、期限、被谁代替，写在 corpus/manifest.json，改完重启。</p>
    </section>
    <section>
      <h2 id="directory">通讯录</h2>
      <p>${old.length === 0 ? `半年里都核对过。` : `有 ${old.length} 个电话半年没有核对。`}</p>
      ${tableOf(
        '核对最早的在前',
        ['名字', '电话', '出处', '上次核对'],
        directory
          .toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1))
          .map((entry) => entryRow(entry, today)),
      )}
      <p>电话写在 corpus/directory.json，改完运行 npm run ingest。</p>
    </section>
    <section>
      <h2 id="settings">运行中能改的</h2>
      <ul class="links">
        ${editable.map(
          ({ name, title, version }) =>
            html`<li>
              <a href="/operator/documents/${name}">${title}</a
              >${version === 0 ? '（没有改过）' : `（改过 ${version} 次）`}
            </li>`,
        )}
        <li><a href="/operator/wordings">常用的话</a></li>
      </ul>
    </section>`
}

const isSoon = (today: string, to: string): boolean => {
  const days = daysBetween(today, to)
  return days >= 0 && days <= SOON
}

const documentRow = (document: DocumentRecord, today: string): Html =>
  html`<tr>
    <th scope="row"><a href="${documentUrl(document.id)}">${document.title}</a></th>
    <td>${document.region}</td>
    <td>${validityWords(validityOf(document, today))}</td>
  </tr>`

const entryRow = ({ name, phone, source, checkedOn }: CheckedEntry, today: string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${phone}</td>
    <td>${source}</td>
    <td>${dateWords(checkedOn)}${daysBetween(checkedOn, today) > CHECK_AGAIN ? '，要再核对' : ''}</td>
  </tr>`

interface EditView extends Pick<Entered, 'csrf'> {
  what: Editable
  text: string
  /** That was read: who is later than another is told. */
  version: number
  wrong?: string
}

export function editPart({ what, text, version, wrong, csrf }: EditView): Html {
  const faults = wrong ? [{ field: 'value', text: wrong }] : []
  return html`${faultSummary(faults)}
    <h1>改：${what.title}</h1>
    <form method="post" action="/operator/documents/${what.name}" accept-charset="utf-8">
      ${csrfField({ csrf })}
      <input type="hidden" name="version" value="${version}" />
      ${textArea({ id: 'value', label: what.title, hint: what.hint, value: text, rows: 20, faults })}
      <p class="row"><button type="submit">改成这样</button></p>
    </form>
    <p><a class="action" href="/operator/documents">不改了</a></p>`
}
