import { html } from 'hono/html'
import type { Frame } from '../frame/frame.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { queryOf } from './back.ts'
import { faultSummary, textArea } from './fields.ts'
import type { Fault } from './fields.ts'

export interface Said {
  answerId: string
  useful: boolean
  /** Whether they wrote why; then they are not asked again. */
  noted: boolean
  back: string
  /** What was typed and could not be taken, to be given back. */
  note?: string
  faults?: readonly Fault[]
}

/** Behind a feedback: it is kept; more may be said; back to the answer, or on to a person. */
export function feedbackPage(said: Said, frame: Frame): Html {
  const { answerId, useful, noted, back, faults = [] } = said
  const main = html`${faultSummary(faults)}
    <h1>${faults.length > 0 ? '您写的还没有发出' : '谢谢您，记下了'}</h1>
    <p>您说：${useful ? '有帮助' : '没帮助'}。${useful ? '' : '我们会查一查这个回答。'}</p>
    ${noted ? '' : noteForm(said)}
    <h2>接下来</h2>
    <ul class="links">
      <li><a href="${back}">回到刚才的回答</a></li>
      <li><a href="/person${queryOf({ answer: answerId, back })}">请人回答这个问题</a></li>
    </ul>`
  const title = faults.length > 0 ? '错误：您写的话没有发出' : '谢谢您，记下了'
  return layout({ title, main, unlisted: true }, frame)
}

function noteForm({ answerId, useful, back, note = '', faults = [] }: Said): Html {
  const label = useful ? '想说说哪里好吗？可以不写' : '想说说哪里不对吗？可以不写'
  return html`<form method="post" action="/feedback" accept-charset="utf-8">
    <input type="hidden" name="answerId" value="${answerId}" />
    <input type="hidden" name="useful" value="${useful ? 'yes' : 'no'}" />
    <input type="hidden" name="back" value="${back}" />
    ${textArea({ id: 'note', label, hint: '最多 1000 个字。证件号和电话会自动盖住。', value: note, rows: 4, faults })}
    <button type="submit">发送</button>
  </form>`
}
