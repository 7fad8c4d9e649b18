import { html } from 'hono/html'
import type { Frame } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'
import * as snippets from './snippets.ts'
import type { Place } from './snippets.ts'

export interface WidgetPage extends Place {
  /** Who may embed; empty: nobody else. */
  origins: readonly string[]
}

const ATTRIBUTES = [
  ['region', '提问的人住在哪里，例如 吉林省。人可以改。'],
  ['position', '写 corner，大屏幕上浮在角上；不写，就在您放它的地方。人可以换到左边，也可以让它不浮。'],
  ['theme', 'light、dark 或 contrast。不写，跟随系统。'],
  ['service', '谁来回答，例如 https://example.cn。不写，就是脚本来的地方；自己放一份脚本时要写。'],
] as const

const EVENTS = [
  ['tingzheng-open', '打开了'],
  ['tingzheng-close', '关闭了'],
  ['tingzheng-answer', '有了回答：detail 里有 id 和 status，没有问题'],
] as const

const STYLES = [
  ['tingzheng-widget::part(launcher)', '按钮'],
  ['tingzheng-widget::part(panel)', '面板'],
  ['--tingzheng-font', '字体'],
] as const

/** How a site brings the service to its own visitors. */
export function widgetPage(page: WidgetPage, frame: Frame): Html {
  const { script, origins } = page
  const main = html`<h1>放到您的网站上</h1>
    <p>您的网站上可以有一个按钮，打开就能问政府公报。没有脚本时，它是一个链接。</p>
    <p>
      它不会自己打开，不会动，不会出声。不用
      Cookie。它在浏览器里记三样：人让它浮在哪里、回答来了要不要移动位置，和这个标签页里写了一半的问题。问的话交给本服务，和在<a
        href="/"
        >本网站提问</a
      >一样。
    </p>
    <h2>试一试</h2>
    <script type="module" src="${script}"></script>
    <tingzheng-widget><a href="/">问政府公报</a></tingzheng-widget>
    <h2>哪些网站可以放</h2>
    ${allowed(origins)}
    <h2>放一个脚本</h2>
    <p>把这几行放在 body 或者 main 里：</p>
    ${code(snippets.latest(page))}
    <p>要一个不会变的脚本，写这个地址和它的摘要。换版以后旧地址不再有，页面上就只剩链接：</p>
    ${code(snippets.fixed(page))}
    <p>网站有 Content-Security-Policy 的，加上：</p>
    ${code(snippets.policy(page))}
    <p>样式不用加。网站要求 Trusted Types 的，也能用。</p>
    ${terms('属性', '写在 tingzheng-widget 上：', ATTRIBUTES)}
    ${terms('事件', '从 tingzheng-widget 发出：', EVENTS)} ${terms('样式', '可以在您的样式里写：', STYLES)}
    <h2>自己放一份脚本</h2>
    <p>
      <a class="action" href="${script}" download="tingzheng-widget.js">下载脚本</a
      >，放在您的网站上，写明谁来回答：
    </p>
    ${code(snippets.own(page))}
    <h2>放在框架里</h2>
    <p>不想在您的网页里运行别人的脚本，就用框架。它需要一个名字（title）。高度写死也行，里面会滚动：</p>
    ${code(snippets.frame(page))}
    <p>要高度跟着文字变，在您自己的脚本里加上：</p>
    ${code(snippets.follow(page))}`
  return layout({ title: '放到您的网站上', main, canonical: '/widget' }, frame)
}

function allowed(origins: readonly string[]): Html {
  if (origins.length === 0)
    return html`<p>现在只有本网站可以。要让别的网站放，服务的设置 WIDGET_ORIGINS 里要写上它的网址。</p>`
  return html`<ul>
    ${origins.map((origin) => html`<li>${origin}</li>`)}
  </ul>`
}

const code = (text: string): Html => html`<pre><code translate="no">${text}</code></pre>`

function terms(name: string, lead: string, rows: readonly (readonly [string, string])[]): Html {
  return html`<h2>${name}</h2>
    <p>${lead}</p>
    <dl>
      ${rows.map(
        ([term, meaning]) =>
          html`<dt><code translate="no">${term}</code></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>`
}
