import { Hono } from 'hono'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { ServiceError } from '../../errors.ts'
import { subjectsOf } from '../../operator/subjects.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { STRANGER } from './access.ts'
import { newToken } from './entrance.ts'
import type { Entrance, Fields, Means } from './entrance.ts'
import { showSignIn } from './sign-in-show.ts'
import { goOn, welcome } from './welcome.ts'

const PATH = '/operator/sign-in/oidc'
/** As long as somebody may take at the provider's, in milliseconds. */
const PATIENCE = 10 * 60_000

const REFUSED = '没有登录：统一身份的回答核对不上，或者放得太久。请从头再登录一次。'

const keptShape = z.object({ kept: z.string(), fields: z.record(z.string(), z.string()) })

/** Away to the provider and back. What the way back needs is kept sealed, once, for this browser. */
export function oidcChannel({ identity }: Services, entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  const cookieName = settings.publicOrigin?.startsWith('https:') ? '__Host-operator-oidc' : 'operator-oidc'
  /** What the browser came to, as the world sees it: behind a proxy we see another. */
  const seen = (c: Context) => {
    const { origin, search } = new URL(c.req.url)
    return { back: `${settings.publicOrigin ?? origin}${PATH}`, search }
  }
  const provider = (means: Means) => {
    if (!identity || means.person)
      throw new ServiceError(403, '没有统一身份：要设置 OIDC_ISSUER、OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET。')
    return identity
  }
  channel.post(PATH, async (c) => {
    entrance.guess(c)
    const means = await entrance.open(c)
    const { next = '', unsent = '' } = await entrance.fields(c)
    const { address, state, kept } = await provider(means).begin(seen(c).back)
    const browser = newToken()
    const sealed = await means.vault.seal(JSON.stringify({ kept, fields: { next, unsent } }), 'sign-in oidc')
    await means.store.operators.begin(`${state} ${browser}`, sealed, PATIENCE)
    // Lax: it has to come along when the provider sends the browser back.
    setCookie(c, cookieName, browser, {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      maxAge: PATIENCE / 1000,
    })
    c.header('cache-control', 'no-store')
    return goOn(c, settings, { to: address, title: '去统一身份登录', link: '接着去登录' })
  })
  channel.get(PATH, async (c) => {
    entrance.guess(c)
    const means = await entrance.open(c)
    const { back, search } = seen(c)
    const came = new URL(back + search)
    const browser = getCookie(c, cookieName) ?? ''
    const taken = await means.store.operators.take(`${came.searchParams.get('state') ?? ''} ${browser}`)
    const begun = taken === null ? undefined : await openKept(means, taken)
    const person =
      begun &&
      (await provider(means)
        .finish(came, begun.kept)
        .catch(() => undefined))
    const known = person && (await means.store.operators.bySubject(subjectsOf(person)))
    const fields: Fields = begun?.fields ?? {}
    const opened =
      known && (await welcome(c, entrance, settings, means, { id: known.id, fields, abroad: true }))
    if (opened) return opened
    await means.store.operators.refuse()
    return showSignIn(c, entrance, settings, { ...fields, error: person ? STRANGER : REFUSED }, 403)
  })
  return channel
}

const openKept = async ({ vault }: Means, sealed: Uint8Array) =>
  keptShape.parse(JSON.parse(await vault.open(sealed, 'sign-in oidc')))
