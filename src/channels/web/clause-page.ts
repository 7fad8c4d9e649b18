import { html } from 'hono/html'
import type { Clause } from '../../corpus/clause.ts'
import { dateWords } from '../../corpus/day.ts'
import { clauseUrl, documentUrl } from '../clause-view.ts'
import type { ClauseView } from '../clause-view.ts'
import type { Frame } from './frame/frame.ts'
import { paragraphs } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { successors } from './successors.ts'
import { takeLink } from './take/take-page.ts'
import { codeWords, shorten, validityWords } from './words.ts'

/** One clause for reading on; light enough for an old phone: what is around it is shortened and linked. */
export function clausePage(view: ClauseView, frame: Frame): Html {
  const { clause, document, validity } = view
  const warns = validity.status === 'lapsed' || validity.status === 'replaced'
  const headings = clause.path.filter((heading) => heading !== document.title)
  const last = headings.at(-1)
  const main = html`<h1>${document.title}${last ? html`：${last}` : ''}</h1>
    <section>
      <h2 id="text">原文</h2>
      <blockquote cite="${documentUrl(document.id)}#${clause.id}">${clauseText(clause)}</blockquote>
      ${correctedPart(view)}
    </section>
    <section>
      <h2 id="validity">现在还管用吗</h2>
      <p ${warns ? html`class="warn"` : ''}>${validityWords(validity)}</p>
      ${successors(document)}
    </section>
    ${governing(view)} ${record(view, headings)} ${alsoAsked(view)} ${around(view)}`
  const title = `原文：${shorten(last ?? document.title, 30)}`
  return layout({ title, main, canonical: clauseUrl(clause.id) }, frame)
}

/** The words themselves stay; what we told about them was wrong. */
const correctedPart = ({ corrections }: ClauseView): Html[] =>
  corrections.map(
    ({ id, title, kind }) =>
      html`<p class="warn">
        我们说错过这一条：<a href="/corrections#${id}">${kind === 'withdrawn' ? '撤回' : '更正'}，${title}</a>
      </p>`,
  )

/** A row is told cell by cell: a one-row table is hard to hear. */
export function clauseText(clause: Clause): Html | Html[] {
  if (!clause.cells) return paragraphs(clause.text)
  return html`<dl>
    ${clause.cells.map(
      ({ column, text }) =>
        html`<dt>${column}</dt>
          <dd>${text}</dd>`,
    )}
  </dl>`
}

function governing({ notes, definitions }: ClauseView): Html | '' {
  if (notes.length + definitions.length === 0) return ''
  return html`<section>
    <h2 id="governing">读这一条要知道的</h2>
    ${notes.map((note) => html`<blockquote cite="${clauseUrl(note.id)}">${paragraphs(shorten(note.text, 600))}</blockquote>`)}
    ${definitions.map(
      ({ term, clause }) =>
        html`<h3>“${term}”是什么</h3>
          <blockquote cite="${clauseUrl(clause.id)}">${paragraphs(shorten(clause.text, 300))}</blockquote>
          <p><a class="action" href="${clauseUrl(clause.id)}">看“${term}”的原文</a></p>`,
    )}
  </section>`
}

function record({ clause, document }: ClauseView, headings: readonly string[]): Html {
  const { number, issuer, region, issuedOn, gazette, page } = document
  const rows: [string, string | undefined][] = [
    ['文件', document.title],
    ['在文件里的位置', headings.join('，') || undefined],
    ['文号', number],
    ['发文单位', issuer],
    ['地区', region],
    ['发文日期', issuedOn && dateWords(issuedOn)],
    ['登在', `${gazette.title}${gazette.issue}${page ? `，第 ${page} 页` : ''}`],
  ]
  return html`<section>
    <h2 id="record">出处</h2>
    <dl class="pairs">
      ${rows.flatMap(([name, value]) =>
        value
          ? html`<dt>${name}</dt>
              <dd>${value}</dd>`
          : [],
      )}
      <dt>口述编号</dt>
      <dd><span class="code">${codeWords(clause.code)}</span><br />在提问框里写这七个数，就能打开这一条。</dd>
    </dl>
    <p><a class="action" href="${documentUrl(document.id)}#${clause.id}">在整份文件里看这一条</a></p>
    ${takeLink({ clause: clause.id })}
  </section>`
}

/** As many are read without opening anything. */
const FEW = 3

/** What a recogniser misheard is left out: it helps the search, and puzzles a reader. */
function alsoAsked({ asked: { plain, everyday } }: ClauseView): Html | '' {
  const ways = [...plain, ...everyday]
  if (ways.length === 0) return ''
  const list = html`<ul>
    ${ways.map((way) => html`<li>${way}</li>`)}
  </ul>`
  return html`<section>
    <h2 id="asked">别人也这样问</h2>
    ${
      ways.length <= FEW
        ? list
        : html`<details>
            <summary>看 ${ways.length} 种问法</summary>
            ${list}
          </details>`
    }
  </section>`
}

function around({ before, after }: ClauseView): Html | '' {
  if (before.length + after.length === 0) return ''
  const entry = (name: string) => (clause: Clause) =>
    html`<li><a href="${clauseUrl(clause.id)}">${name}：${shorten(clause.text, 60)}</a></li>`
  return html`<section>
    <h2 id="around">前后文</h2>
    <ul class="links">
      ${before.map(entry('前面'))} ${after.map(entry('后面'))}
    </ul>
  </section>`
}
