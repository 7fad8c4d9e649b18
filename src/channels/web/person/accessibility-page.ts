import { html } from 'hono/html'
import { dateWords } from '../../../corpus/day.ts'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { GAPS, STATED_ON, TRIED, WHOLE_ON } from './tried.ts'
import type { Tried } from './tried.ts'

const BY: Record<Tried['by'], string> = {
  program: '程序自动试',
  nobody: '未经真人测试',
}

/** What we hold ourselves to, what was tried with what, what does not work, and whom to tell (无障碍环境建设法, 32). */
export function accessibilityPage(frame: Frame): Html {
  const main = html`<h1>无障碍说明</h1>
    <p>谁都该用得了${frame.hotlineName}：看不见的、听不见的、手不方便的、年纪大的、用旧手机的。</p>
    <h2>按什么做</h2>
    <ul>
      <li>《中华人民共和国无障碍环境建设法》第三十二条。</li>
      <li>国家标准 GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》。</li>
      <li>
        国际标准 <span lang="en">WCAG 2.2</span>，A 级和 AA 级；AAA 级里对您有用的也做，例如文字对比度 7 比
        1。
      </li>
    </ul>
    <h2>现在做到哪里</h2>
    <p>我们自己查，部分符合上面的标准，不足写在下面。这份说明是${dateWords(STATED_ON)}写的。</p>
    <h2>怎么试的</h2>
    <p>
      程序自动试的，每次改动抽一部分；每一页、每一种状态、每一种颜色全部试过一遍，是${dateWords(WHOLE_ON)}。
    </p>
    <dl>
      ${TRIED.map(
        (tried) =>
          html`<dt>${tried.with}</dt>
            <dd>
              ${tried.what}。${tried.by === 'nobody' ? html`<strong>${BY.nobody}</strong>` : BY.program}。
            </dd>`,
      )}
    </dl>
    <h2>知道的不足</h2>
    <ul>
      ${GAPS.map((gap) => html`<li>${gap}</li>`)}
    </ul>
    <h2>不用网页也行</h2>
    <p>
      打电话：残疾人服务热线 <a href="tel:12385">12385</a>。写字、不打电话：<a href="/person">请人回答</a>。
      回答和条款都能<strong>打印、大字打印、存成文本</strong>；有条件的地方还有录音和盲文，在回答下面的“带走”里。
    </p>
    <h2>用不了，请告诉我们</h2>
    <p>
      <a href="/person">写给我们</a
      >，说您用的是什么手机、电脑或者读屏软件，哪一步用不了。不用留电话，回复写在回执上。 也可以打 12385。
    </p>`
  return layout({ title: '无障碍说明', main, canonical: '/accessibility' }, frame)
}
