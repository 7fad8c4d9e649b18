import { html } from 'hono/html'
import type { Contact } from '../../../answer/answer.ts'
import type { Html } from '../html.ts'
import { queryOf } from '../person/back.ts'

export function notices(lines: readonly string[]): Html | '' {
  if (lines.length === 0) return ''
  return html`<section>
    <h2 id="notices">注意</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`
}

export interface Contacts {
  contacts: readonly Contact[]
  answerId: string
  back: string
  /** Several questions in a row were not answered: then people come first. */
  first: boolean
}

/** Whom to call, and the way to a person without a telephone. */
export function contactsPart({ contacts, answerId, back, first }: Contacts): Html {
  return html`<section>
    <h2 id="contacts" ${first ? html`tabindex="-1"` : ''}>可以找谁</h2>
    ${first ? html`<p class="warn">前面几次都没有帮上您，请直接找人工。</p>` : ''}
    <ul class="contacts">
      ${contacts.map(
        ({ name, phone, why }) =>
          html`<li>
            ${name}${phone ? html` <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>` : ''}：${why}
          </li>`,
      )}
      <li>
        <a href="/person${queryOf({ answer: answerId, back })}">请人回答这个问题</a>：写字就行，不用打电话
      </li>
    </ul>
  </section>`
}
