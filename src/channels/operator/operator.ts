import { Hono } from 'hono'
import { html } from 'hono/html'
import { may } from '../../operator/roles.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { auditChannel } from './audit.ts'
import { behind, desk } from './desk.ts'
import { createEntrance } from './entrance.ts'
import { signInChannel } from './sign-in.ts'

/** The console: every page of it is behind the entrance. */
export function operatorChannel(services: Services, settings: Settings): Hono {
  const entrance = createEntrance(services, settings)
  const channel = new Hono({ strict: false })
  channel.get(
    '/operator',
    behind(entrance, settings, undefined, (c, entered) => {
      if (!may(entered.operator.role, 'look-up')) return goTo(c, '/operator/audit')
      return c.html(desk(c, entered, { title: '工作台', main: html`<h1>工作台</h1>` }, settings))
    }),
  )
  channel.route('/', signInChannel(entrance, settings))
  channel.route('/', auditChannel(entrance, settings))
  return channel
}
