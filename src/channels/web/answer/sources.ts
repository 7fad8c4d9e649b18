import { html } from 'hono/html'
import type { Citation } from '../../../corpus/citation.ts'
import { clauseText } from '../clause-page.ts'
import { paragraphs } from '../html.ts'
import type { Html } from '../html.ts'
import { clauseName, codeWords, shorten, validityWords } from '../words.ts'
import type { ClauseOf } from './answer-part.ts'
import type { Told } from './told.ts'

/** What the answer rests on with its own words; what else may be read, as links. */
export function sources(told: Told, clauseOf: ClauseOf): Html {
  const { citations, status, rests } = told
  const held = status === 'answered' ? citations.filter((c, i) => i === 0 || isTold(c, told)) : []
  const further = citations.filter((citation) => !held.includes(citation))
  return html`${
    held.length > 0
      ? html`<section aria-labelledby="sources">
          <h2 id="sources">出处</h2>
          ${rests ? html`<p>${rests}</p>` : ''}
          <ol class="sources">
            ${held.map((citation, i) => source(citation, i, clauseOf))}
          </ol>
        </section>`
      : ''
  }
  ${further.length > 0 ? furtherPart(further, status === 'answered') : ''}`
}

const PARTS = /[。；：\n]/
/** Shorter pieces stand in many clauses. */
const TELLING = 10

/** Whether a stretch of its own words stands in the answer. */
function isTold({ quote }: Citation, { lines }: Told): boolean {
  const text = lines.join('\n')
  return quote.split(PARTS).some((part) => part.length >= TELLING && text.includes(part))
}

function source(citation: Citation, index: number, clauseOf: ClauseOf): Html {
  const { documentTitle: title, region, path, documentNumber: number, issuer, url, validity } = citation
  const warns = validity.status === 'lapsed' || validity.status === 'replaced'
  const clause = clauseOf(citation.clauseId)
  return html`<li>
    <h3>${index + 1}. <a href="${url}" data-address="${url}">${clauseName({ title, region }, path)}</a></h3>
    <p class="label">原文</p>
    <blockquote cite="${url}">${clause?.cells ? clauseText(clause) : paragraphs(citation.quote)}</blockquote>
    <p>${number ? `${issuer}，${number}。` : `${issuer}。`}</p>
    <p ${warns ? html`class="warn"` : ''}>${validityWords(validity)}</p>
    <p>口述编号：<span class="code">${codeWords(citation.code)}</span></p>
  </li>`
}

function furtherPart(citations: readonly Citation[], answered: boolean): Html {
  return html`<section aria-labelledby="further">
    <h2 id="further">${answered ? '也可以看' : '最接近的条文'}</h2>
    ${answered ? '' : html`<p>它们没有直接回答您的问题。</p>`}
    <ul class="further">
      ${citations.map(
        ({ url, documentTitle: title, region, path, quote, code }) =>
          html`<li>
            <a href="${url}">${clauseName({ title, region }, path)}（${codeWords(code)}）</a>
            <p class="hint">${shorten(quote.replaceAll('\n', ' '), 60)}</p>
          </li>`,
      )}
    </ul>
  </section>`
}
