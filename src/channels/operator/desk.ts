import type { Context } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../../errors.ts'
import { ROLE_WORDS, may } from '../../operator/roles.ts'
import type { Task } from '../../operator/roles.ts'
import type { Settings } from '../../settings.ts'
import { frameOf } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'
import { scriptAddress } from '../web/scripts.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import { enterByGate } from './access.ts'
import { namedForms } from './named-forms.ts'
import { preferencesOf } from './preferences.ts'
import { shortcutList } from './shortcut-list.ts'
import { showSignIn } from './sign-in-show.ts'

export const csrfField = ({ csrf }: Pick<Entered, 'csrf'>): Html =>
  html`<input type="hidden" name="csrf" value="${csrf}" />`

export interface DeskPage {
  title: string
  main: Html
  head?: Html
  skip?: { href: string; text: string }
  /** Of the caller: every link of the page carries it. */
  region?: string
}

/** A page of the console: where one can go, who is at the desk, the keys that are set, and the way out. */
export async function desk(c: Context, entered: Entered, page: DeskPage, settings: Settings) {
  const { id, name, role } = entered.operator
  const main = html`${page.main}
    <section>
      <h2 id="desk">工作台</h2>
      <ul class="links">
        ${may(role, 'look-up') ? html`<li><a href="/operator">查找和等着办的</a></li>` : ''}
        ${may(role, 'documents') ? html`<li><a href="/operator/documents">文件和设置</a></li>` : ''}
        ${may(role, 'documents') ? html`<li><a href="/operator/wordings">改常用的话</a></li>` : ''}
        ${may(role, 'audit') ? html`<li><a href="/operator/audit">审计记录</a></li>` : ''}
        ${may(role, 'accounts') ? html`<li><a href="/operator/accounts">账号</a></li>` : ''}
        <li><a href="/operator/account">我的登录</a></li>
      </ul>
      <form method="post" action="/operator/sign-out">
        ${csrfField(entered)}
        <p>您是 ${name}（${ROLE_WORDS[role]}）。</p>
        <p class="row"><button type="submit">退出</button></p>
      </form>
    </section>`
  const { region, head = '', ...shown } = page
  const frame = frameOf(c, settings)
  const display = { ...frame.display, ...(region ? { region } : {}) }
  const keys = may(role, 'look-up') && shortcutList(await preferencesOf(entered.store, id), settings)
  const scripts = html`<script src="${scriptAddress('operator')}" defer></script>
    ${head}`
  return layout(
    {
      ...shown,
      main: namedForms(main),
      unlisted: true,
      head: scripts,
      ...(keys ? { keys } : {}),
    },
    { ...frame, display, here: '/operator' },
  )
}

type Handler = (c: Context, entered: Entered) => Response | Promise<Response>

/** A page behind the door. Who is not signed in gets the form, and what was typed in a locked desk back. */
export function behind(entrance: Entrance, settings: Settings, task: Task | undefined, handler: Handler) {
  return async (c: Context): Promise<Response> => {
    let entered: Entered
    try {
      entered = await entrance.enter(c, task)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.status !== 401) throw error
      if (c.req.method === 'GET') {
        const { pathname, search } = new URL(c.req.url)
        const fields = { next: pathname + search }
        // After a lock or signing out somebody has to press a button: else a lock would be none.
        if (entrance.ways().gate && entrance.isNew(c)) return enterByGate(c, entrance, settings, fields)
        return showSignIn(c, entrance, settings, fields, 401)
      }
      // Only what our own page sent is kept: else another site could have something sent in an operator's name.
      const unsent = await entrance.fields(c).catch(() => undefined)
      return showSignIn(c, entrance, settings, {}, 401, unsent && { path: c.req.path, fields: unsent })
    }
    return handler(c, entered)
  }
}

/** A form behind the door: what did not come from a page of ours gets no further. */
export const posted = (
  entrance: Entrance,
  settings: Settings,
  task: Task | undefined,
  handler: (c: Context, entered: Entered, fields: Fields) => Response | Promise<Response>,
) => behind(entrance, settings, task, async (c, entered) => handler(c, entered, await entrance.fields(c)))
