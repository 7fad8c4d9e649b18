import { html } from 'hono/html'
import { THEN } from '../../../answer/wording.ts'
import type { Clause } from '../../../corpus/clause.ts'
import type { Html } from '../html.ts'
import { factsOf } from './facts.ts'
import { termsLink } from './terms.ts'
import type { Told } from './told.ts'

export type ClauseOf = (id: string) => Clause | undefined

/** The answer itself: what leads into it, what it says, how far it goes, who put it together. */
export function answerPart(told: Told, clauseOf: ClauseOf): Html {
  return html`<section>
    <h2 id="answer" tabindex="-1">回答</h2>
    <div class="answer" data-answer data-spoken="${told.spoken}">
      ${answerLines(told, clauseOf)} ${told.partial ? html`<p class="lead">${PARTIAL}</p>` : ''}
      ${madeBy(told)}
      <p class="hint no-print onward">${termsLink(told)} <a class="action" href="#q">接着问</a></p>
    </div>
  </section>`
}

const PARTIAL = '这里只回答了一部分，公报没有写的那一部分见“注意”。'

/** In front of what one of two places says. */
const PLACE = /^([\p{Script=Han}]{2,6}[省市县])：(.+)$/u

export function answerLines({ lines, citations }: Told, clauseOf: ClauseOf): Html[] {
  const rows = citations.flatMap(({ clauseId }) => clauseOf(clauseId) ?? []).filter(({ cells }) => cells)
  return lines.map((line) => {
    if (line.endsWith(THEN)) return html`<p class="lead warn">${line}</p>`
    const [, place, said = line] = PLACE.exec(line) ?? []
    const told = factsOf(said, rows) ?? html`<p>${said}</p>`
    return place
      ? html`<p class="subject">${place}</p>
          ${told}`
      : told
  })
}

/** Said once, beside the answer (GB 45438—2025: in words, where the text is). */
function madeBy({ byModel, status, citations }: Told): Html | '' {
  if (byModel) return html`<p class="hint">以上由 AI 概括，请以下面的原文为准。</p>`
  if (status !== 'answered' || citations.length === 0) return ''
  return html`<p class="hint">这是程序按下面的原文整理的，请以原文为准。</p>`
}
