import { html } from 'hono/html'
import type { Html } from '../html.ts'

export interface FeedbackAt {
  answerId: string
  /** The path of ours that the answer stands on. */
  back: string
}

/** 有帮助 or 没帮助, one press each. `nth` keeps two answers of one page apart. */
export function feedbackForm({ answerId, back }: FeedbackAt, nth = ''): Html {
  return html`<form method="post" action="/feedback" accept-charset="utf-8" aria-labelledby="useful${nth}">
    <p class="label" id="useful${nth}">${nth ? `第 ${nth} 个` : '这个'}回答有帮助吗？</p>
    <input type="hidden" name="answerId" value="${answerId}" />
    <input type="hidden" name="back" value="${back}" />
    <p class="choices">
      <button type="submit" name="useful" value="yes">有帮助</button>
      <button type="submit" name="useful" value="no">没帮助</button>
    </p>
  </form>`
}
