import { Hono } from 'hono'
import type { Context } from 'hono'
import { DOORS, isOpen } from '../../../doors.ts'
import { ServiceError } from '../../../errors.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { isPlain, openCase } from '../../handoff-case.ts'
import { storeOf } from '../../keeping.ts'
import { threadOf } from '../conversation/thread.ts'
import { frameOf, goTo } from '../frame/frame.ts'
import { backOf, queryOf } from './back.ts'
import { checkPage, withdrawnPage } from './check-page.ts'
import type { Check } from './check-page.ts'
import { checked, draftOf, sealWith } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Fault } from './fields.ts'
import { personPage } from './person-page.ts'

/**
 * Asking for a person: the form, the page to read it once more, the receipt. By plain forms; between them the draft
 * travels sealed, so nothing is kept before it is sent, and what is sent twice counts once.
 */
export function personForms(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  const seal = settings.stateSecret && services.store ? sealWith(settings.stateSecret) : undefined
  const sealOrNone = () => {
    if (seal) return seal
    throw new ServiceError(503, '这里暂时不能留言。请拨打 12385 残疾人服务热线。')
  }
  const form = async (c: Context, draft: Draft, faults: Fault[] = []) => {
    const answer = seal ? await answerOf(draft, services) : undefined
    const regions = [...new Set(services.library.documents.map((document) => document.region))]
    const filled = { ...draft, region: draft.region || answer?.region || '' }
    const question = answer ? { question: answer.question } : {}
    const view = { draft: filled, faults, regions, calls: opens('callback', settings), ...question }
    return c.html(personPage(seal ? view : undefined, frameOf(c, settings)), faults.length > 0 ? 400 : 200)
  }
  pages.use('/person/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  pages.get('/person', async (c) => {
    const { d, ...query } = c.req.query()
    return form(c, (d && (await seal?.open(d))) || draftOf(query))
  })
  pages.post('/person', async (c) => {
    const draft = draftOf(await c.req.parseBody().catch(() => ({})))
    const result = checked(draft)
    if ('faults' in result) return form(c, draft, result.faults)
    return goTo(c, `/person/check${queryOf({ d: await sealOrNone().close(draft) })}`)
  })
  pages.get('/person/check', async (c) => {
    const sealed = c.req.query('d') ?? ''
    const { draft, asked } = await opened(sealed)
    const before = await beforeOf(draft, services)
    const told = before ? { before } : {}
    return c.html(checkPage({ asked, sealed, back: draft.back, ...told }, frameOf(c, settings)))
  })
  pages.post('/person/send', async (c) => {
    const { d }: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
    const sealed = typeof d === 'string' ? d : ''
    const { asked } = await opened(sealed)
    const once = { scope: 'person page', key: sealed, request: sealed }
    const { token = '' } = await openCase(asked, services, { once, receipt: true })
    return goTo(c, `/r/${token}`)
  })
  pages.get('/person/withdrawn', (c) => {
    const { back, sent } = c.req.query()
    return c.html(withdrawnPage(backOf(back) ?? '/', sent === '1', frameOf(c, settings)))
  })
  const opened = async (sealed: string) => {
    const draft = await sealOrNone().open(sealed)
    const result = draft && checked(draft)
    if (!result || 'faults' in result)
      throw new ServiceError(400, '这一页过了 20 小时，或者网址不完整。您写的没有发出，请再填一次。')
    return { draft, asked: result.asked }
  }
  return pages
}

/** What was asked before, as far as it is still kept. */
async function answerOf({ answer }: Draft, services: Services) {
  if (!answer || !services.store) return undefined
  return (await (await storeOf(services)).answers.find(answer).catch(() => null)) ?? undefined
}

/** What goes with the case: with consent to details of health all of the conversation, else the last question if it tells none. */
async function beforeOf(draft: Draft, services: Services): Promise<Check['before']> {
  const answer = await answerOf(draft, services)
  const thread = draft.health ? await threadOf(draft.session, services) : undefined
  const questions = thread?.turns.map(({ question }) => question) ?? []
  if (questions.length > 0) return { questions, kept: true }
  return answer ? { questions: [answer.question], kept: draft.health || isPlain(answer) } : undefined
}

function opens(id: string, settings: Settings): boolean {
  const door = DOORS.find((known) => known.id === id)
  return door !== undefined && isOpen(door, settings)
}
