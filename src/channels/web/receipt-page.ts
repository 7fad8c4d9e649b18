import { html } from 'hono/html'
import type { CaseRecord, CaseStatus, Message } from '../../ports/cases.ts'
import type { Frame } from './frame/frame.ts'
import { paragraphs } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { choice, faultSummary, textArea } from './person/fields.ts'
import { timeWords } from './words.ts'

/** What is agreed to by the box; kept with the case in these words. */
export const HEALTH_WORDING = '我同意把我写的健康和残疾情况和这件事一起保存，只给办这件事的人看。'

export interface ReceiptForm {
  /** Makes a form that is sent twice count once. */
  once: string
  /** What was typed, to be given back. */
  text?: string
  error?: string
}

export interface Receipt {
  found: CaseRecord
  messages: readonly Message[]
  form: ReceiptForm
  /** The whole address, to be written down. */
  address: string
  /** Path of the receipt. */
  path: string
  /** What was asked before, where it is kept with the case. */
  question?: string
  /** Days that it is kept after its end. */
  days: number
}

const STATES: Record<CaseStatus, string> = {
  open: '已经收到，正在等工作人员来办。',
  taken: '工作人员正在办。',
  done: '已经办完。',
  erased: '已经删除。',
}

/** One case as the resident sees it. The address is the key to it: nothing here leads outside. */
export function receiptPage(receipt: Receipt, frame: Frame): Html {
  const { found, form, question } = receipt
  const ended = found.status === 'done' || found.status === 'erased'
  const faults = form.error ? [{ field: 'text', text: form.error }] : []
  const main = html`${faultSummary(faults)}
    <h1>回执：编号 <span class="code">${[...found.number].join(' ')}</span></h1>
    <section>
      <h2 id="state">办到哪一步</h2>
      <p>${STATES[found.status]}${reply(found)}</p>
      <p class="hint">${time(found.openedAt)}收到${question ? html`。您前面问的是：${question}` : ''}</p>
      <p><a class="action" href="${receipt.path}">看有没有新的回复</a></p>
    </section>
    ${
      found.outcome
        ? html`<section>
            <h2 id="outcome">结果</h2>
            ${paragraphs(found.outcome)}
          </section>`
        : ''
    }
    ${said(found, receipt.messages)} ${ended ? '' : sayForm(receipt, faults)} ${keep(receipt)}`
  const title = form.error ? '错误：没有发出' : `回执 ${found.number}`
  return layout({ title, main, unlisted: true }, frame)
}

const reply = ({ reply: way, status }: CaseRecord): string => {
  if (status !== 'open' && status !== 'taken') return ''
  return way === 'phone' ? '我们会给您打电话。您也可以在这一页接着说。' : '回复会写在这一页，不用打电话。'
}

const time = (at: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${timeWords(at)}</time>`

function said({ note, openedAt }: CaseRecord, messages: readonly Message[]): Html | '' {
  const all = note ? [{ at: openedAt, from: 'resident' as const, text: note }, ...messages] : messages
  if (all.length === 0) return ''
  return html`<section>
    <h2 id="said">留言和回复</h2>
    <ol class="sources">
      ${all.map(
        ({ at, from, text }) =>
          html`<li>
            <p class="label">${from === 'resident' ? '您' : '工作人员'}，${time(at)}</p>
            ${paragraphs(text)}
          </li>`,
      )}
    </ol>
  </section>`
}

function sayForm({ found, form, path }: Receipt, faults: Parameters<typeof faultSummary>[0]): Html {
  return html`<section>
    <h2 id="say">接着说</h2>
    <form method="post" action="${path}" accept-charset="utf-8">
      <input type="hidden" name="once" value="${form.once}" />
      ${textArea({
        id: 'text',
        label: '您的话',
        hint: '最多 1000 个字。证件号和电话会自动盖住。',
        value: form.text ?? '',
        rows: 4,
        faults,
      })}
      ${
        found.consent.health
          ? ''
          : choice(
              { id: 'health', name: 'health', value: '1', type: 'checkbox', checked: false },
              HEALTH_WORDING,
            )
      }
      <button type="submit">发送</button>
    </form>
  </section>`
}

function keep({ address, path, days }: Receipt): Html {
  return html`<section>
    <h2 id="keep">收好这张回执</h2>
    <p>以后再看，打开这个网址。可以抄下来，也可以存在浏览器的书签里：</p>
    <p class="address">${address}</p>
    <p>知道这个网址的人都能看这一页，不要给别人。办完以后保存 ${days} 天，到期就删。</p>
    <p><a class="action" href="${path}/withdraw">撤回，删掉我留下的</a></p>
  </section>`
}

/** Before all is erased: what that means, and the way back. */
export function withdrawPage(found: CaseRecord, path: string, frame: Frame): Html {
  const main = html`<h1>要撤回编号 <span class="code">${[...found.number].join(' ')}</span> 吗？</h1>
    <p>撤回以后，您留下的话、电话、称呼和我们的回复都删掉，不能恢复，也不会再有人联系您。</p>
    <form method="post" action="${path}/withdraw" accept-charset="utf-8">
      <button type="submit">撤回，全部删掉</button>
    </form>
    <p><a class="action" href="${path}">不撤回，回到回执</a></p>`
  return layout({ title: '要撤回吗', main, unlisted: true }, frame)
}
