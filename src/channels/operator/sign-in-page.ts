import { html } from 'hono/html'
import type { Frame } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'
import { faultSummary } from '../web/person/fields.ts'

export interface SignInForm {
  csrf: string
  /** Where to go on: a page of the console. */
  next: string
  name?: string
  error?: string
  /** What was typed when the desk had been locked: to be copied, as it was not sent. */
  unsent?: string
}

export function signInPage({ csrf, next, name = '', error, unsent }: SignInForm, frame: Frame): Html {
  const faults = error ? [{ field: 'name', text: error }] : []
  const main = html`${faultSummary(faults)}
    <h1>登录工作台</h1>
    ${
      unsent
        ? html`<p class="warn">太久没有动，工作台锁上了。您写的还没有发出，可以先复制：</p>
            <label for="unsent">您写的</label>
            <textarea id="unsent" rows="4" readonly>${unsent}</textarea>`
        : ''
    }
    <form method="post" action="/operator/sign-in" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="${csrf}" />
      <input type="hidden" name="next" value="${next}" />
      <label for="name">名字</label>
      <input id="name" name="name" type="text" value="${name}" autocomplete="username" required />
      <label for="password">密码</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <label for="code">验证码</label>
      <p class="hint" id="code-hint">验证器上的六位数，半分钟换一次，刚换掉的还能用。</p>
      <input
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        aria-describedby="code-hint"
        required
      />
      <p class="row"><button type="submit">登录</button></p>
    </form>
    <p><a class="action" href="${next}">已经登录过，直接打开</a></p>`
  return layout({ title: error ? '错误：没有登录' : '登录工作台', main, unlisted: true }, frame)
}
