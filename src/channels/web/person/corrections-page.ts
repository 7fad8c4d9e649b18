import { html } from 'hono/html'
import type { Correction, Corrections } from '../../../corpus/corrections.ts'
import { dateWords } from '../../../corpus/day.ts'
import { clauseUrl } from '../../clause-view.ts'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'

export const KINDS: Record<Correction['kind'], string> = { corrected: '更正', withdrawn: '撤回' }

/** What was told wrongly and is put right, newest first; how to say that something is wrong. */
export function correctionsPage({ since, corrections }: Corrections, frame: Frame): Html {
  const main = html`<h1>更正</h1>
    <p>我们答错过、念错过的，改了以后写在这里，不悄悄改掉。从${dateWords(since)}起记。</p>
    ${corrections.length === 0 ? html`<p>到现在为止，没有更正，也没有撤回。</p>` : corrections.map(entry)}
    <section>
      <h2 id="report">发现错了，请告诉我们</h2>
      <ul>
        <li>在那个回答下面按“没帮助”，写上哪里不对。</li>
        <li><a href="/person">请人回答我</a>，想要回音就用这个。</li>
        <li>打残疾人服务热线 <a href="tel:12385">12385</a>，说出那一条的口述编号。</li>
      </ul>
      <p>我们对着原件查。查出来错了，就改，写在这一页。</p>
    </section>
    <p><a class="action" href="/corrections.xml">用阅读器订阅更正（Atom）</a></p>`
  return layout({ title: '更正', main, canonical: '/corrections' }, frame)
}

function entry({ id, on, kind, title, was, now, source, clauses }: Correction): Html {
  return html`<article id="${id}">
    <h2>${dateWords(on)}${KINDS[kind]}：${title}</h2>
    <dl class="pairs">
      <dt>原来说的</dt>
      <dd>${was}</dd>
      <dt>现在</dt>
      <dd>${now}</dd>
      <dt>依据</dt>
      <dd>${source}</dd>
    </dl>
    ${clauses.map(
      (clause, i) =>
        html`<p>
          <a class="action" href="${clauseUrl(clause)}">看${title}的条款${clauses.length > 1 ? i + 1 : ''}</a>
        </p>`,
    )}
  </article>`
}
