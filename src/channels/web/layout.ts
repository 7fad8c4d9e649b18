import { html } from 'hono/html'
import type { Settings } from '../../settings.ts'
import type { Html } from './html.ts'
import { STYLE_MARK } from './style.ts'

export interface Page {
  /** Of the state, without the site's name: 回答：护理补贴多少钱. */
  title: string
  main: Html
  /** First of all that can be reached by keyboard. */
  skip?: { href: string; text: string }
  /** Which of the navigation's places this is. */
  at?: '/' | '/documents' | '/about'
  /** Where the same page has its one address. */
  canonical?: string
  /** An answer to one person's question is not for search engines. */
  unlisted?: boolean
}

const PLACES = [
  ['/', '提问'],
  ['/documents', '文件'],
  ['/about', '关于'],
] as const

export function layout(page: Page, { hotlineName }: Settings): Html {
  const skip = page.skip ?? { href: '#main', text: '跳到正文' }
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${page.unlisted ? html`<meta name="robots" content="noindex" />` : ''}
        <title>${page.title} – ${hotlineName}</title>
        ${page.canonical ? html`<link rel="canonical" href="${page.canonical}" />` : ''}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css?v=${STYLE_MARK}" />
      </head>
      <body>
        <a class="skip" href="${skip.href}">${skip.text}</a>
        <header>
          <div class="wrap">
            <p class="name">${hotlineName}：政府公报问答</p>
            <nav aria-label="网站导航">
              <ul>
                ${PLACES.map(([href, name]) => place(href, name, page.at))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" class="wrap" tabindex="-1">${page.main}</main>
        <footer>
          <div class="wrap">
            <p>
              想找人问：残疾人服务热线 <a href="tel:12385">12385</a>，政务服务热线
              <a href="tel:12345">12345</a>。
            </p>
          </div>
        </footer>
      </body>
    </html>`
}

function place(href: string, name: string, at: string | undefined): Html {
  return html`<li><a href="${href}" ${at === href ? html`aria-current="page"` : ''}>${name}</a></li>`
}
