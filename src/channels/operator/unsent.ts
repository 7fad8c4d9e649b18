import { html } from 'hono/html'
import { z } from 'zod'
import type { Html } from '../web/html.ts'
import type { Entered, Fields } from './entrance.ts'

/** A form that was sent from a desk that had been locked: kept over the sign-in, and sent only when somebody says so. */
export interface Unsent {
  path: string
  fields: Fields
}

const shape = z.object({
  path: z.string().regex(/^\/operator(?:\/[a-z0-9-]+)+$/),
  fields: z.record(z.string(), z.string()),
})

/** As it came through the sign-in's form; undefined when there is none, or it is none of ours. */
export function unsentFrom(text: string | undefined): Unsent | undefined {
  if (!text) return undefined
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** For each form of the sign-in page. */
export const unsentField = (unsent: Unsent | undefined): Html | '' =>
  unsent ? html`<input type="hidden" name="unsent" value="${JSON.stringify(unsent)}" />` : ''

/** What somebody wrote, without the values that a page brings along itself: numbers, ids, words of one choice. */
const written = ({ fields }: Unsent): string[] =>
  Object.values(fields).filter((value) => !/^[\w.:-]*$/.test(value))

/** On the sign-in page: what was not sent, to be seen and copied. */
export const unsentNote = (unsent: Unsent | undefined): Html | '' =>
  unsent && written(unsent).length > 0
    ? html`<p class="warn">太久没有动，工作台锁上了。您写的还没有发出；登录以后可以接着发。</p>
        ${textsOf(unsent)}`
    : ''

/** Behind the sign-in: what was not sent, and the button that sends it. */
export const unsentPart = (unsent: Unsent, { csrf }: Pick<Entered, 'csrf'>): Html =>
  html`<h1>您写的还没有发出</h1>
    <p>工作台锁上的时候，它没有发出去。</p>
    ${textsOf(unsent)}
    <form method="post" action="${unsent.path}" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="${csrf}" />
      ${Object.entries(unsent.fields).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <p class="row"><button type="submit">现在发出</button></p>
    </form>
    <p><a class="action" href="/operator">不发了，回工作台</a></p>`

const textsOf = (unsent: Unsent): Html[] =>
  written(unsent).map(
    (text, at) =>
      html`<label for="unsent-${at + 1}">您写的${at > 0 ? at + 1 : ''}</label>
        <textarea id="unsent-${at + 1}" rows="4" readonly>${text}</textarea>`,
  )
