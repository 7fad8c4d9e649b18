import { html } from 'hono/html'
import type { Frame } from '../../web/frame/frame.ts'
import type { Html } from '../../web/html.ts'
import { layout } from '../../web/layout.ts'

/** Before a call: what this is, and one button. */
export function phonePage(frame: Frame): Promise<Html> {
  const main = html`<h1>打电话试试</h1>
    <p>不用电话，在这里就能听到热线怎么说：它说的话写在页面上，您可以按键，也可以打字当作说话。</p>
    <p>这是演示：不拨真的电话，工作人员看不到，来电号码是编的。请不要说自己的号码和病情。</p>
    <form method="post" action="/phone"><button type="submit">开始打电话</button></form>`
  return layout({ title: '打电话试试', main, canonical: '/phone' }, frame)
}
