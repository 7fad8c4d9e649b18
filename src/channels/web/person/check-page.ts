import { html } from 'hono/html'
import type { Handoff } from '../../handoff-case.ts'
import type { Frame } from '../frame/frame.ts'
import { paragraphs } from '../html.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { queryOf } from './back.ts'

export interface Check {
  /** As it will be kept: numbers in the note are masked already. */
  asked: Handoff
  /** The draft in its seal. */
  sealed: string
  back: string
  /** What was asked before, as far as it would go with the case, and whether it does. */
  before?: { questions: readonly string[]; kept: boolean }
}

/** All that will be sent, once more: each to be corrected, the whole to be sent or not (WCAG 2.2, 3.3.4). */
export function checkPage(check: Check, frame: Frame): Html {
  const { sealed, back } = check
  const change = (field: string, name: string): Html =>
    html`<a class="action" href="/person${queryOf({ d: sealed })}#${field}">${name}</a>`
  const main = html`<h1>请看一遍，再发送</h1>
    <p>还没有发出，也没有保存。</p>
    <dl class="check">
      ${rows(check).map(
        ({ name, field, value, warning }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>
              ${value} ${warning ? html`<p class="warn">${warning}</p>` : ''}
              ${warning ? html`<p>${change('health', '同意保存这些话')}</p>` : ''}
              ${field ? html`<p>${change(field, `改${name}`)}</p>` : ''}
            </dd>
          </div>`,
      )}
    </dl>
    <form method="post" action="/person/send" accept-charset="utf-8">
      <input type="hidden" name="d" value="${sealed}" />
      <button type="submit">发送</button>
    </form>
    <p><a class="action" href="/person/withdrawn${queryOf({ back })}">不发了</a></p>`
  return layout({ title: '请看一遍，再发送', main, unlisted: true }, frame)
}

interface Row {
  name: string
  value: Html | Html[] | string
  /** Id of the field to correct it in. Absent: it cannot be corrected here. */
  field?: string
  warning?: string
}

function rows({ asked, before }: Check): Row[] {
  const { reply, phone, name, region, note, consent } = asked
  const lost = '您没有同意保存健康和残疾情况，所以这些话不会保存。'
  return [
    {
      name: '回复的方式',
      value: reply === 'phone' ? '给您打电话' : '在网页上回复，不用电话。发送以后给您一张回执，回复写在那里',
      field: 'reply',
    },
    ...(phone && reply === 'phone' ? [{ name: '电话号码', value: digits(phone), field: 'phone' }] : []),
    { name: '称呼', value: name || '没有写', field: 'name' },
    { name: '地区', value: region || '没有选', field: 'region' },
    ...(before
      ? [
          {
            name: '您前面问的',
            value: before.questions.map((question) => html`<p>${question}</p>`),
            ...(before.kept ? {} : { warning: `像是说到了健康或残疾情况。${lost}` }),
          },
        ]
      : []),
    {
      name: '您想说的',
      value: note ? paragraphs(note) : '没有写',
      field: 'note',
      ...(note && !consent.health ? { warning: lost } : {}),
    },
    { name: '您的同意', value: consent.wording, field: 'contact' },
  ]
}

/** Figure by figure, in groups of three or four, so that a slip is heard. */
function digits(phone: string): Html {
  const groups = /^1\d{10}$/.test(phone) ? [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)] : [phone]
  return html`<span class="code">${groups.map((group) => [...group].join(' ')).join('\u3000')}</span>`
}

/** Nothing was sent. `sent`: it was, and is erased again. */
export function withdrawnPage(back: string, sent: boolean, frame: Frame): Html {
  const main = html`<h1>${sent ? '已经撤回' : '没有发送'}</h1>
    <p>${sent ? '您留下的话、电话和称呼都删了，只剩一个编号，证明删过。' : '您写的没有发出，也没有保存。'}</p>
    <p><a class="action" href="${back}">${back === '/' ? '回到首页' : '回到刚才的回答'}</a></p>`
  return layout({ title: sent ? '已经撤回' : '没有发送', main, unlisted: true }, frame)
}
