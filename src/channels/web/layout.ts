import { html, raw } from 'hono/html'
import { carry } from './frame/carry.ts'
import { displayMenu, largeLink } from './frame/display-menu.ts'
import type { Frame } from './frame/frame.ts'
import { human } from './frame/human.ts'
import { keys } from './frame/keys.ts'
import type { Html } from './html.ts'
import { pageScript } from './scripts.ts'
import { STYLE_MARK } from './style.ts'

export interface Page {
  /** Of the state, without the site's name: 回答：护理补贴多少钱. */
  title: string
  main: Html
  /** First of all that can be reached by keyboard. */
  skip?: { href: string; text: string }
  /** What this page alone needs in its head. */
  head?: Html
  /** Keys that this page alone has, told among those that every page has. */
  keys?: Html
  /** Whether the page has the question box (#q), further down. */
  asks?: boolean
  /** Which of the navigation's places this is. */
  at?: (typeof PLACES)[number][0]
  /** Where the same page has its one address. */
  canonical?: string
  /** An answer to one person's question is not for search engines. */
  unlisted?: boolean
}

const PLACES = [
  ['/', '提问'],
  ['/documents', '文件'],
  ['/about', '关于'],
  ['/person', '找人工'],
] as const

const FOOT = [
  ['/offline', '没有网络时用'],
  ['/accessibility', '无障碍说明'],
  ['/score', '答得准不准'],
  ['/corrections', '更正'],
] as const

const BOX = { href: '#q', text: '跳到提问框' }
const HUMAN = { href: '#human', text: '跳到人工' }

/** One frame for every page: the same things at the same places, shown as the address says. */
export async function layout(page: Page, frame: Frame): Promise<Awaited<Html>> {
  const { view, theme, size } = frame.display
  const first = page.skip ?? { href: '#main', text: '跳到正文' }
  const skips = [first, ...(page.asks && first.href !== BOX.href ? [BOX] : []), HUMAN]
  const body = await html`<body>
    <header>
      ${skips.map(({ href, text }) => html`<a class="skip" href="${href}">${text}</a>`)}
      <div class="wrap">
        <p class="name">${frame.hotlineName}<span>：政府公报问答</span></p>
        <nav aria-label="网站导航">
          <ul>
            ${PLACES.map(([href, name]) => place(href, name, page.at))}
            <li class="large-link">${largeLink(frame)}</li>
          </ul>
        </nav>
      </div>
    </header>
    <main id="main" class="wrap" tabindex="-1">${page.main}</main>
    <footer>
      <div class="wrap">
        ${human(frame)} ${displayMenu(frame)} ${keys(page.keys)}
        <ul class="foot">
          ${frame.phone ? html`<li><a href="/phone">打电话试试</a></li>` : ''}
          ${FOOT.map(([href, name]) => html`<li><a href="${href}">${name}</a></li>`)}
        </ul>
      </div>
    </footer>
  </body>`
  return html`<!doctype html>
    <html
      lang="zh-CN"
      ${view ? html`data-view="${view}"` : ''}
      ${theme ? html`data-theme="${theme}"` : ''}
      ${size ? html`data-size="${size}"` : ''}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${page.unlisted ? html`<meta name="robots" content="noindex" />` : ''}
        <title>${page.title} – ${frame.hotlineName}</title>
        ${page.canonical ? html`<link rel="canonical" href="${page.canonical}" />` : ''}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css?v=${STYLE_MARK}" />
        ${pageScript(frame)} ${page.head ?? ''}
      </head>
      ${raw(carry(String(body), frame.display))}
    </html>`
}

function place(href: string, name: string, at: string | undefined): Html {
  return html`<li><a href="${href}" ${at === href ? html`aria-current="page"` : ''}>${name}</a></li>`
}
