import { html } from 'hono/html'
import { newsLine } from '../../operator/state-line.ts'
import type { AnswerRecord } from '../../ports/conversations.ts'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { faultSummary } from '../web/person/fields.ts'
import { timeWords } from '../web/words.ts'
import { cardPart, reasonWords } from './case-card.ts'
import { act, doing, dueWords, leavePart } from './case-doing.ts'
import type { CaseView } from './case-view.ts'
import { csrfField } from './desk.ts'
import { livePart } from './live-view.ts'

/** One case: what was asked, what was said, and what its holder can do. */
export function casePart(view: CaseView): Html {
  const { found, held, error, answer, card, frees } = view
  const live = found.status === 'open' || found.status === 'taken'
  return html`${faultSummary(error ? [error] : [])}
    <h1>编号 <span class="code">${[...found.number].join(' ')}</span></h1>
    <p>
      ${stateOf(view)}${found.reply === 'phone' ? '要打电话。' : '写在回执上。'}${timeWords(found.openedAt)}收到。
      ${live ? `${dueWords(view, Date.now())}。` : ''}
    </p>
    <p>
      地区：${found.region ?? '没有说'}。${found.reason && !card ? `转来的原因：${reasonWords(found.reason)}。` : ''}
    </p>
    ${view.marked ? undoPart(view, view.marked) : ''}
    ${found.status === 'open' ? act(view, 'take', '接这一件') : ''}
    ${found.status === 'taken' && !held && frees ? act(view, 'free', '从这位手里放回去') : ''}
    ${card ? cardPart(card, found) : ''}
    ${held && (card?.withheld || view.said.hidden > 0) ? leavePart(view) : ''} ${live ? newsPart(view) : ''}
    <div id="live" data-case="${found.number}">${livePart({ ...view, voice: card !== undefined })}</div>
    ${answer ? asked(answer, view) : ''} ${turnsPart(view)} ${messagesPart(view)} ${held ? doing(view) : ''}`
}

function stateOf({ found, held, holder }: CaseView): string {
  if (found.status === 'open') return '还没有人接。'
  if (found.status === 'taken') return held ? '您在办。' : `${holder ?? '别的工作人员'}在办。`
  return found.status === 'done' ? '办完了。' : '已经删除。'
}

/** What is new is counted here, silently; without a script the page is opened again. */
function newsPart({ found }: CaseView): Html {
  return html`<p>这一件：<span id="news">${newsLine({ lines: 0, suggestion: false })}</span></p>
    <p><a class="action" id="renew" href="/operator?case=${found.number}">看有没有新的</a></p>`
}

const undoPart = (view: CaseView, marked: string): Html =>
  act(view, 'unmark', '记下了。点错了，撤销', html`<input type="hidden" name="mark" value="${marked}" />`)

function asked({ question, text }: AnswerRecord, { csrf, found }: CaseView): Html {
  return html`<section>
    <h2 id="asked">问的是</h2>
    ${paragraphs(question)}
    <h3 id="answered">已经这样回答</h3>
    ${paragraphs(text)}
    <form method="post" action="/operator/look-up" accept-charset="utf-8">
      ${csrfField({ csrf })}
      <input type="hidden" name="q" value="${question}" />
      <input type="hidden" name="region" value="${found.region ?? ''}" />
      <p class="row"><button type="submit">查这个问题</button></p>
    </form>
  </section>`
}

function turnsPart({ turns }: CaseView): Html | '' {
  if (turns.length < 2) return ''
  return html`<section>
    <h2 id="turns">前面问过</h2>
    <ol>
      ${turns.map(({ at, question }) => html`<li>${timeWords(at)}：${question}</li>`)}
    </ol>
  </section>`
}

function messagesPart({ found, said: { messages } }: CaseView): Html {
  return html`<section>
    <h2 id="said">留言和回复</h2>
    ${found.note ? paragraphs(found.note) : ''}
    ${messages.length === 0 && !found.note ? html`<p>没有。</p>` : ''}
    <ol>
      ${messages.map(
        ({ at, from, text }) =>
          html`<li>
            <p class="label">${from === 'resident' ? '居民' : '工作人员'}，${timeWords(at)}</p>
            ${paragraphs(text)}
          </li>`,
      )}
    </ol>
    ${
      found.outcome
        ? html`<h3 id="ended">结果</h3>
            ${paragraphs(found.outcome)}`
        : ''
    }
  </section>`
}
