import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** What is wrong with one field, as a sentence that says what to do. `field` is its id on the page. */
export interface Fault {
  field: string
  text: string
}

/** First on a page with faults, in focus when it opens: how many there are, and a link to each. */
export function faultSummary(faults: readonly Fault[]): Html | '' {
  if (faults.length === 0) return ''
  return html`<div class="error" tabindex="-1" autofocus role="group" aria-labelledby="faults">
    <p class="label" id="faults">有 ${faults.length} 处要改，还没有发出</p>
    <ul>
      ${faults.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}
    </ul>
  </div>`
}

interface Field {
  id: string
  /** Under which it is sent. Absent: its id. */
  name?: string
  label: string
  hint?: string
  faults: readonly Fault[]
}

/** Label, hint and fault of a field; `described` is for its aria-describedby and aria-invalid. */
export function labelled({ id, label, hint, faults }: Field): { head: Html; described: Html | '' } {
  const fault = faults.find(({ field }) => field === id)
  const by = [...(fault ? [`${id}-error`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ')
  return {
    head: html`<label for="${id}">${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''} ${faultLine(id, fault)}`,
    described: html`${by ? html`aria-describedby="${by}"` : ''} ${fault ? html`aria-invalid="true"` : ''}`,
  }
}

export const faultLine = (id: string, fault: Fault | undefined): Html | '' =>
  fault ? html`<p class="warn" id="${id}-error">错误：${fault.text}</p>` : ''

interface TextField extends Field {
  value: string
  type: 'text' | 'tel'
  autocomplete: string
}

export function textField(field: TextField): Html {
  const { head, described } = labelled(field)
  const { id, name = id, type, value, autocomplete } = field
  return html`${head}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${described}
    />`
}

export function textArea(field: Field & { value: string; rows: number }): Html {
  const { head, described } = labelled(field)
  const { id, name = id, value, rows } = field
  return html`${head} <textarea id="${id}" name="${name}" rows="${rows}" ${described}>${value}</textarea>`
}

/** A box or a button to choose, its words behind it. */
export function choice(
  input: { id: string; name: string; value: string; type: 'radio' | 'checkbox'; checked: boolean },
  words: string,
  described: Html | '' = '',
): Html {
  const { id, name, value, type, checked } = input
  return html`<p class="choice">
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      ${checked ? 'checked' : ''}
      ${described}
    />
    <label for="${id}">${words}</label>
  </p>`
}
