import { html } from 'hono/html'
import type { Frame } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'
import { faultSummary } from '../web/person/fields.ts'
import type { Ways } from './entrance.ts'
import { namedForms } from './named-forms.ts'
import { passkeyScript } from './passkey-script.ts'
import { unsentField, unsentNote } from './unsent.ts'
import type { Unsent } from './unsent.ts'

export interface SignInForm {
  csrf: string
  /** Where to go on: a page of the console. */
  next: string
  ways: Ways
  /** Whom the gate says this is. */
  person?: string
  name?: string
  error?: string
  unsent?: Unsent
}

/** What can be done without typing comes first. */
export function signInPage(form: SignInForm, frame: Frame): Html {
  const { next, ways, error, unsent } = form
  const main = html`${faultSummary(error ? [{ field: 'ways', text: error }] : [])}
    <h1>登录工作台</h1>
    ${unsentNote(unsent)}
    <div id="ways" tabindex="-1">
      ${ways.gate ? button(form, 'access', `用 Cloudflare Access 登录（${form.person ?? ''}）`) : ''}
      ${ways.passkeys ? passkeyForm(form) : ''} ${ways.identity ? button(form, 'oidc', '用统一身份登录') : ''}
      ${ways.passwords ? passwordForm(form) : ''}
    </div>
    <p><a class="action" href="${next}">已经登录过，直接打开</a></p>`
  const title = error ? '错误：没有登录' : '登录工作台'
  const head = ways.passkeys ? { head: passkeyScript() } : {}
  return layout({ title, main: namedForms(main), unlisted: true, ...head }, frame)
}

/** What each form of the page brings along. */
const brought = ({ csrf, next, unsent }: SignInForm): Html =>
  html`<input type="hidden" name="csrf" value="${csrf}" />
    <input type="hidden" name="next" value="${next}" />
    ${unsentField(unsent)}`

const button = (form: SignInForm, way: string, text: string): Html =>
  html`<form method="post" action="/operator/sign-in/${way}" accept-charset="utf-8">
    ${brought(form)}
    <p class="row"><button type="submit">${text}</button></p>
  </form>`

/** Without its script, or in a browser without passkeys, it is not there. */
const passkeyForm = (form: SignInForm): Html =>
  html`<form
    method="post"
    action="/operator/sign-in/passkey"
    accept-charset="utf-8"
    data-passkey="/operator/sign-in/passkey/options"
    hidden
  >
    ${brought(form)}
    <input type="hidden" name="credential" value="" />
    <p class="hint" id="passkey-hint">不用写名字、密码和验证码：用这台设备或安全钥匙的指纹、面容或密码。</p>
    <p class="row"><button type="submit" aria-describedby="passkey-hint">用通行密钥登录</button></p>
    <p role="status" data-told></p>
  </form>`

const passwordForm = (form: SignInForm): Html =>
  html`<form method="post" action="/operator/sign-in" accept-charset="utf-8">
    ${brought(form)}
    <label for="name">名字</label>
    <input id="name" name="name" type="text" value="${form.name ?? ''}" autocomplete="username" required />
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
  </form>`
