import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../../errors.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { feedbackRequest } from '../../handoff-schemas.ts'
import { storeOf } from '../../keeping.ts'
import { frameOf, goTo } from '../frame/frame.ts'
import { backOf, queryOf } from './back.ts'
import { feedbackPage } from './feedback-page.ts'
import type { Said } from './feedback-page.ts'

/** 有帮助 and 没帮助 by a plain form: POST, then a page that may be loaded again. */
export function feedbackPages(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  pages.get('/feedback', async (c) => {
    const { answer = '', useful, noted, back } = c.req.query()
    const said = { answerId: answer, useful: useful === 'yes', noted: noted === '1' }
    c.header('cache-control', 'no-store')
    return c.html(
      feedbackPage({ ...said, back: await wayBack(answer, back, services) }, frameOf(c, settings)),
    )
  })
  pages.post('/feedback', async (c) => {
    const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
    const { answerId, useful, note = '' } = form
    if (useful !== 'yes' && useful !== 'no') throw new ServiceError(400, '请按“有帮助”或“没帮助”。')
    const back = await wayBack(answerId, form.back, services)
    const parsed = feedbackRequest.safeParse({ answerId, useful: useful === 'yes', note })
    if (!parsed.success) return refused(c, settings, { answerId, useful, note, back })
    const { note: said, ...told } = parsed.data
    await keep({ ...told, ...(said ? { note: said } : {}) }, services)
    const noted = said ? { noted: '1' } : {}
    return goTo(c, `/feedback${queryOf({ answer: told.answerId, useful, ...noted, back })}`)
  })
  return pages
}

/** The same said twice of one answer counts once; another opinion of it counts too. */
async function keep(told: { answerId: string; useful: boolean; note?: string }, services: Services) {
  const store = await storeOf(services)
  if (!(await store.answers.find(told.answerId)))
    throw new ServiceError(404, '没有这个回答，或者它已经过了保存的时间。')
  const key = JSON.stringify([told.answerId, told.useful, told.note])
  await store.feedback.add(told, { scope: 'feedback page', key, request: key })
}

function refused(c: Context, settings: Settings, form: Record<string, unknown> & { back: string }) {
  const { answerId, useful, note, back } = form
  if (typeof answerId !== 'string' || typeof note !== 'string' || [...note].length <= 1000)
    throw new ServiceError(400, '这张表单不完整，没有记下。请回到回答那一页再按一次。')
  const text = `您写了 ${[...note].length} 个字，最多 1000 个。请写短一点。`
  const said: Said = { answerId, useful: useful === 'yes', noted: false, back, note }
  return c.html(feedbackPage({ ...said, faults: [{ field: 'note', text }] }, frameOf(c, settings)), 400)
}

/** As the form says; else the question again, which its answer's id leads to; else the first page. */
async function wayBack(answerId: unknown, given: unknown, { store }: Services): Promise<string> {
  const back = backOf(given)
  if (back || typeof answerId !== 'string' || !store) return back ?? '/'
  const answer = await (await store()).answers.find(answerId).catch(() => null)
  return answer ? `/${queryOf({ q: answer.question, region: answer.region })}` : '/'
}
