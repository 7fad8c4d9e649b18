import type { OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { may } from '../../operator/roles.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { jsonChannel } from '../json.ts'
import { regionsOf } from '../web/ask/ask.ts'
import { auditChannel } from './audit.ts'
import { behind, desk } from './desk.ts'
import { createEntrance } from './entrance.ts'
import { lookUpChannel } from './look-up.ts'
import { lookUpPart } from './look-up-page.ts'
import { signInChannel } from './sign-in.ts'

/** The console: every page of it is behind the entrance. */
export function operatorChannel(services: Services, settings: Settings): OpenAPIHono {
  const entrance = createEntrance(services, settings)
  const channel = jsonChannel()
  channel.get(
    '/operator',
    behind(entrance, settings, undefined, (c, entered) => {
      if (!may(entered.operator.role, 'look-up')) return goTo(c, '/operator/audit')
      const main = html`<h1>工作台</h1>
        ${lookUpPart({ csrf: entered.csrf, regions: regionsOf(services) })}`
      return c.html(desk(c, entered, { title: '工作台', main }, settings))
    }),
  )
  channel.route('/', signInChannel(entrance, settings))
  channel.route('/', lookUpChannel(services, settings, entrance))
  channel.route('/', auditChannel(entrance, settings))
  return channel
}
