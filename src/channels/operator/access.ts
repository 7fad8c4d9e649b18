import { Hono } from 'hono'
import type { Context } from 'hono'
import { subjectsOf } from '../../operator/subjects.ts'
import type { Settings } from '../../settings.ts'
import type { Entrance, Fields } from './entrance.ts'
import { showSignIn } from './sign-in-show.ts'
import { welcome } from './welcome.ts'

/** Of whom a provider knows and we do not. */
export const STRANGER =
  '没有登录：工作台里没有您的账号，或者停用了。请管理员加上：npm run operator:add -- --name 名字 --role 角色 --subject 邮箱。'

/** What Cloudflare Access has let through becomes a session, as it can be locked, ended and audited. */
export function accessChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.post('/operator/sign-in/access', async (c) => {
    entrance.guess(c)
    await entrance.open(c)
    return enterByGate(c, entrance, settings, await entrance.fields(c))
  })
  return channel
}

/** Who comes through the gate for the first time need not press anything. */
export async function enterByGate(
  c: Context,
  entrance: Entrance,
  settings: Settings,
  fields: Fields,
): Promise<Response> {
  const means = await entrance.open(c)
  const { person, store } = means
  const known = person && (await store.operators.bySubject(subjectsOf(person)))
  const opened =
    known && (await welcome(c, entrance, settings, means, { id: known.id, fields, abroad: true }))
  if (opened) return opened
  await store.operators.refuse()
  return showSignIn(c, entrance, settings, { ...fields, error: STRANGER }, 403)
}
