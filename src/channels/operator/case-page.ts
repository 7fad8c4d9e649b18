import { html } from 'hono/html'
import type { CallHistory } from '../../ports/calls.ts'
import type { CaseRecord, Message } from '../../ports/cases.ts'
import type { AnswerRecord, Turn } from '../../ports/conversations.ts'
import { mentionsHealth } from '../../privacy/health.ts'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { faultSummary, textArea } from '../web/person/fields.ts'
import { timeWords } from '../web/words.ts'
import { csrfField } from './desk.ts'

export interface CaseView {
  csrf: string
  found: CaseRecord
  /** Whether the operator who reads holds it. */
  held: boolean
  messages: readonly Message[]
  turns: readonly Turn[]
  calls: readonly CallHistory[]
  answer?: AnswerRecord
  /** Name and number, just looked at. */
  contact?: { phone?: string; name?: string }
  /** Makes a reply that is sent twice count once. */
  once: string
  error?: { field: 'text' | 'outcome'; text: string; typed: string }
}

/** One case: what was asked, what was said, and what its holder can do. */
export function casePart(view: CaseView): Html {
  const { found, held, error, answer } = view
  return html`${faultSummary(error ? [error] : [])}
    <h1>编号 <span class="code">${[...found.number].join(' ')}</span></h1>
    <p>
      ${stateOf(view)}${found.reply === 'phone' ? '要打电话。' : '写在回执上。'}${timeWords(found.openedAt)}收到。
    </p>
    <p>地区：${found.region ?? '没有说'}。${found.reason ? `转来的原因：${found.reason}。` : ''}</p>
    ${answer ? asked(answer, view) : ''} ${turnsPart(view)} ${callsPart(view)} ${messagesPart(view)}
    ${held ? doing(view) : found.status === 'open' ? act(view, 'take', '接这一件') : ''}`
}

function stateOf({ found, held }: CaseView): string {
  if (found.status === 'open') return '还没有人接。'
  if (found.status === 'taken') return held ? '您在办。' : '别的工作人员在办。'
  return found.status === 'done' ? '办完了。' : '已经删除。'
}

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

/** What tells of health is for who was given leave to read it: a caller who said 不同意 was promised so. */
function callsPart({ calls, found }: CaseView): Html | '' {
  const all = calls.flatMap((call) => call.turns)
  if (all.length === 0) return ''
  if (!found.consent.health && all.some(({ input = '' }) => mentionsHealth(input)))
    return html`<p>电话里问到了健康情况。来电人没有同意转给工作人员，所以不显示。</p>`
  const turns = all.slice(-10)
  return html`<section>
    <h2 id="call">电话里说的</h2>
    <ol>
      ${turns.map(
        ({ input, said }) =>
          html`<li>
            ${input ? html`<p>来电人：${input}</p>` : ''}
            <p>热线：${said.map(({ text }) => text).join('')}</p>
          </li>`,
      )}
    </ol>
  </section>`
}

function messagesPart({ found, messages }: CaseView): Html {
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

function doing(view: CaseView): Html {
  const { found, contact, error, once } = view
  const typed = (field: string) => (error?.field === field ? error.typed : '')
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
      html`<input type="hidden" name="once" value="${once}" /> ${textArea({
          id: 'text',
          label: '回复',
          hint: '居民在回执上看到。最多 1000 个字，写平常的话。',
          value: typed('text'),
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
    ${act(view, 'release', '放回去，让别人办')}
  </section>`
}

function act({ csrf, found }: CaseView, what: string, words: string, fields: Html | '' = ''): Html {
  return html`<form method="post" action="/operator/cases/${found.number}/${what}" accept-charset="utf-8">
    ${csrfField({ csrf })} ${fields}
    <p class="row"><button type="submit">${words}</button></p>
  </form>`
}
