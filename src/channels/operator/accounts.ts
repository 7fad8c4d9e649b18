import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { subjectFrom } from '../../operator/subjects.ts'
import { ROLES } from '../../ports/operators.ts'
import type { AccountChange } from '../../ports/operators.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { accountsPart } from './accounts-page.ts'
import { behind, desk, posted } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'

const NAME = /^[\p{L}\p{N}._-]{1,40}$/u

/** Who may work here, for admins. What they change holds at once: sessions of whom they disable or move are gone. */
export function accountsChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/accounts',
    behind(entrance, settings, 'accounts', async (c, entered) => {
      const { store, operator, csrf } = entered
      await store.audit.add({ kind: 'read', action: 'accounts.read', actor: operator.id })
      const byProvider = entrance.ways().gate ?? entrance.ways().identity ?? false
      const main = accountsPart({ csrf, me: operator.id, accounts: await store.operators.list(), byProvider })
      return c.html(desk(c, entered, { title: '账号', main }, settings))
    }),
  )
  channel.post('/operator/accounts', posted(entrance, settings, 'accounts', add))
  channel.post(
    '/operator/accounts/:id{[0-9a-f-]{36}}/:what{role|disable|enable|unlock}',
    posted(entrance, settings, 'accounts', async (c, { store, operator }, { role }) => {
      const wanted = changeOf(c.req.param('what'), role)
      const done = await store.operators.change(c.req.param('id') ?? '', wanted, operator.id)
      if (done === 'missing') throw new ServiceError(404, '没有这个账号。')
      if (done === 'last-admin')
        throw new ServiceError(409, '没有改：这是最后一个管理员，改了就没有人能管账号。请先让别人当管理员。')
      return goTo(c, '/operator/accounts')
    }),
  )
  return channel
}

function changeOf(what: string | undefined, given: string | undefined): AccountChange {
  if (what !== 'role') return what === 'unlock' ? { unlock: true } : { disabled: what === 'disable' }
  const role = ROLES.find((known) => known === given)
  if (!role) throw new ServiceError(400, '没有这个角色。')
  return { role }
}

/** Of somebody who signs in elsewhere: a password is made where the service runs, and shown to who runs it. */
async function add(
  c: Context,
  { store, operator }: Entered,
  { name = '', role: given, subject: typed = '' }: Fields,
): Promise<Response> {
  const called = name.trim().normalize('NFKC')
  const role = ROLES.find((known) => known === given)
  const subject = subjectFrom(typed)
  if (!NAME.test(called) || !role || !subject)
    throw new ServiceError(400, '名字要 1 到 40 个字，要选角色，统一身份要写邮箱或它给的编号。')
  if ((await store.operators.list()).some((known) => known.name === called))
    throw new ServiceError(409, '已经有这个名字。')
  if ((await store.operators.put({ name: called, role, subject }, operator.id)) === 'taken')
    throw new ServiceError(409, '这个统一身份已经是别人的账号。')
  return goTo(c, '/operator/accounts')
}
