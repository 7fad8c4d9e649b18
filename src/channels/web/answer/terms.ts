import { html } from 'hono/html'
import type { Html } from '../html.ts'
import type { Told } from './told.ts'

/** Words of offices and short names, each in one plain sentence. What a document itself defines stands in its clause. */
export const TERMS: readonly [word: string, meaning: string][] = [
  ['“十三五”', '2016年到2020年这五年。'],
  ['“十四五”', '2021年到2025年这五年。'],
  ['低保', '最低生活保障的简称。'],
  ['医保', '基本医疗保险的简称。'],
  ['残联', '残疾人联合会的简称。'],
  ['公租房', '公共租赁住房的简称。'],
  ['新农合', '新型农村合作医疗的简称。'],
  ['建档立卡', '扶贫时登记在册。'],
  ['目标人群覆盖率', '应该享受的人里，已经享受的占多少。'],
  ['牵头单位', '几个单位一起办，由它领头。'],
  ['托养', '由机构或者专人照料。'],
  ['兜底', '别的办法不够时，由政府保障。'],
]

/** As many are looked up in passing. */
const MOST = 4

/** Those that an answer from the gazettes uses, in the order of their first use. */
function termsIn({ status, lines }: Told): [word: string, meaning: string][] {
  const text = status === 'answered' ? lines.join('\n') : ''
  return TERMS.filter(([word]) => text.includes(word))
    .toSorted(([a], [b]) => text.indexOf(a) - text.indexOf(b))
    .slice(0, MOST)
}

/** From the answer to where its words are explained (WCAG 2.2, 3.1.3 and 3.1.4). */
export const termsLink = (told: Told): Html | '' =>
  termsIn(told).length > 0 ? html`<a class="action" href="#terms">看词语的意思</a>` : ''

export function termsPart(told: Told): Html | '' {
  const terms = termsIn(told)
  if (terms.length === 0) return ''
  return html`<section id="terms" tabindex="-1">
    <h2 id="terms-title">词语的意思</h2>
    <dl class="pairs">
      ${terms.map(
        ([word, meaning]) =>
          html`<dt>${word}</dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
  </section>`
}
