import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** What the keyboard does here is what it does everywhere; said for who was never told. */
const KEYS = [
  ['Tab', '到下一个链接或按钮；同时按住 Shift，到上一个'],
  ['回车', '打开链接，按下按钮'],
  ['上下箭头', '在列表里选地区'],
] as const

export function keys(): Html {
  return html`<section aria-labelledby="keys-title">
    <h2 id="keys-title">用键盘</h2>
    <dl class="keys">
      ${KEYS.map(
        ([key, does]) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${does}</dd>
          </div>`,
      )}
    </dl>
    <p>没有别的快捷键，您的读屏软件的按键都能用。页面最上面有跳到回答、提问框和人工的链接。</p>
  </section>`
}
