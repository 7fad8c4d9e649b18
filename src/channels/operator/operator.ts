import type { OpenAPIHono } from '@hono/zod-openapi'
import { ServiceError } from '../../errors.ts'
import { may } from '../../operator/roles.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { goTo } from '../web/frame/frame.ts'
import { jsonChannel } from '../json.ts'
import type { Limits } from '../limits.ts'
import { caseApi } from './case-api.ts'
import { showCase } from './case-show.ts'
import { casesChannel } from './cases.ts'
import { exportChannel } from './export.ts'
import { liveChannel } from './live.ts'
import { queueChannel, queueFor } from './queue.ts'
import { queuePart } from './queue-page.ts'
import { accountChannel } from './account.ts'
import { accountsChannel } from './accounts.ts'
import { auditChannel } from './audit.ts'
import { behind } from './desk.ts'
import { documentsChannel } from './documents.ts'
import { createEntrance } from './entrance.ts'
import { lookUpChannel, showLookUp } from './look-up.ts'
import { markChannel } from './marks.ts'
import { shortcutsChannel } from './shortcuts-page.ts'
import { SIGNED_IN_SCHEME } from './signed-in.ts'
import { signInChannel } from './sign-in.ts'
import { smsChannel } from './sms.ts'
import { wordingsChannel } from './wordings.ts'

/** The console: every page of it is behind the entrance. */
export function operatorChannel(services: Services, settings: Settings, limits: Limits): OpenAPIHono {
  const entrance = createEntrance(services, settings, limits)
  const channel = jsonChannel()
  channel.openAPIRegistry.registerComponent('securitySchemes', 'operator', SIGNED_IN_SCHEME)
  channel.get(
    '/operator',
    behind(entrance, settings, undefined, async (c, entered) => {
      const { role } = entered.operator
      const number = c.req.query('case')
      if (number !== undefined && !may(role, 'cases')) throw new ServiceError(403, '您的角色不能看留言。')
      if (number !== undefined) {
        const { marked, draft } = c.req.query()
        const more = { ...(marked ? { marked } : {}), drafts: draft === '1' }
        return showCase(c, entered, number, more, { services, settings })
      }
      if (!may(role, 'look-up')) return goTo(c, '/operator/audit')
      const queue = may(role, 'cases') ? queuePart(await queueFor(entered)) : ''
      return showLookUp(c, entered, { services, settings }, {}, queue)
    }),
  )
  channel.route('/', signInChannel(services, entrance, settings))
  channel.route('/', lookUpChannel(services, settings, entrance))
  channel.route('/', markChannel(services, settings, entrance))
  channel.route('/', smsChannel(services, settings, entrance))
  channel.route('/', shortcutsChannel(entrance, settings))
  channel.route('/', wordingsChannel(entrance, settings))
  channel.route('/', casesChannel(services, settings, entrance))
  channel.route('/', caseApi(services, entrance))
  channel.route('/', queueChannel(entrance))
  channel.route('/', liveChannel(services, entrance))
  channel.route('/', exportChannel(entrance, settings))
  channel.route('/', auditChannel(entrance, settings))
  channel.route('/', accountChannel(services, entrance, settings))
  channel.route('/', accountsChannel(entrance, settings))
  channel.route('/', documentsChannel(services, entrance, settings))
  return channel
}
