import { Hono } from 'hono'
import { ServiceError } from '../../errors.ts'
import { stepOf } from '../../operator/totp.ts'
import type { Passwords } from '../../ports/passwords.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { accessChannel } from './access.ts'
import { newToken } from './entrance.ts'
import type { Entrance, Fields, Means } from './entrance.ts'
import { oidcChannel } from './oidc.ts'
import { passkeyChannel } from './passkey.ts'
import { showSignIn } from './sign-in-show.ts'
import { welcome } from './welcome.ts'

/** One sentence for all that can be wrong: who guesses learns neither which names there are nor what is locked. */
const REFUSED = '名字、密码或验证码不对，没有登录。连错五次要等一刻钟；忘了就请管理员重新设一次。'

/** Hash of no password: an unknown name costs as much time as a known one. */
let nobody: Promise<string> | undefined

export function signInChannel(services: Services, entrance: Entrance, settings: Settings): Hono {
  const { passwords } = services
  const channel = new Hono({ strict: false })
  channel.get('/operator/sign-in', async (c) => {
    entrance.guess(c)
    return showSignIn(c, entrance, settings, {}, 200)
  })
  channel.post('/operator/sign-in', async (c) => {
    entrance.guess(c)
    c.header('cache-control', 'no-store')
    const means = await entrance.open(c)
    const fields = await entrance.fields(c)
    if (!passwords || means.person) throw new ServiceError(403, '这里不用密码登录。')
    const known = await checked(means, passwords, fields)
    const opened =
      known &&
      (await welcome(c, entrance, settings, means, { id: known.id, signIn: { step: known.step }, fields }))
    if (opened) return opened
    if (known) await means.store.operators.refuse(known.id)
    return showSignIn(c, entrance, settings, { ...fields, error: REFUSED }, 401)
  })
  channel.route('/', accessChannel(entrance, settings))
  channel.route('/', oidcChannel(services, entrance, settings))
  channel.route('/', passkeyChannel(services, entrance, settings))
  channel.post('/operator/sign-out', async (c) => {
    const { store, token } = await entrance.enter(c)
    await entrance.fields(c)
    await store.operators.signOut(token)
    entrance.give(c, newToken())
    return goTo(c, '/operator/sign-in')
  })
  return channel
}

/** Password and code looked at in any case, and refused ones counted. */
async function checked(
  { store, vault }: Means,
  passwords: Passwords,
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
