import type { Context } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../../errors.ts'
import { ROLE_WORDS, may } from '../../operator/roles.ts'
import type { Task } from '../../operator/roles.ts'
import type { Settings } from '../../settings.ts'
import { frameOf } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'
import type { Entered, Entrance } from './entrance.ts'
import { showSignIn } from './sign-in.ts'

export const csrfField = ({ csrf }: Pick<Entered, 'csrf'>): Html =>
  html`<input type="hidden" name="csrf" value="${csrf}" />`

/** A page of the console: where one can go, who is at the desk, and the way out. */
export function desk(c: Context, entered: Entered, page: { title: string; main: Html }, settings: Settings) {
  const { name, role } = entered.operator
  const main = html`${page.main}
    <section>
      <h2 id="desk">工作台</h2>
      <ul class="links">
        ${may(role, 'look-up') ? html`<li><a href="/operator">查找和等着办的</a></li>` : ''}
        ${may(role, 'audit') ? html`<li><a href="/operator/audit">审计记录</a></li>` : ''}
      </ul>
      <form method="post" action="/operator/sign-out">
        ${csrfField(entered)}
        <p>您是 ${name}（${ROLE_WORDS[role]}）。</p>
        <p class="row"><button type="submit">退出</button></p>
      </form>
    </section>`
  return layout({ title: page.title, main, unlisted: true }, { ...frameOf(c, settings), here: '/operator' })
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
        return showSignIn(c, entrance, settings, { next: pathname + search }, 401)
      }
      const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
      const typed = form['text'] ?? form['q']
      return showSignIn(c, entrance, settings, { unsent: typeof typed === 'string' ? typed : '' }, 401)
    }
    return handler(c, entered)
  }
}
