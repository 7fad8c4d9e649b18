import type { Context } from 'hono'
import { html } from 'hono/html'
import type { SignIn } from '../../ports/operators.ts'
import type { Settings } from '../../settings.ts'
import { frameOf, goTo } from '../web/frame/frame.ts'
import { layout } from '../web/layout.ts'
import { newToken } from './entrance.ts'
import type { Entrance, Fields, Means } from './entrance.ts'
import { unsentFrom, unsentPart } from './unsent.ts'

/** A page of the console that a sign-in goes on to. */
export const nextOf = (path: string | undefined): string =>
  path && /^\/operator(?!\/sign-)(?:\/[a-z-]+)*(?:\?(?:case=[1-9]\d{5}|after=\d{1,15}))?$/.test(path)
    ? path
    : '/operator'

/**
 * Opens a session under a token that nobody knew before: one that somebody put into this browser opens nothing. undefined:
 * nothing was opened.
 */
export async function welcome(
  c: Context,
  entrance: Entrance,
  settings: Settings,
  { store }: Means,
  who: { id: string; signIn?: Omit<SignIn, 'token'>; fields: Fields; abroad?: boolean },
): Promise<Response | undefined> {
  const token = newToken()
  if (!(await store.operators.signIn(who.id, { ...who.signIn, token }))) return undefined
  entrance.give(c, token)
  const unsent = unsentFrom(who.fields['unsent'])
  const next = nextOf(who.fields['next'])
  if (unsent) {
    const main = unsentPart(unsent, { csrf: await entrance.csrfOf(token) })
    return c.html(layout({ title: '您写的还没有发出', main, unlisted: true }, frameFor(c, settings)))
  }
  return who.abroad ? goOn(c, settings, { to: next, title: '登录好了', link: '打开工作台' }) : goTo(c, next)
}

/**
 * To another page by way of one of ours: our cookie is not sent along a redirect that began on another site, and a form of
 * ours may be redirected to no other site.
 */
export function goOn(
  c: Context,
  settings: Settings,
  { to, title, link }: { to: string; title: string; link: string },
): Response | Promise<Response> {
  const main = html`<h1>${title}</h1>
    <p><a class="action" href="${to}">${link}</a></p>`
  const head = html`<meta http-equiv="refresh" content="0; url=${to}" />`
  return c.html(layout({ title, main, head, unlisted: true }, frameFor(c, settings)))
}

const frameFor = (c: Context, settings: Settings) => ({ ...frameOf(c, settings), here: '/operator' })
