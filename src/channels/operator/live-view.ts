import { html } from 'hono/html'
import { mentionsHealth } from '../../privacy/health.ts'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { timeWords } from '../web/words.ts'
import { clauseWords, suggestionWords } from './card.ts'
import { csrfField } from './desk.ts'
import type { Basis, Said } from './live-basis.ts'
import type { Suggestion, Suggestions } from './suggestions.ts'

/** The last words before an operator pressed “take” were said to him all the same, in milliseconds. */
const PICKED_UP = 60_000

/**
 * What the machine was told of health goes to no operator without the caller's leave. What a caller says to an operator
 * himself that one has heard: it is shown to him while he has the case, and to nobody after him.
 */
export function visibleTo<T extends Said>(said: T, operator: string): T & { hidden: number } {
  const { found, transcript } = said
  const since = found.operator === operator ? (found.takenAt ?? Infinity) - PICKED_UP : Infinity
  const shown = transcript.filter(
    ({ heardAt, text }) => found.consent.health || heardAt >= since || !mentionsHealth(text),
  )
  return { ...said, transcript: shown, hidden: transcript.length - shown.length }
}

export interface LiveView {
  csrf: string
  said: Said & { hidden: number }
  /** It came of a call. */
  voice: boolean
  held: boolean
  basis?: Basis | undefined
  suggested?: Suggestions | undefined
}

/** What goes on in a case: replaced as a whole when its reader asks for it, never by itself. */
export function livePart(view: LiveView): Html {
  const { voice, basis, suggested } = view
  const { transcript, messages } = view.said
  return html`<div hidden data-lines="${transcript.length}" data-messages="${messages.length}"></div>
    ${voice ? transcriptPart(view) : ''} ${basis && suggested ? suggestedPart(view, basis, suggested) : ''}`
}

function transcriptPart({ said: { transcript, hidden, found } }: LiveView): Html | '' {
  const over = found.status !== 'open' && found.status !== 'taken'
  if (transcript.length + hidden === 0 && over) return ''
  return html`<section>
    <h2 id="transcript">转给人工以后说的</h2>
    ${transcript.length + hidden === 0 ? html`<p>未接入转写。来电人说什么，请写在查找框里。</p>` : ''}
    <ol>
      ${transcript.map(
        ({ at, who, text }) =>
          html`<li>
            <span class="label">${who === 'caller' ? '来电人' : '工作人员'}，${clock(at)}</span>：${text}
          </li>`,
      )}
    </ol>
    ${
      hidden > 0 ? html`<p>有 ${hidden} 句说到健康情况，来电人没有同意转给别的工作人员，所以不显示。</p>` : ''
    }
  </section>`
}

/** Hour and minute: the day stands above. */
const clock = (at: number): string => timeWords(at).split(' ')[1] ?? ''

function suggestedPart(view: LiveView, basis: Basis, { answer, suggestions }: Suggestions): Html {
  return html`<section id="suggested" data-basis="${basis.id}">
    <h2 id="suggested-for">建议：${basis.from}</h2>
    <p class="warn" id="stale" hidden>过时：后来又说了话，这些建议是按前面的话找的，不要用。</p>
    ${paragraphs(basis.question)}
    <h3 id="suggested-answer">可以这样说</h3>
    ${paragraphs(answer.answer)}
    ${answer.status === 'answered' ? html`<p>把握 ${Math.round(answer.confidence * 100)}%。</p>` : ''}
    ${view.held ? marksPart(view, basis, answer.id) : ''} ${suggestions.map(onePart)}
  </section>`
}

const onePart = (found: Suggestion, index: number): Html =>
  html`<h3 id="suggested-${index + 1}">第 ${index + 1} 条</h3>
    ${suggestionWords(found, html`<a href="${found.url}">${clauseWords(found)}</a>`)}`

const marksPart = ({ csrf, said: { found } }: LiveView, basis: Basis, answer: string): Html =>
  html`<form method="post" action="/operator/cases/${found.number}/mark" accept-charset="utf-8">
    ${csrfField({ csrf })}
    <input type="hidden" name="basis" value="${basis.id}" />
    <input type="hidden" name="answer" value="${answer}" />
    <p class="row">
      <button type="submit" name="mark" value="used">采用了这个建议</button>
      ${
        found.reply === 'text'
          ? html`<button type="submit" name="mark" value="edited">改一改，放进回复</button>`
          : ''
      }
      <button type="submit" name="mark" value="rejected">没有用上</button>
    </p>
    <label for="wrong">哪里不对</label>
    <input id="wrong" name="why" type="text" autocomplete="off" />
    <p class="row"><button type="submit" name="mark" value="wrong">不对，记下来</button></p>
  </form>`
