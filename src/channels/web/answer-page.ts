import { html } from 'hono/html'
import type { Answer, Contact } from '../../answer/answer.ts'
import type { Citation } from '../../corpus/citation.ts'
import { askForm } from './ask-form.ts'
import type { AskForm } from './ask-form.ts'
import type { Frame } from './frame/frame.ts'
import { paragraphs } from './html.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { clauseName, codeWords, shorten, validityWords } from './words.ts'

/** The answer comes before the box: without scripts the page starts anew, and who waits for it should meet it first. */
export function answerPage(answer: Answer, form: AskForm & { question: string }, frame: Frame): Html {
  const main = html`<h1>您问：${form.question}</h1>
    ${form.region ? html`<p class="hint">地区：${form.region}</p>` : ''}
    <section aria-labelledby="answer">
      <h2 id="answer" tabindex="-1">回答</h2>
      <div class="answer">
        ${paragraphs(withoutNotices(answer))}
        ${answer.citations.length > 0 ? html`<p class="hint">${madeBy(answer)}</p>` : ''}
      </div>
    </section>
    ${notices(answer.notices.filter((n) => !withoutNotices(answer).includes(n)))} ${contacts(answer.contacts)}
    ${sources(answer.citations)}
    <section aria-labelledby="again">
      <h2 id="again">再问一个问题</h2>
      ${askForm({ regions: form.regions, ...(form.region ? { region: form.region } : {}) })}
    </section>`
  const skip = { href: '#answer', text: '跳到回答' }
  return layout(
    { title: `回答：${shorten(form.question, 30)}`, main, skip, at: '/', asks: true, unlisted: true },
    frame,
  )
}

/**
 * The notices stand in the answer too, for those who get nothing else; on the page each is read once: under its heading,
 * but for one that leads into what is told (这份规划已经到期，当时写的是：) and must not come after it.
 */
function withoutNotices({ answer, notices: said }: Answer): string {
  const own = answer.split('\n').filter((line) => !said.includes(line))
  return own.length > 0 ? own.join('\n') : answer
}

/** Beside the answer, not only among the notices: who put it together. */
const madeBy = ({ summary }: Answer): string =>
  summary
    ? `这是由 AI 概括的（${summary.model}），请以下面的原文为准。`
    : '这是程序按下面的原文整理的，请以原文为准。'

function notices(lines: readonly string[]): Html | '' {
  if (lines.length === 0) return ''
  return html`<section aria-labelledby="notices">
    <h2 id="notices">注意</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`
}

function contacts(list: readonly Contact[]): Html | '' {
  if (list.length === 0) return ''
  return html`<section aria-labelledby="contacts">
    <h2 id="contacts">可以找谁</h2>
    <ul class="contacts">
      ${list.map(
        ({ name, phone, why }) =>
          html`<li>
            ${name}${phone ? html` <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>` : ''}：${why}
          </li>`,
      )}
    </ul>
  </section>`
}

function sources(citations: readonly Citation[]): Html | '' {
  if (citations.length === 0) return ''
  return html`<section aria-labelledby="sources">
    <h2 id="sources">出处</h2>
    <ol class="sources">
      ${citations.map(source)}
    </ol>
  </section>`
}

function source(citation: Citation, index: number): Html {
  const { documentTitle: title, region, path, documentNumber: number, issuer, url, validity } = citation
  const warns = validity.status === 'lapsed' || validity.status === 'replaced'
  return html`<li>
    <h3>${index + 1}. <a href="${url}" data-address="${url}">${clauseName({ title, region }, path)}</a></h3>
    <p class="label">原文</p>
    <blockquote cite="${url}">${paragraphs(citation.quote)}</blockquote>
    <p>${number ? `${issuer}，${number}。` : `${issuer}。`}</p>
    <p ${warns ? html`class="warn"` : ''}>${validityWords(validity)}</p>
    <p>口述编号：<span class="code">${codeWords(citation.code)}</span></p>
  </li>`
}
