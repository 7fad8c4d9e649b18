import { html } from 'hono/html'
import { askForm } from './ask-form.ts'
import type { AskForm } from './ask-form.ts'
import type { Frame } from './frame/frame.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

const EXAMPLES = [
  '重度残疾人护理补贴谁能领？',
  '孩子上小学，学费和书本费要交吗？',
  '老人看病，大夫能上门吗？',
]

/** The first page: the box and what may be asked. With an error, the same page says so above the box. */
export function askPage(form: AskForm, frame: Frame): Html {
  const main = html`<h1>您想问什么？</h1>
    <p>我们从政府公报里找回答，并告诉您写在哪份文件的哪一条。</p>
    ${askForm(form)}
    <h2>可以这样问</h2>
    <ul class="links">
      ${EXAMPLES.map((q) => html`<li><a href="/?q=${encodeURIComponent(q)}">${q}</a></li>`)}
    </ul>`
  const title = form.error ? '错误：问题没有写好' : '从政府公报里找回答'
  return layout({ title, main, at: '/', asks: true, skip: { href: '#q', text: '跳到提问框' } }, frame)
}
