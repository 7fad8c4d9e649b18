import { html } from 'hono/html'
import { ROLE_WORDS } from '../../operator/roles.ts'
import { ROLES } from '../../ports/operators.ts'
import type { Account, Role } from '../../ports/operators.ts'
import type { Html } from '../web/html.ts'
import { textField } from '../web/person/fields.ts'
import { timeWords } from '../web/words.ts'
import type { Entered } from './entrance.ts'
import { csrfField } from './desk.ts'
import { tableOf } from './table.ts'

interface AccountsView extends Pick<Entered, 'csrf'> {
  /** The admin's own id. */
  me: string
  accounts: readonly Account[]
  /** A provider or a gate signs people in. */
  byProvider: boolean
}

const COLUMNS = ['名字', '角色', '怎样登录', '现在', '改角色', '停用和解锁']

export const accountsPart = (view: AccountsView): Html =>
  html`<h1>账号</h1>
    ${tableOf(
      `${view.accounts.length} 个账号，按名字排`,
      COLUMNS,
      view.accounts.map((account) => row(account, view)),
    )}
    <p>
      要密码的账号，忘了密码的，在装着服务的机器上运行
      <code>npm run operator:add -- --name 名字 --role 角色</code>。
    </p>
    ${view.byProvider ? addPart(view) : ''}`

function row(account: Account, view: AccountsView): Html {
  const { id, name, role, disabledAt, lockedUntil } = account
  const path = `/operator/accounts/${id}`
  return html`<tr>
    <th scope="row">${name}${id === view.me ? '（您）' : ''}</th>
    <td>${ROLE_WORDS[role]}</td>
    <td>${waysOf(account)}</td>
    <td>${stateOf(account)}</td>
    <td>
      <form method="post" action="${path}/role">
        ${csrfField(view)}
        <label for="role-${id}">${name}的角色</label>
        ${roleChoice(`role-${id}`, role)}
        <button type="submit">改${name}的角色</button>
      </form>
    </td>
    <td>
      ${press(view, `${path}/${disabledAt === undefined ? 'disable' : 'enable'}`, `${disabledAt === undefined ? '停用' : '启用'}${name}`)}
      ${lockedUntil === undefined ? '' : press(view, `${path}/unlock`, `给${name}解锁`)}
    </td>
  </tr>`
}

const press = (view: AccountsView, action: string, text: string): Html =>
  html`<form method="post" action="${action}">
    ${csrfField(view)}
    <button type="submit">${text}</button>
  </form>`

const roleChoice = (id: string, chosen?: Role): Html =>
  html`<select id="${id}" name="role">
    ${ROLES.map(
      (role) =>
        html`<option value="${role}" ${role === chosen ? html`selected` : ''}>${ROLE_WORDS[role]}</option>`,
    )}
  </select>`

function waysOf({ password, passkeys, subject }: Account): string {
  const ways = [
    ...(password ? ['密码和验证码'] : []),
    ...(passkeys > 0 ? [`${passkeys} 个通行密钥`] : []),
    ...(subject === undefined ? [] : [`统一身份 ${subject}`]),
  ]
  return ways.join('，')
}

function stateOf({ disabledAt, lockedUntil }: Account): string {
  if (disabledAt !== undefined) return `${timeWords(disabledAt)}停用了`
  return lockedUntil === undefined ? '能登录' : `连错五次，锁到${timeWords(lockedUntil)}`
}

const addPart = (view: AccountsView): Html =>
  html`<section>
    <h2 id="add">加一个用统一身份的人</h2>
    <form method="post" action="/operator/accounts" accept-charset="utf-8">
      ${csrfField(view)}
      ${textField({ id: 'name', label: '名字', value: '', type: 'text', autocomplete: 'off', faults: [] })}
      ${textField({
        id: 'subject',
        label: '统一身份里的邮箱',
        hint: '没有核实过的邮箱时，写统一身份给的编号。',
        value: '',
        type: 'text',
        autocomplete: 'off',
        faults: [],
      })}
      <label for="role">角色</label>
      ${roleChoice('role')}
      <p class="row"><button type="submit">加上</button></p>
    </form>
  </section>`
