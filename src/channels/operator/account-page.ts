import { html } from 'hono/html'
import type { OperatorRecord, Passkey } from '../../ports/operators.ts'
import type { Html } from '../web/html.ts'
import { faultSummary, textField } from '../web/person/fields.ts'
import { timeWords } from '../web/words.ts'
import type { Entered } from './entrance.ts'
import { csrfField } from './desk.ts'
import { tableOf } from './table.ts'

export interface AccountView extends Pick<Entered, 'csrf'> {
  operator: OperatorRecord
  passkeys: readonly Passkey[]
  /** Has a password here. */
  local: boolean
  /** Passkeys can be used here. */
  able: boolean
}

export function accountPart(view: AccountView): Html {
  const { operator, local, able } = view
  if (!local)
    return html`<h1>我的登录</h1>
      <p>您用统一身份登录（${operator.subject ?? ''}）。密码和第二步在那边改。</p>`
  return html`<h1>我的登录</h1>
    ${able ? passkeysPart(view) : ''}
    <section>
      <h2 id="codes">验证器</h2>
      <p>没有通行密钥的时候，用密码加验证器上的六位数登录。换手机以前，先在这里换。</p>
      <form method="post" action="/operator/account/codes" accept-charset="utf-8">
        ${csrfField(view)} ${passwordField('codes-password')}
        <p class="row"><button type="submit">换一个验证器</button></p>
      </form>
    </section>`
}

const passkeysPart = (view: AccountView): Html =>
  html`<section>
    <h2 id="passkeys">通行密钥</h2>
    <p>通行密钥在您的手机、电脑或安全钥匙里。登录时按指纹、看镜头或输设备的密码，不用听、不用抄验证码。</p>
    ${
      view.passkeys.length === 0
        ? html`<p>还没有。</p>`
        : tableOf(
            '我的通行密钥',
            ['名字', '加上的时间', '上次用', '去掉'],
            view.passkeys.map((key) => passkeyRow(key, view)),
          )
    }
    <form
      method="post"
      action="/operator/account/passkey"
      accept-charset="utf-8"
      data-passkey="/operator/account/passkey/options"
      hidden
    >
      ${csrfField(view)}
      <input type="hidden" name="credential" value="" />
      ${textField({
        id: 'name',
        label: '给它起个名字',
        hint: '例如：我的手机。',
        value: '',
        type: 'text',
        autocomplete: 'off',
        faults: [],
      })}
      ${passwordField('passkey-password')}
      <p class="row"><button type="submit">加一个通行密钥</button></p>
      <p role="status" data-told></p>
    </form>
    <noscript><p>加通行密钥要用脚本。没有脚本的时候，用密码和验证器登录。</p></noscript>
  </section>`

const passkeyRow = ({ id, name, createdAt, usedAt }: Passkey, view: AccountView): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${timeWords(createdAt)}</td>
    <td>${usedAt === undefined ? '还没有用过' : timeWords(usedAt)}</td>
    <td>
      <form method="post" action="/operator/account/passkey/remove">
        ${csrfField(view)}
        <input type="hidden" name="id" value="${id}" />
        <button type="submit">去掉“${name}”</button>
      </form>
    </td>
  </tr>`

const passwordField = (id: string): Html =>
  html`<label for="${id}">您的密码</label>
    <p class="hint" id="${id}-hint">改登录的办法，要再写一次密码。</p>
    <input
      id="${id}"
      name="password"
      type="password"
      autocomplete="current-password"
      aria-describedby="${id}-hint"
      required
    />`

interface CodesView extends Pick<Entered, 'csrf'> {
  /** Base 32. */
  secret: string
  uri: string
  error?: string
}

/** Spoken and typed in groups of four; the link opens an authenticator on the same device. */
export const codesPart = ({ secret, uri, error, ...view }: CodesView): Html =>
  html`${faultSummary(error ? [{ field: 'code', text: error }] : [])}
    <h1>换验证器</h1>
    <p>把这个密钥输进验证器，再写验证器上的六位数。写对以前，原来的照样能用。</p>
    <p>密钥：<code>${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>
    <p><a class="action" href="${uri}">在这台设备的验证器里打开</a></p>
    <form method="post" action="/operator/account/codes/confirm" accept-charset="utf-8">
      ${csrfField(view)}
      <label for="code">验证码</label>
      ${error ? html`<p class="warn" id="code-error">错误：${error}</p>` : ''}
      <input
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        ${error ? html`aria-describedby="code-error" aria-invalid="true"` : ''}
        required
      />
      <p class="row"><button type="submit">换成这个</button></p>
    </form>
    <p><a class="action" href="/operator/account">不换了</a></p>`
