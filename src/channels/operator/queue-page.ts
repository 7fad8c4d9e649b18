import { html } from 'hono/html'
import type { Waiting } from '../../operator/queue.ts'
import type { Html } from '../web/html.ts'
import { shorten, timeWords } from '../web/words.ts'
import { tableOf } from './table.ts'

/** A case and the question that led to it, where that is kept. */
export type Line = Waiting & { question?: string }

export interface Queue {
  waiting: readonly Line[]
  mine: readonly Line[]
}

/** Tables as they are at this moment: they change when the page is opened again, never by themselves. */
export function queuePart({ waiting, mine }: Queue): Html {
  const overdue = waiting.filter((line) => line.overdue).length
  return html`<section>
      <h2 id="mine">我在办的</h2>
      ${mine.length > 0 ? table('我在办的，先到期的在前', mine) : html`<p>没有。</p>`}
    </section>
    <section>
      <h2 id="waiting">等着办的</h2>
      <p>有 ${waiting.length} 件，超过时限的 ${overdue} 件。</p>
      ${waiting.length > 0 ? table('等着办的，先到期的在前', waiting) : ''}
      <p><a class="action" href="/operator">看有没有新的</a></p>
    </section>`
}

const COLUMNS = ['编号', '时限', '怎样回复', '地区', '问的是']

const table = (caption: string, lines: readonly Line[]): Html => tableOf(caption, COLUMNS, lines.map(rowOf))

const rowOf = ({ found, due, overdue, question }: Line): Html =>
  html`<tr>
    <th scope="row"><a href="/operator?case=${found.number}">${[...found.number].join(' ')}</a></th>
    <td>${overdue ? '超过时限，' : ''}${timeWords(due)}</td>
    <td>${found.reply === 'phone' ? '打电话' : '写在回执上'}</td>
    <td>${found.region ?? '没有说'}</td>
    <td>${question ? shorten(question, 40) : '没有保存'}</td>
  </tr>`
