import { html } from 'hono/html'
import { rowWords } from '../../../answer/telling.ts'
import type { Citation } from '../../../corpus/citation.ts'
import { dateWords } from '../../../corpus/day.ts'
import { clauseText } from '../clause-page.ts'
import { paragraphs } from '../html.ts'
import type { Html } from '../html.ts'
import { clauseName, codeWords, shorten, validityWords } from '../words.ts'
import type { ClauseOf } from './answer-part.ts'
import type { Told } from './told.ts'

/** What the answer rests on with its own words; what else may be read, as links. `origin`: for links on paper. */
export function sources(told: Told, clauseOf: ClauseOf, origin: string): Html {
  const { citations, status } = told
  const { held, further } = divided(told, clauseOf)
  const nameOf = namesOf(citations, clauseOf)
  return html`${
    held.length > 0
      ? html`<section>
          <h2 id="sources">出处</h2>
          <ol class="sources">
            ${held.map((citation, i) => source(citation, i, { nameOf, clauseOf, origin }))}
          </ol>
        </section>`
      : ''
  }
  ${further.length > 0 ? furtherPart(further, { nameOf, answered: status === 'answered' }) : ''}`
}

/** What the answer tells, and what else may be read. */
export function divided(told: Told, clauseOf: ClauseOf): { held: Citation[]; further: Citation[] } {
  const { citations, status } = told
  const held = status === 'answered' ? citations.filter((c, i) => i === 0 || isTold(c, told, clauseOf)) : []
  return { held, further: citations.filter((citation) => !held.includes(citation)) }
}

/** A sentence of this length belongs to one clause; shorter pieces, and who is in charge, stand in many. */
const SENTENCE = 12
const MOST_OF_A_ROW = 0.6

/** Whether its own words stand in the answer: a sentence of a paragraph, most of a row. */
function isTold({ clauseId, quote }: Citation, { lines }: Told, clauseOf: ClauseOf): boolean {
  const text = lines.join('\n')
  const parts = quote.split(/[。；：\n]/)
  const told = parts.filter((part) => text.includes(part))
  if (!clauseOf(clauseId)?.cells) return told.some(({ length }) => length >= SENTENCE)
  return told.join('').length >= MOST_OF_A_ROW * parts.join('').length
}

type NameOf = (citation: Citation) => string

/** What a link to each is called: a row by what it is about; where two would be called the same, with the code. */
function namesOf(citations: readonly Citation[], clauseOf: ClauseOf): NameOf {
  const plain = ({ documentTitle: title, region, path, clauseId }: Citation): string => {
    const row = clauseOf(clauseId)
    const about = row?.cells ? rowWords(row, false).subject : undefined
    return [clauseName({ title, region }, path), ...(about ? [about] : [])].join('，')
  }
  const names = citations.map(plain)
  return (citation) => {
    const name = plain(citation)
    const alone = names.filter((other) => other === name).length === 1
    return alone ? name : `${name}（${codeWords(citation.code)}）`
  }
}

function source(
  citation: Citation,
  index: number,
  { nameOf, clauseOf, origin }: { nameOf: NameOf; clauseOf: ClauseOf; origin: string },
): Html {
  const { documentNumber: number, issuer, issuedOn, url, validity } = citation
  const warns = validity.status === 'lapsed' || validity.status === 'replaced'
  const clause = clauseOf(citation.clauseId)
  return html`<li>
    <h3><a href="${url}" data-address="${origin}${url}">${index + 1}. ${nameOf(citation)}</a></h3>
    <p class="label">原文</p>
    <blockquote cite="${url}">${clause?.cells ? clauseText(clause) : paragraphs(citation.quote)}</blockquote>
    <p>${[issuer, number, issuedOn && `${dateWords(issuedOn)}印发`].filter(Boolean).join('，')}。</p>
    <p ${warns ? html`class="warn"` : ''}>${validityWords(validity)}</p>
    <p>口述编号：<span class="code">${codeWords(citation.code)}</span></p>
  </li>`
}

function furtherPart(
  citations: readonly Citation[],
  { nameOf, answered }: { nameOf: NameOf; answered: boolean },
): Html {
  return html`<section>
    <h2 id="further">${answered ? '也可以看' : '最接近的条文'}</h2>
    ${answered ? '' : html`<p>它们没有直接回答您的问题。</p>`}
    <ul class="further">
      ${citations.map(
        (citation) =>
          html`<li>
            <a href="${citation.url}">${nameOf(citation)}</a>
            <p class="hint">${shorten(citation.quote.replaceAll('\n', ' '), 60)}</p>
          </li>`,
      )}
    </ul>
  </section>`
}
