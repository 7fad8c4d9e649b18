import { html } from 'hono/html'
import { answerLines } from '../answer/answer-part.ts'
import type { ClauseOf } from '../answer/answer-part.ts'
import type { Told } from '../answer/told.ts'
import type { Html } from '../html.ts'

interface Earlier {
  /** The newest first; the first of them is the turn `from` of the conversation. */
  told: readonly Told[]
  from: number
  /** Questions from before the conversation. */
  before: readonly string[]
  address: string
  clauseOf: ClauseOf
  /** How long the conversation is kept, in words. */
  span: string
}

/** What was asked before, each found by its heading; its sources are a link away, so that the page stays light. */
export function earlierPart({ told, from, before, address, clauseOf, span }: Earlier): Html {
  return html`${told.map((one, i) => {
      const turn = from - i
      const nth = before.length + turn
      return html`<section>
        <h2 id="asked-${nth}">第 ${nth} 问：${one.question}</h2>
        <div class="told">${answerLines(one, clauseOf)}</div>
        <p><a class="action" href="${address}?turn=${turn}">看第 ${nth} 问的出处和原文</a></p>
      </section>`
    })}
    ${
      before.length > 0
        ? html`<section>
            <h2 id="before">更早问过的</h2>
            <ul class="links">
              ${before
                .map((q, i) => html`<li><a href="/?q=${encodeURIComponent(q)}">第 ${i + 1} 问：${q}</a></li>`)
                .toReversed()}
            </ul>
          </section>`
        : ''
    }
    <p class="hint">这个网址保存到最后一问以后 ${span}。知道网址的人都能看。</p>`
}
