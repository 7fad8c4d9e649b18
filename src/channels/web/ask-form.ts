import { html } from 'hono/html'
import type { Html } from './html.ts'

export interface AskForm {
  /** What was typed, to be given back whole. */
  question?: string
  region?: string
  /** Regions that the documents speak of. */
  regions: readonly string[]
  error?: string
}

/** The question box. A text area, as people tell long stories and want to see what they wrote. */
export function askForm({ question = '', region = '', regions, error }: AskForm): Html {
  const described = error ? 'q-error q-hint' : 'q-hint'
  const choices = region && !regions.includes(region) ? [region, ...regions] : regions
  return html`<form method="get" action="/" accept-charset="utf-8">
    <label for="q">您的问题</label>
    <p class="hint" id="q-hint">用平常的话写就行，最多 500 个字。</p>
    ${error ? html`<div class="error"><p id="q-error">${error}</p></div>` : ''}
    <textarea
      id="q"
      name="q"
      rows="3"
      required
      aria-describedby="${described}"
      ${error ? html`aria-invalid="true" autofocus` : ''}
    >
${question}</textarea>
    <label for="region">您住在哪里</label>
    <select id="region" name="region">
      <option value="">不选，所有地区都查</option>
      ${choices.map((name) => html`<option value="${name}" ${name === region ? 'selected' : ''}>${name}</option>`)}
    </select>
    <button type="submit">提问</button>
  </form>`
}
