import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { faultSummary } from '../person/fields.ts'
import { askForm } from './ask-form.ts'
import type { AskForm } from './ask-form.ts'
import { examplesFor } from './examples.ts'

/** The first page: the box and what may be asked. With an error, the same page says so first. */
export function askPage(form: AskForm, frame: Frame): Html {
  const { error } = form
  const main = html`<h1>您想问什么？</h1>
    ${faultSummary(error ? [{ field: 'q', text: error }] : [])}
    ${error ? '' : html`<p>我们从政府公报里找回答，并告诉您写在哪份文件的哪一条。</p>`}
    <section>${askForm(form)}</section>
    <h2 id="examples">可以这样问</h2>
    <ul class="examples">
      ${examplesFor(form.region).map(
        ({ event, question }) =>
          html`<li>
            <a href="/?q=${encodeURIComponent(question)}"><b>${event}</b> <span>${question}</span></a>
          </li>`,
      )}
    </ul>`
  const title = error ? '错误：问题没有写好' : '从政府公报里找回答'
  return layout(
    { title, main, at: '/', skip: { href: '#q', text: '跳到提问框' }, unlisted: Boolean(error) },
    frame,
  )
}
