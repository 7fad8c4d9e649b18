import { SCRIPT, WIDGET } from './stand.ts'
import type { Host } from './stand.ts'

const NEWS = '<p>关于开展 2026 年残疾人两项补贴资格复核的公告。各乡镇人民政府、街道办事处。</p>'
const page = (body: string): string =>
  `<main><h1>某县人民政府</h1>${NEWS}${WIDGET}${NEWS}<p><a href="#end" id="after">下一条公告</a></p></main>${body}${SCRIPT}`
const style = (rules: string): string => `<style>${rules}</style>`

/** Six sites that a widget must live on (a11y.md, E6). */
export const HOSTS: Record<string, Host> = {
  小字号没有焦点框: {
    head: style(
      'html { font-size: 10px } * { font-size: 10px; line-height: 1; outline: none !important; letter-spacing: 0 }',
    ),
    body: page(''),
  },
  不让选字又改一切: {
    head: style(`* { user-select: none; text-transform: uppercase; text-align: justify; color: #777; cursor: none }
      a, button, input, textarea, h2, h3, h4, p, li { display: inline !important; padding: 0 !important; font-size: 9px !important }
      article, form, label, .error, .hint, .panel { display: none !important }
      tingzheng-widget { opacity: 1; font-style: italic; white-space: nowrap; text-indent: -99px; pointer-events: none }`),
    body: page(''),
  },
  从右到左: { html: 'lang="ar" dir="rtl"', body: page('') },
  严格的安全规则: {
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src {service}; connect-src {service}; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'",
    },
    body: page(''),
  },
  自己会说话又同名: {
    body: page(`<div role="status" id="name">新公告 3 条</div><div role="alert" id="error"></div>
      <section aria-label="留言"><h2 id="turn-1">留言</h2><label for="question">留言</label><textarea id="question"></textarea>
      <label for="region">地区</label><input id="region"></section>`),
  },
  四倍放大又有固定条: {
    head: style(`.bar { position: fixed; inset: 0 0 auto; height: 56px; background: #fff; z-index: 9999 }
      .foot { position: fixed; inset: auto 0 0; height: 56px; background: #fff; z-index: 9999 }
      html { scroll-padding: 64px 0 } body { margin: 64px 8px }`),
    body: page('<header class="bar"><p>某县</p></header><footer class="foot"><p>联系我们</p></footer>'),
  },
}

/** What 400 % makes of a screen of 1280 × 1024. */
export const ZOOMED = { width: 320, height: 256 }
