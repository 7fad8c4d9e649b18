import { html } from 'hono/html'
import type { Html } from '../html.ts'
import { faultLine } from '../person/fields.ts'

export interface AskForm {
  /** /c, or the conversation that this goes on: /c/{id}. */
  action: string
  /** What was typed, to be given back whole. */
  question?: string
  region?: string
  /** Regions that the documents speak of. */
  regions: readonly string[]
  error?: string
  /** Questions asked before, where no conversation keeps them. */
  before?: readonly string[]
  /** How many questions the conversation had when this form was made: sent twice, it is asked once. */
  turns?: number
  /** How many questions were asked before the next one, with those from before the conversation. */
  asked?: number
}

/** The question box. A text area, as people tell long stories and want to see what they wrote. */
export function askForm(form: AskForm): Html {
  const { action, question = '', region = '', regions, error, before = [], asked = before.length } = form
  const choices = region && !regions.includes(region) ? [region, ...regions] : regions
  return html`<form class="ask" method="post" action="${action}" accept-charset="utf-8" data-asked="${asked}">
    ${hiddenFields(form)}
    <label for="q">您的问题</label>
    <p class="hint" id="q-hint">用平常的话写就行，最多 500 个字。</p>
    ${faultLine('q', error ? { field: 'q', text: error } : undefined)}
    <textarea
      id="q"
      name="q"
      rows="3"
      data-most="500"
      required
      aria-describedby="${error ? 'q-error q-hint' : 'q-hint'}"
      ${error ? html`aria-invalid="true"` : ''}
    >
${question}</textarea>
    <label for="region">您住在哪里</label>
    <select id="region" name="region">
      <option value="">不选，所有地区都查</option>
      ${choices.map((name) => html`<option value="${name}" ${name === region ? 'selected' : ''}>${name}</option>`)}
    </select>
    <p class="row"><button type="submit">提问</button></p>
  </form>`
}

export function hiddenFields({ before = [], turns }: AskForm): Html {
  return html`${before.map((asked) => html`<input type="hidden" name="before" value="${asked}" />`)}
  ${turns === undefined || !Number.isInteger(turns) ? '' : html`<input type="hidden" name="turns" value="${turns}" />`}`
}
