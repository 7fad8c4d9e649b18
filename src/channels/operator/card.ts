import { html } from 'hono/html'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { codeWords, validityWords } from '../web/words.ts'
import { csrfField } from './desk.ts'
import type { Suggestion, Suggestions } from './suggestions.ts'

/** What each card's form carries beside its own clause. */
export interface Asked {
  csrf: string
  question: string
  region: string
  /** Of a kept answer; empty while somebody is still typing. */
  answerId: string
  /** Whether a message can be sent. */
  sms: boolean
  /** The case that this is looked up for. */
  caseNumber: string
  /** Clauses that are at hand already. */
  pinned: ReadonlySet<string>
}

/** Where a clause is read: through our own door, which puts it among the operator's last ones. */
export const readingUrl = (clauseId: string): string => `/operator/clauses/${encodeURIComponent(clauseId)}`

/** One suggestion in the order in which it is heard: short answer, certainty, clause, validity, region, each a stop of its own. */
export function suggestionWords({ short, certainty, validity, region }: Suggestion, clause: Html): Html {
  const sure = certainty === null ? '只是相近，没有和问题核对过' : `${Math.round(certainty * 100)}%`
  return html`${paragraphs(short)}
    <p>把握：${sure}。</p>
    <p>条款：${clause}</p>
    <p>${validityWords(validity)}</p>
    <p>地区：${region}。</p>`
}

export const clauseWords = ({ clause, code }: Suggestion): Html =>
  html`${clause}，<span class="code">${codeWords(code)}</span>`

/** One suggestion; then what can be done with it. */
export function suggestionCard(found: Suggestion, index: number, asked: Asked): Html {
  const { clauseId, spoken, written } = found
  const n = index + 1
  const link = html`<a href="${readingUrl(clauseId)}" target="_blank" rel="noopener" data-does="read"
    >${clauseWords(found)}（新窗口）</a
  >`
  return html`<div class="card" data-card="${n}">
    <h3 id="suggestion-${n}" tabindex="-1">第 ${n} 条</h3>
    ${suggestionWords(found, link)}
    ${doingForm({ id: String(n), name: `第 ${n} 条`, clauseId, spoken, written, ...asked })}
  </div>`
}

/** What to say where no near clause is what the answer tells. */
export function answerCard(answer: Suggestions['answer'], asked: Asked): Html {
  return html`<div class="card" data-card="0">
    ${paragraphs(answer.answer)}
    ${doingForm({
      id: '0',
      name: '这个回答',
      clauseId: '',
      spoken: answer.spoken,
      written: answer.written,
      ...asked,
    })}
  </div>`
}

interface Doing extends Asked {
  id: string
  name: string
  clauseId: string
  spoken: string
  written: string
}

/**
 * The words, which can be copied and changed, and a button for each thing that can be done, none beginning alike. What is
 * wrong has a form of its own: Enter in its field must not press another button.
 */
function doingForm(of: Doing): Html {
  const { csrf, question, region, answerId, sms, caseNumber, pinned, id, name, clauseId } = of
  const hidden = html`${csrfField({ csrf })}
  ${Object.entries({ q: question, region, answer: answerId, clause: clauseId, case: caseNumber, name }).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
  )}`
  const button = (does: string, words: string, quiet = true) =>
    html`<button
      type="submit"
      name="does"
      value="${does}"
      data-does="${does === 'unpin' ? 'pin' : does}"
      ${quiet ? html`class="quiet"` : ''}
    >
      ${words}
    </button>`
  return html`<form
      method="post"
      action="/operator/marks"
      accept-charset="utf-8"
      data-doing
      aria-label="${name}怎么办"
    >
      ${hidden}
      <label for="spoken-${id}">${name}念的话，可以改</label>
      <textarea id="spoken-${id}" name="text" rows="3" data-copies="spoken">${of.spoken}</textarea>
      <label for="written-${id}">${name}写的话和出处</label>
      <textarea id="written-${id}" rows="3" readonly data-copies="written">${of.written}</textarea>
      <p class="row">
        ${button('used', `用了${name}`, false)} ${button('edited', `改了再用${name}`)}
        ${button('rejected', `没用${name}`)}
        ${clauseId ? (pinned.has(clauseId) ? button('unpin', `拿开${name}`) : button('pin', `放在手边：${name}`)) : ''}
        ${sms && clauseId ? button('sms', `短信：${name}`) : ''}
      </p>
    </form>
    <form
      method="post"
      action="/operator/marks"
      accept-charset="utf-8"
      data-doing
      aria-label="${name}错在哪里"
    >
      ${hidden}
      <label for="why-${id}">${name}错在哪里</label>
      <input id="why-${id}" name="why" type="text" autocomplete="off" data-does="why" />
      <p class="row">${button('wrong', `错了：${name}`)}</p>
    </form>`
}
