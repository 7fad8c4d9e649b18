import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { newSecret, secretUri, stepOf } from '../../operator/totp.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { accountPart, codesPart } from './account-page.ts'
import { behind, desk, posted } from './desk.ts'
import type { Entered, Entrance } from './entrance.ts'
import { passkeyScript } from './passkey-script.ts'
import { provePassword } from './proof.ts'

/** As long as a new secret waits for its first code, in milliseconds. */
const PATIENCE = 15 * 60_000

/** Each operator's own sign-in: passkeys, and the authenticator that stays as the other way. */
export function accountChannel(services: Services, entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator/account',
    behind(entrance, settings, undefined, async (c, entered) => {
      const { store, operator, csrf } = entered
      const known = await store.operators.credentials(operator.name)
      const passkeys = await store.operators.passkeys(operator.id)
      const able = entrance.ways().passkeys !== undefined && known?.password !== undefined
      const view = { csrf, operator, passkeys, local: known?.password !== undefined, able }
      const head = able ? { head: passkeyScript() } : {}
      return c.html(desk(c, entered, { title: '我的登录', main: accountPart(view), ...head }, settings))
    }),
  )
  channel.post(
    '/operator/account/codes',
    posted(entrance, settings, undefined, async (c, entered, { password }) => {
      await provePassword(services, entered, password)
      return showCodes(c, entered, settings, newSecret())
    }),
  )
  channel.post(
    '/operator/account/codes/confirm',
    posted(entrance, settings, undefined, async (c, entered, { code = '' }) => {
      const { store, operator, vault, token } = entered
      const sealed = await store.operators.take(`codes ${token}`)
      if (!sealed) throw new ServiceError(409, '放得太久了。请从“我的登录”再做一次。')
      const secret = await vault.open(sealed, `${operator.name} new second`)
      const step = await stepOf(secret, code, Date.now())
      if (step === undefined)
        return showCodes(c, entered, settings, secret, '验证码不对。请写验证器上现在的六位数。')
      await store.operators.setSecond(operator.id, await vault.seal(secret, `${operator.name} second`), step)
      return goTo(c, '/operator/account')
    }),
  )
  return channel
}

/** A new secret, which counts only once a code of it has come. */
async function showCodes(c: Context, entered: Entered, settings: Settings, secret: string, error?: string) {
  const { store, operator, vault, token, csrf } = entered
  const sealed = await vault.seal(secret, `${operator.name} new second`)
  await store.operators.begin(`codes ${token}`, sealed, PATIENCE)
  const main = codesPart({ csrf, secret, uri: secretUri(operator.name, secret), ...(error ? { error } : {}) })
  const title = error ? '错误：验证码不对' : '换验证器'
  return c.html(desk(c, entered, { title, main }, settings), error ? 400 : 200)
}
