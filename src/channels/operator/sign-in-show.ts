import type { Context } from 'hono'
import type { Settings } from '../../settings.ts'
import { frameOf } from '../web/frame/frame.ts'
import type { Entrance, Fields } from './entrance.ts'
import { signInPage } from './sign-in-page.ts'
import { unsentFrom } from './unsent.ts'
import type { Unsent } from './unsent.ts'
import { nextOf } from './welcome.ts'

/** The sign-in with a cookie for its forms; `fields` are given back but for the secrets. */
export async function showSignIn(
  c: Context,
  entrance: Entrance,
  settings: Settings,
  fields: Fields,
  status: 200 | 401 | 403,
  locked?: Unsent,
): Promise<Response> {
  c.header('cache-control', 'no-store')
  const { person } = await entrance.open(c)
  const { name, error } = fields
  const unsent = locked ?? unsentFrom(fields['unsent'])
  const form = {
    csrf: await entrance.csrfOf(entrance.token(c)),
    next: nextOf(fields['next']),
    ways: entrance.ways(),
    ...(person ? { person: person.email ?? person.subject } : {}),
    ...(name ? { name } : {}),
    ...(error ? { error } : {}),
    ...(unsent ? { unsent } : {}),
  }
  return c.html(signInPage(form, { ...frameOf(c, settings), here: '/operator/sign-in' }), status)
}
