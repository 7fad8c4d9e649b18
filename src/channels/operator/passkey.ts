import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import type { Asked, Passkeys, Site } from '../../ports/passkeys.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { posted } from './desk.ts'
import type { Entered, Entrance, Fields, Means } from './entrance.ts'
import { provePassword } from './proof.ts'
import { showSignIn } from './sign-in-show.ts'
import { welcome } from './welcome.ts'

/** As long as somebody may take to find the device, in milliseconds. */
const PATIENCE = 5 * 60_000

const REFUSED = '没有登录：这个通行密钥不认得，或者放得太久。请再按一次，或用别的办法登录。'

const nameShape = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N} ._-]{1,40}$/u)

/** The key's own id, of an answer that may be anything. */
const answerShape = z.looseObject({ id: z.string().regex(/^[\w-]{1,1400}$/) })

export function passkeyChannel(services: Services, entrance: Entrance, settings: Settings): Hono {
  const { passkeys } = services
  const channel = new Hono({ strict: false })
  const able = (means: Means): Passkeys => {
    if (!passkeys || !entrance.ways().passkeys || means.person)
      throw new ServiceError(403, '这里不用通行密钥登录。')
    return passkeys
  }
  /** What was asked is kept for the answer, sealed, for this browser, once. */
  const asking = async (c: Context, { store, vault }: Means, token: string, asked: Asked) => {
    const sealed = await vault.seal(asked.challenge, 'passkey')
    await store.operators.begin(`passkey ${token}`, sealed, PATIENCE)
    c.header('cache-control', 'no-store')
    return c.json(asked.options)
  }
  const askedOf = async ({ store, vault }: Means, token: string) => {
    const sealed = await store.operators.take(`passkey ${token}`)
    return sealed ? vault.open(sealed, 'passkey') : undefined
  }

  channel.post('/operator/sign-in/passkey/options', async (c) => {
    entrance.guess(c)
    const means = await entrance.open(c)
    await entrance.fields(c)
    return asking(c, means, entrance.token(c), await able(means).ask(siteOf(c, settings)))
  })
  channel.post('/operator/sign-in/passkey', async (c) => {
    entrance.guess(c)
    const means = await entrance.open(c)
    const fields = await entrance.fields(c)
    const challenge = await askedOf(means, entrance.token(c))
    const answer = answerOf(fields['credential'])
    const key = answer && challenge ? await means.store.operators.passkey(answer.id) : null
    const counter =
      key && challenge ? await able(means).checked(answer, challenge, siteOf(c, settings), key) : undefined
    const opened =
      key &&
      counter !== undefined &&
      (await welcome(c, entrance, settings, means, {
        id: key.operator.id,
        signIn: { passkey: { id: key.id, counter } },
        fields,
      }))
    if (opened) return opened
    await means.store.operators.refuse()
    return showSignIn(c, entrance, settings, { ...fields, error: REFUSED }, 401)
  })

  const own = (path: string, handler: (c: Context, entered: Entered, fields: Fields) => Promise<Response>) =>
    channel.post(path, posted(entrance, settings, undefined, handler))
  own('/operator/account/passkey/options', async (c, entered) => {
    const { store, operator, token } = entered
    const known = (await store.operators.passkeys(operator.id)).map(({ id }) => id)
    const asked = await able(entered).offer({ ...operator, known }, siteOf(c, settings))
    return asking(c, entered, token, asked)
  })
  own('/operator/account/passkey', async (c, entered, { name, credential, password }) => {
    const { store, operator, token } = entered
    const challenge = await askedOf(entered, token)
    const called = nameShape.safeParse(name)
    if (!called.success) throw new ServiceError(400, '请给通行密钥起个名字，1 到 40 个字。')
    await provePassword(services, entered, password)
    const made = challenge && (await able(entered).made(answerOf(credential), challenge, siteOf(c, settings)))
    if (!made || !(await store.operators.addPasskey(operator.id, { ...made, name: called.data })))
      throw new ServiceError(400, '没有加上这个通行密钥：设备的回答核对不上，或者已经有了。请再试一次。')
    return goTo(c, '/operator/account')
  })
  own('/operator/account/passkey/remove', async (c, { store, operator }, { id = '' }) => {
    if (!(await store.operators.removePasskey(operator.id, id)))
      throw new ServiceError(404, '没有这个通行密钥。')
    return goTo(c, '/operator/account')
  })
  return channel
}

function siteOf(c: Context, { publicOrigin }: Settings): Site {
  const { origin, hostname } = new URL(publicOrigin ?? c.req.url)
  return { origin, host: hostname }
}

function answerOf(text: string | undefined): z.output<typeof answerShape> | undefined {
  try {
    return answerShape.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}
