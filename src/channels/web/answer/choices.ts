import { html } from 'hono/html'
import type { AskForm } from '../ask/ask-form.ts'
import { hiddenFields } from '../ask/ask-form.ts'
import type { Html } from '../html.ts'
import type { Told } from './told.ts'

/** What the service asks back, as buttons: each asks the same question for one of the places that it named. */
export function choices({ status, lines, question }: Told, form: AskForm): Html | '' {
  const text = lines.join('')
  const places = status === 'clarify' ? form.regions.filter((name) => text.includes(name)) : []
  if (places.length === 0) return ''
  return html`<form method="post" action="${form.action}" accept-charset="utf-8" aria-label="选一个地区">
    ${hiddenFields(form)}
    <input type="hidden" name="q" value="${question}" />
    <p class="row">
      ${places.map((name) => html`<button type="submit" name="region" value="${name}">${name}</button>`)}
    </p>
  </form>`
}
