import { html } from 'hono/html'
import type { CaseRecord, CaseStatus, Message } from '../../ports/cases.ts'
import type { Settings } from '../../settings.ts'
import { paragraphs } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

/** What is agreed to by the box; kept with the case in these words. */
export const HEALTH_WORDING = '我同意把我写的健康和残疾情况和这件事一起保存，只给办这件事的人看。'

export interface ReceiptForm {
  /** Makes a form that is sent twice count once. */
  once: string
  /** What was typed, to be given back. */
  text?: string
  error?: string
}

interface Receipt {
  found: CaseRecord
  messages: readonly Message[]
  form: ReceiptForm
}

const STATES: Record<CaseStatus, string> = {
  open: '已经收到，正在等工作人员来办。',
  taken: '工作人员正在办。',
  done: '已经办完。',
  erased: '已经删除。',
}

/** One case as the resident sees it. The address is the key to it: nothing here leads outside. */
export function receiptPage({ found, messages, form }: Receipt, settings: Settings): Html {
  const ended = found.status === 'done' || found.status === 'erased'
  const main = html`<h1>回执：编号 <span class="code">${[...found.number].join(' ')}</span></h1>
    <p>${STATES[found.status]}${found.reply === 'phone' ? '我们会给您回电话。' : '回复会写在这一页。'}</p>
    ${
      found.outcome
        ? html`<h2>结果</h2>
            ${paragraphs(found.outcome)}`
        : ''
    }
    ${said(found, messages)} ${ended ? '' : sayForm(found, form)}
    <p class="hint">知道这个网址的人都能看这一页，请收好。想知道有没有新的回复，请重新打开这一页。</p>`
  const title = form.error ? '错误：没有发出' : `回执 ${found.number}`
  return layout({ title, main, unlisted: true }, settings)
}

function said({ note }: CaseRecord, messages: readonly Message[]): Html | '' {
  const all = note ? [{ from: 'resident' as const, text: note }, ...messages] : messages
  if (all.length === 0) return ''
  return html`<section aria-labelledby="said">
    <h2 id="said">留言和回复</h2>
    <ol class="sources">
      ${all.map(
        ({ from, text }) =>
          html`<li>
            <p class="label">${from === 'resident' ? '您' : '工作人员'}</p>
            ${paragraphs(text)}
          </li>`,
      )}
    </ol>
  </section>`
}

function sayForm({ consent }: CaseRecord, { once, text = '', error }: ReceiptForm): Html {
  const described = error ? 'text-error text-hint' : 'text-hint'
  return html`<section aria-labelledby="say">
    <h2 id="say">接着说</h2>
    <form method="post" accept-charset="utf-8">
      <input type="hidden" name="once" value="${once}" />
      <label for="text">您的话</label>
      <p class="hint" id="text-hint">最多 1000 个字。证件号和电话会自动盖住。</p>
      ${error ? html`<div class="error"><p id="text-error">${error}</p></div>` : ''}
      <textarea
        id="text"
        name="text"
        rows="4"
        required
        aria-describedby="${described}"
        ${error ? html`aria-invalid="true" autofocus` : ''}
      >
${text}</textarea>
      ${
        consent.health
          ? ''
          : html`<p>
              <label><input type="checkbox" name="health" value="1" /> ${HEALTH_WORDING}</label>
            </p>`
      }
      <button type="submit">发送</button>
    </form>
  </section>`
}
