import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AuditEntry } from '../../ports/audit-log.ts'
import type { Settings } from '../../settings.ts'
import type { Html } from '../web/html.ts'
import { timeWords } from '../web/words.ts'
import { behind, desk } from './desk.ts'
import type { Entrance } from './entrance.ts'
import { tableOf } from './table.ts'

const PAGE = 50
const COLUMNS = ['编号', '时间', '做了什么', '谁', '哪一件', '细节']

/** The log as it is, oldest first, for auditors; that it was read is in it too. */
export function auditChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/audit',
    behind(entrance, settings, 'audit', async (c, entered) => {
      const asked = Number(c.req.query('after') ?? 0)
      const after = Number.isSafeInteger(asked) && asked >= 0 ? asked : 0
      const { audit } = entered.store
      const entries = await audit.after(after, PAGE)
      await audit.add({ kind: 'read', action: 'audit.read', actor: entered.operator.id, detail: { after } })
      return c.html(desk(c, entered, { title: '审计记录', main: logOf(entries, after) }, settings))
    }),
  )
  return channel
}

function logOf(entries: readonly AuditEntry[], after: number): Html {
  const last = entries.at(-1)?.seq ?? after
  const rows = entries.map(
    (entry) =>
      html`<tr>
        <th scope="row">
          <a class="action code" href="/operator/audit?after=${entry.seq - 1}">从第 ${entry.seq} 条看</a>
        </th>
        <td>${timeWords(entry.at)}</td>
        <td>${entry.action}</td>
        <td>${entry.actor}</td>
        <td>${entry.case ?? ''}</td>
        <td>${entry.detail ? JSON.stringify(entry.detail) : ''}</td>
      </tr>`,
  )
  return html`<h1>审计记录</h1>
    ${tableOf(`第 ${after + 1} 条起，早的在前`, COLUMNS, rows)}
    ${
      entries.length === PAGE
        ? html`<p><a class="action" href="/operator/audit?after=${last}">后面 ${PAGE} 条</a></p>`
        : html`<p>后面没有了。</p>`
    }`
}
