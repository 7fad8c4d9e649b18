import { html } from 'hono/html'
import type { Html } from '../web/html.ts'
import { paragraphs } from '../web/html.ts'
import { faultLine, faultSummary } from '../web/person/fields.ts'
import { answerCard, suggestionCard } from './card.ts'
import type { Asked } from './card.ts'
import { csrfField } from './desk.ts'
import type { Suggestions } from './suggestions.ts'

export interface LookUp {
  csrf: string
  regions: readonly string[]
  question?: string
  /** Of the caller: chosen once, it stays in the form and in the page's links. */
  region?: string
  /** The case that this is looked up for. */
  caseNumber?: string
  error?: string
  found?: Html
}

/** The form, and below it what was found. Nothing speaks or moves by itself. `src/client/operator` improves it. */
export function lookUpPart(lookUp: LookUp): Html {
  const { csrf, regions, question = '', region = '', caseNumber = '', error, found } = lookUp
  const faults = error ? [{ field: 'said', text: error }] : []
  const choices = region && !regions.includes(region) ? [region, ...regions] : regions
  return html`${faultSummary(faults)}
    <section>
      <h2 id="look-up">查找</h2>
      <form method="post" action="/operator/look-up" accept-charset="utf-8" id="look-up-form">
        ${csrfField({ csrf })}
        ${caseNumber ? html`<input type="hidden" name="case" value="${caseNumber}" />` : ''}
        <label for="said">来电人问什么</label>
        ${faultLine('said', faults[0])}
        <textarea
          id="said"
          name="q"
          rows="3"
          required
          ${error ? html`aria-invalid="true" aria-describedby="said-error"` : ''}
        >
${question}</textarea>
        <label for="caller-region">来电人住在哪里</label>
        <select id="caller-region" name="region">
          <option value="">还不知道，所有地区都查</option>
          ${choices.map(
            (name) => html`<option value="${name}" ${name === region ? 'selected' : ''}>${name}</option>`,
          )}
        </select>
        <p class="row"><button type="submit">查找</button></p>
      </form>
    </section>
    <div id="found">${found ?? ''}</div>`
}

/** One line that a braille display of 40 cells shows whole: a character takes three. */
const ENDINGS: Record<Suggestions['answer']['status'], string> = {
  answered: '有回答',
  no_answer: '没有写',
  clarify: '先问清楚',
  handoff: '要人来办',
  refused: '不能回答',
}

const SAID: Record<Suggestions['answer']['status'], string> = {
  answered: '公报里有回答。',
  no_answer: '公报里没有写，不要替它猜。',
  clarify: '要先问清楚。',
  handoff: '要人来办。',
  refused: '这件事不能回答。',
}

/** So many clauses, and what the answer is: told at once by one key. */
export const countLine = ({ answer, suggestions }: Suggestions): string =>
  `${ENDINGS[answer.status]}，${suggestions.length} 条`

export function foundPart({ answer, suggestions, rejected, ...rest }: Suggestions, asked: Asked): Html {
  const cited = suggestions.some(({ certainty }) => certainty !== null)
  return html`<section>
      <h2 id="answer" tabindex="-1">查到的</h2>
      <p id="count">${countLine({ answer, suggestions, rejected, ...rest })}</p>
      <p>
        ${SAID[answer.status]}${answer.status === 'answered' ? `把握 ${Math.round(answer.confidence * 100)}%。` : ''}
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
      ${cited ? '' : answerCard(answer, asked)}
    </section>
    <section>
      <h2 id="suggestions">最接近的 ${suggestions.length} 条</h2>
      ${suggestions.map((found, index) => suggestionCard(found, index, asked))}
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

/** After something was done: what, and how to take it back. */
export function toldPart(told: string, undo?: { csrf: string; mark: string }): Html {
  return html`<div class="told">
    ${paragraphs(told)}
    ${
      undo
        ? html`<form
            method="post"
            action="/operator/marks/undo"
            accept-charset="utf-8"
            data-doing
            aria-label="撤回：${told}"
          >
            ${csrfField(undo)}
            <input type="hidden" name="mark" value="${undo.mark}" />
            <p class="row"><button type="submit" class="quiet">撤回</button></p>
          </form>`
        : ''
    }
  </div>`
}
