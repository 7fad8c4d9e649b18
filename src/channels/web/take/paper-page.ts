import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import type { Paper, Part } from './paper.ts'

/** To be printed by the browser itself: no script, no picture, addresses written out. `large`: for weak eyes. */
export function paperPage(paper: Paper, options: { back: string; large: boolean }, frame: Frame): Html {
  const { back, large } = options
  const main = html`<div class="no-print">
      <p>按 Ctrl 加 P，或者在浏览器的菜单里选“打印”。这几行不会印出来。</p>
      <p><a class="action" href="${back}">回到“带走”</a></p>
    </div>
    <article class="${large ? 'paper large' : 'paper'}">
      <h1>${paper.title}</h1>
      ${paper.parts.map(partOf)}
    </article>`
  return layout({ title: `${large ? '大字打印' : '打印'}：${paper.title}`, main, unlisted: true }, frame)
}

function partOf({ heading, lines, quote, cite }: Part): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${
      quote
        ? html`<p class="label">原文</p>
            <blockquote ${cite ? html`cite="${cite}"` : ''}>
              ${quote.map((line) => html`<p>${line}</p>`)}
            </blockquote>`
        : ''
    }
    ${lines.map((line) => html`<p>${line}</p>`)}
  </section>`
}
