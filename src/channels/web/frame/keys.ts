import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** What the keyboard does here is what it does everywhere; said for who was never told. */
const KEYS = [
  [html`<kbd lang="en">Tab</kbd>`, html`到下一个链接或按钮；同时按住 <kbd lang="en">Shift</kbd>，到上一个`],
  [html`<kbd>回车</kbd>`, '打开链接，按下按钮'],
  [html`<kbd>上下箭头</kbd>`, '在列表里选地区'],
] as const

/** `own`: the keys of this page alone, in the place of the sentence that there are none. */
export function keys(own?: Html): Html {
  return html`<section>
    <h2 id="keys-title">用键盘</h2>
    <dl class="keys">
      ${KEYS.map(
        ([key, does]) =>
          html`<div>
            <dt>${key}</dt>
            <dd>${does}</dd>
          </div>`,
      )}
    </dl>
    ${
      own ?? html`<p>没有别的快捷键，您的读屏软件的按键都能用。页面最上面有跳到回答、提问框和人工的链接。</p>`
    }
  </section>`
}
