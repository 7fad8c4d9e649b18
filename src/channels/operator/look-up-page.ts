import { html } from 'hono/html'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { faultLine, faultSummary } from '../web/person/fields.ts'
import { codeWords, validityWords } from '../web/words.ts'
import { csrfField } from './desk.ts'
import type { Suggestion, Suggestions } from './suggestions.ts'

export interface LookUp {
  csrf: string
  regions: readonly string[]
  question?: string
  /** Of the caller: chosen once, it stays in the form. */
  region?: string
  error?: string
  found?: Suggestions
}

/** The form, and below it what was found, in the order in which it is said. Nothing speaks or moves by itself. */
export function lookUpPart(lookUp: LookUp): Html {
  const { csrf, regions, question = '', region = '', error, found } = lookUp
  const faults = error ? [{ field: 'q', text: error }] : []
  const choices = region && !regions.includes(region) ? [region, ...regions] : regions
  return html`${faultSummary(faults)}
    <section>
      <h2 id="look-up">查找</h2>
      <form method="post" action="/operator/look-up" accept-charset="utf-8">
        ${csrfField({ csrf })}
        <label for="q">来电人问什么</label>
        ${faultLine('q', faults[0])}
        <textarea
          id="q"
          name="q"
          rows="3"
          required
          ${error ? html`aria-invalid="true" aria-describedby="q-error"` : ''}
        >
${question}</textarea>
        <label for="region">来电人住在哪里</label>
        <select id="region" name="region">
          <option value="">还不知道，所有地区都查</option>
          ${choices.map(
            (name) => html`<option value="${name}" ${name === region ? 'selected' : ''}>${name}</option>`,
          )}
        </select>
        <p class="row"><button type="submit">查找</button></p>
      </form>
    </section>
    ${found ? foundPart(found, lookUp) : ''}`
}

const ENDINGS: Record<Suggestions['answer']['status'], string> = {
  answered: '公报里有回答。',
  no_answer: '公报里没有写，不要替它猜。',
  clarify: '要先问清楚。',
  handoff: '要人来办。',
  refused: '这件事不能回答。',
}

function foundPart({ answer, suggestions, rejected }: Suggestions, { csrf }: LookUp): Html {
  return html`<section>
      <h2 id="answer">可以这样说</h2>
      ${paragraphs(answer.answer)}
      <p>
        ${ENDINGS[answer.status]}${answer.status === 'answered' ? `把握 ${Math.round(answer.confidence * 100)}%。` : ''}
      </p>
      ${
        answer.notices.length > 0
          ? html`<ul>
              ${answer.notices.map((notice) => html`<li>${notice}</li>`)}
            </ul>`
          : ''
      }
      ${
        answer.contacts.length > 0
          ? html`<ul>
              ${answer.contacts.map(({ name, phone, why }) => html`<li>${name}${phone ? ` ${phone}` : ''}：${why}</li>`)}
            </ul>`
          : ''
      }
      ${copied('spoken', '念的话，可以复制', answer.spoken)}
      ${copied('written', '写的话，可以复制', answer.written)} ${judge(answer.id, csrf)}
    </section>
    <section>
      <h2 id="suggestions">最接近的 ${suggestions.length} 条</h2>
      ${suggestions.map(suggestionPart)}
    </section>
    ${
      rejected.length > 0
        ? html`<section>
            <h2 id="rejected">没有用的，和为什么</h2>
            <ul>
              ${rejected.map(({ clause, why, url }) => html`<li><a href="${url}">${clause}</a>：${why}</li>`)}
            </ul>
          </section>`
        : ''
    }`
}

function suggestionPart(found: Suggestion, index: number): Html {
  const { short, certainty, clause, code, validity, region, text, url } = found
  const n = index + 1
  const sure = certainty === null ? '只是相近，没有和问题核对过' : `${Math.round(certainty * 100)}%`
  return html`<h3 id="suggestion-${n}">第 ${n} 条</h3>
    ${paragraphs(short)}
    <p>把握：${sure}。</p>
    <p>
      条款：<a href="${url}">${clause}，<span class="code">${codeWords(code)}</span></a>
    </p>
    <p>${validityWords(validity)}</p>
    <p>地区：${region}。</p>
    ${copied(`clause-${n}`, `第 ${n} 条的原文和出处，可以复制`, `${text}\n出处：${clause}，口述编号 ${code}。`)}`
}

/** A field that a keyboard selects whole: copying needs no script. */
const copied = (id: string, label: string, text: string): Html =>
  html`<label for="${id}">${label}</label> <textarea id="${id}" rows="3" readonly>${text}</textarea>`

const judge = (answerId: string, csrf: string): Html =>
  html`<form method="post" action="/operator/marks" accept-charset="utf-8">
      ${csrfField({ csrf })}
      <input type="hidden" name="answer" value="${answerId}" />
      <input type="hidden" name="mark" value="used" />
      <p class="row"><button type="submit">用了这个回答</button></p>
    </form>
    <form method="post" action="/operator/marks" accept-charset="utf-8">
      ${csrfField({ csrf })}
      <input type="hidden" name="answer" value="${answerId}" />
      <input type="hidden" name="mark" value="wrong" />
      <label for="why">哪里不对</label>
      <input id="why" name="why" type="text" autocomplete="off" required />
      <p class="row"><button type="submit">不对，记下来</button></p>
    </form>`
