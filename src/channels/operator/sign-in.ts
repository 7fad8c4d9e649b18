import { Hono } from 'hono'
import type { Context } from 'hono'
import { stepOf } from '../../operator/totp.ts'
import type { Settings } from '../../settings.ts'
import { frameOf, goTo } from '../web/frame/frame.ts'
import type { Entrance, Fields, Means } from './entrance.ts'
import { signInPage } from './sign-in-page.ts'

/** One sentence for all that can be wrong: who guesses learns neither which names there are nor what is locked. */
const REFUSED = '名字、密码或验证码不对，没有登录。连错五次要等一刻钟；忘了就请管理员重新设一次。'

/** Hash of no password: an unknown name costs as much time as a known one. */
let nobody: Promise<string> | undefined

export function signInChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get('/operator/sign-in', (c) => showSignIn(c, entrance, settings, {}, 200))
  channel.post('/operator/sign-in', async (c) => {
    c.header('cache-control', 'no-store')
    const means = await entrance.open()
    const fields = await entrance.fields(c)
    const known = await checked(means, fields)
    // Always a new one: a token that somebody put into this browser beforehand opens nothing.
    const token = known ? entrance.token(c, true) : ''
    if (!known || !(await means.store.operators.signIn(known.id, { token, step: known.step }))) {
      if (known) await means.store.operators.refuse(known.id)
      return showSignIn(c, entrance, settings, { ...fields, error: REFUSED }, 401)
    }
    return goTo(c, nextOf(fields['next']))
  })
  channel.post('/operator/sign-out', async (c) => {
    const { store, token } = await entrance.enter(c)
    await entrance.fields(c)
    await store.operators.signOut(token)
    entrance.token(c, true)
    return goTo(c, '/operator/sign-in')
  })
  return channel
}

/** The form, and a cookie for it; `fields` are given back but for the secrets. */
export async function showSignIn(
  c: Context,
  entrance: Entrance,
  settings: Settings,
  fields: Fields,
  status: 200 | 401,
): Promise<Response> {
  c.header('cache-control', 'no-store')
  await entrance.open()
  const { name, error, unsent } = fields
  const form = {
    csrf: await entrance.csrfOf(entrance.token(c)),
    next: nextOf(fields['next']),
    ...(name ? { name } : {}),
    ...(error ? { error } : {}),
    ...(unsent ? { unsent } : {}),
  }
  return c.html(signInPage(form, { ...frameOf(c, settings), here: '/operator/sign-in' }), status)
}

const nextOf = (path: string | undefined): string =>
  path && /^\/operator(\/audit|\?case=[1-9]\d{5})?$/.test(path) ? path : '/operator'

/** Password and code looked at in any case, and refused ones counted. */
async function checked(
  { store, passwords, vault }: Means,
  { name = '', password = '', code = '' }: Fields,
): Promise<{ id: string; step: number } | undefined> {
  const known = await store.operators.credentials(name.trim().normalize('NFKC').slice(0, 40))
  nobody ??= passwords.hash(crypto.randomUUID())
  const right = await passwords.verify(password.slice(0, 200), known?.password ?? (await nobody))
  const secret = known?.second ? await vault.open(known.second, `${known.name} second`) : undefined
  const step = secret ? await stepOf(secret, code, Date.now()) : undefined
  const locked = (known?.lockedUntil ?? 0) > Date.now()
  if (known && right && step !== undefined && !locked) return { id: known.id, step }
  await store.operators.refuse(known?.id)
  return undefined
}
