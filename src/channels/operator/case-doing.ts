import { html } from 'hono/html'
import { dueOf } from '../../operator/queue.ts'
import type { Message } from '../../ports/cases.ts'
import type { Html } from '../web/html.ts'
import { textArea } from '../web/person/fields.ts'
import { timeWords } from '../web/words.ts'
import type { CaseView } from './case-view.ts'
import { csrfField } from './desk.ts'

/** Hours that a call-back can be put off by: the caller was not there, or wished for another time. */
export const PUT_OFF = [1, 4, 24, 72] as const

/** What the holder of a case can do. */
export function doing(view: CaseView): Html {
  const { found, contact, error, once, colleagues, draft = '' } = view
  const typed = (field: string, or = '') => (error?.field === field ? error.typed : or)
  const faults = error ? [error] : []
  return html`<section>
    <h2 id="doing">办这一件</h2>
    ${
      contact
        ? html`<p>
            称呼：${contact.name ?? '没有留'}。电话：<span class="code">${contact.phone ?? '没有留'}</span>
          </p>`
        : found.callable
          ? act(view, 'contact', '看电话和称呼')
          : ''
    }
    ${act(
      view,
      'reply',
      '写给居民',
      html`<input type="hidden" name="once" value="${once}" />
        <input type="hidden" name="seen" value="${seenOf(view.said.messages)}" />
        ${textArea({
          id: 'text',
          label: '回复',
          hint: '居民在回执上看到。最多 1000 个字，写平常的话。',
          value: typed('text', draft),
          rows: 4,
          faults,
        })}`,
    )}
    ${act(
      view,
      'finish',
      '办完了',
      textArea({
        id: 'outcome',
        label: '结果',
        hint: '居民在回执上看到。办完就删掉电话和称呼，不能再改。',
        value: typed('outcome'),
        rows: 3,
        faults,
      }),
    )}
    <h3 id="hand-on">不现在办，或者不是我办</h3>
    ${act(
      view,
      'postpone',
      '改时限',
      html`<label for="hours">多久以后</label>
        <select id="hours" name="hours">
          ${PUT_OFF.map((hours) => html`<option value="${hours}">${hours} 小时以后</option>`)}
        </select>`,
    )}
    ${
      colleagues.length > 0
        ? act(
            view,
            'transfer',
            '转给这位',
            html`<label for="to">转给哪位</label>
              <select id="to" name="to">
                ${colleagues.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
              </select>`,
          )
        : ''
    }
    ${act(view, 'release', '放回去，让别人办')}
  </section>`
}

/** Who holds the case asks it aloud; kept as the wording of the consent. */
export const ASKED_LEAVE = '我可以看您刚才和热线说的话吗？里面说到了健康情况。'

/** What the caller may still be asked: a call that was put through at once was asked nothing. */
export const leavePart = (view: CaseView): Html =>
  html`<p>可以问来电人：“${ASKED_LEAVE}”</p>
    ${act(view, 'agree', '来电人说可以，给我看')}`

/** How many messages of the resident's this page shows: a reply to fewer than there are answers something else. */
export const seenOf = (messages: readonly Message[]): number =>
  messages.filter(({ from }) => from === 'resident').length

export const dueWords = ({ found }: Pick<CaseView, 'found'>, now: number): string => {
  const due = dueOf(found)
  return `${due < now ? '超过时限，' : ''}时限 ${timeWords(due)}`
}

export function act({ csrf, found }: CaseView, what: string, words: string, fields: Html | '' = ''): Html {
  return html`<form method="post" action="/operator/cases/${found.number}/${what}" accept-charset="utf-8">
    ${csrfField({ csrf })} ${fields}
    <p class="row"><button type="submit">${words}</button></p>
  </form>`
}
