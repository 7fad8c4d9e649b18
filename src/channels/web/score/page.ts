import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import type { Figures, Reliability, Score, Share } from './figures.ts'

/** How well the service answers, as it was last measured. */
export function scorePage(score: Score, frame: Frame): Html {
  const { all, madeOn, command, reliability } = score
  const main = html`<h1>答得准不准</h1>
    <p>
      这是 ${madeOn} 量的：把 ${all.questions} 个开发时用的问题问一遍，逐个核对出处和必须说到的话。括号里是 95
      % 的区间。别人没见过的问题，成绩可能低一些。
    </p>
    ${figures('全部', [all])} ${figures('按问法', score.kinds)} ${figures('按地区', score.regions)}
    <h2>有多少把握，就对多少吗</h2>
    <p>
      每个回答都带着把握。左边是上面这些问题，好找；右边是我们自己写的口语问法，一半故意绕着说，而且没有一句找得到自己。居民真正的问题在两者之间。
    </p>
    ${reliabilityTable(reliability)}
    <h2>还有</h2>
    <p>
      回答里的句子，${percent(score.grounded)}
      在引用的原文里。用到期的规划回答时，说了已经到期的：${say(score.all.told)}。
    </p>
    <p>自己重新量：<code>${command}</code>。</p>`
  return layout({ title: '答得准不准', main, canonical: '/score' }, frame)
}

const tenths = (p: number): string => (100 * p).toFixed(1)
const percent = (p: number): string => `${tenths(p)} %`

const say = (share: Share | null): string =>
  share ? `${percent(share.hits / share.all)}（${tenths(share.low)} 到 ${tenths(share.high)}）` : '不适用'

const COLUMNS: [name: string, of: (f: Figures) => Share | null][] = [
  ['第一条就是', (f) => f.recall1],
  ['前五条里有', (f) => f.recall5],
  ['答对', (f) => f.right],
  ['不该答的没答', (f) => f.silent],
]

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="table wide" id="表-${caption}">
    <table>
      <caption>
        <a href="#表-${caption}">${caption}</a>
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

const figures = (title: string, list: readonly Figures[]): Html =>
  html`<h2>${title}</h2>
    ${table(
      title === '全部' ? '全部问题' : `${title}分`,
      ['问题', '个数', ...COLUMNS.map(([name]) => name)],
      list.map((f) => [f.name, String(f.questions), ...COLUMNS.map(([, of]) => say(of(f)))]),
    )}`

const reliabilityTable = (list: readonly Reliability[]): Html =>
  table(
    '把握和对错',
    ['把握', '回答个数', '答对', '自己的问法个数', '找对'],
    list.map(({ from, to, right, own }) => [
      `${percent(from)} 到 ${percent(to)}`,
      String(right?.all ?? 0),
      say(right),
      String(own?.all ?? 0),
      say(own),
    ]),
  )
