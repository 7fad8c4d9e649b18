import { html } from 'hono/html'
import type { Waiting } from '../../operator/queue.ts'
import { stateLine } from '../../operator/state-line.ts'
import type { DeskState } from '../../operator/state-line.ts'
import type { Html } from '../web/html.ts'
import { shorten, timeWords } from '../web/words.ts'
import { reasonWords } from './case-card.ts'
import { tableOf } from './table.ts'

/** A case, the question that led to it, where that is kept, and who has it, where somebody else does. */
export type Line = Waiting & { question?: string; holder?: string }

export interface Queue {
  state: DeskState
  waiting: readonly Line[]
  mine: readonly Line[]
  /** For an admin. */
  others: readonly Line[]
  /** Whether the reader may take them out as a table. */
  exports: boolean
}

/** Tables as they are at this moment: they change when the page is opened again, never by themselves. Only the one line does. */
export function queuePart({ state, waiting, mine, others, exports }: Queue): Html {
  return html`<section>
      <h2 id="mine">我在办的</h2>
      ${mine.length > 0 ? table('我在办的，先到期的在前', mine) : html`<p>没有。</p>`}
    </section>
    <section>
      <h2 id="waiting">等着办的</h2>
      <p>有 ${state.waiting} 件，超过时限的 ${state.overdue} 件。</p>
      ${waiting.length > 0 ? table('等着办的，先到期的在前', waiting) : ''}
      <p>现在：<span id="state">${stateLine(state)}</span></p>
      <p><a class="action" id="renew" href="/operator">看有没有新的</a></p>
      ${exports ? html`<p><a class="action" href="/operator/cases.csv">导出最近 31 天的（CSV）</a></p>` : ''}
    </section>
    ${
      others.length > 0
        ? html`<section>
            <h2 id="others">别人在办的</h2>
            ${table('别人在办的，先到期的在前', others)}
          </section>`
        : ''
    }`
}

const COLUMNS = ['编号', '时限', '怎样回复', '地区', '转来的原因', '问的是']

const table = (caption: string, lines: readonly Line[]): Html => {
  const held = lines.some(({ holder }) => holder !== undefined)
  return tableOf(
    caption,
    held ? [...COLUMNS, '谁在办'] : COLUMNS,
    lines.map((line) => rowOf(line, held)),
  )
}

const rowOf = ({ found, due, overdue, question, holder }: Line, held: boolean): Html =>
  html`<tr>
    <th scope="row">
      <a class="action code" href="/operator?case=${found.number}">${[...found.number].join(' ')}</a>
    </th>
    <td>${overdue ? '超过时限，' : ''}${timeWords(due)}</td>
    <td>${found.reply === 'phone' ? '打电话' : '写在回执上'}</td>
    <td>${found.region ?? '没有说'}</td>
    <td>${found.reason ? reasonWords(found.reason) : ''}</td>
    <td>${question ? shorten(question, 40) : '没有保存'}</td>
    ${held ? html`<td>${holder ?? '已经没有的账号'}</td>` : ''}
  </tr>`
