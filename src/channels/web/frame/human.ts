import { html } from 'hono/html'
import type { Html } from '../html.ts'
import type { Frame } from './frame.ts'

/** Lines with one number everywhere, answered by people; corpus/directory.json has their sources. */
const LINES = [
  ['残疾人服务热线', '12385'],
  ['政务服务热线', '12345'],
] as const

/** What people write who want a person and not an answer. */
export const WANTS_PERSON =
  /^(?:我要|我想|请|帮我)?(?:(?:转|找|接)?(?:人工|真人|客服|接线员|工作人员)(?:服务|客服)?|找个?人)[。！!]?$/

/** Who answers in person: the same words at the same place of every page (WCAG 2.2, 3.2.6). */
export function human({ hours }: Frame): Html {
  return html`<section id="human" aria-labelledby="human-title" tabindex="-1">
    <h2 id="human-title">找人工</h2>
    <ul>
      ${LINES.map(([name, phone]) => html`<li>${name} <a href="tel:${phone}">${phone}</a></li>`)}
      <li><a href="/person">请人回答我</a>，不用打电话也行</li>
    </ul>
    ${hours ? html`<p>人工服务时间：${hours}</p>` : ''}
  </section>`
}
