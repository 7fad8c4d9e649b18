import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import { clauseUrl } from '../../clause-view.ts'
import { answerPage } from '../answer/answer-page.ts'
import { toldOf } from '../answer/told.ts'
import { LARGE_NAMES } from '../frame/display.ts'
import { frameOf, goTo } from '../frame/frame.ts'
import { WANTS_PERSON } from '../frame/human.ts'
import { MOST_BEFORE, askedOf, beforeOf, regionsOf, spokenClause } from './ask.ts'
import type { Unfit } from './ask.ts'
import type { AskForm } from './ask-form.ts'
import { askPage } from './ask-page.ts'

/** The first page, and an answer under an address that may be given to others: it belongs to no conversation. */
export function askPages(services: Services, settings: Settings): Hono {
  const pages = new Hono({ strict: false })
  pages.get('/', async (c) => {
    const frame = frameOf(c, settings)
    const typed = c.req.query('q')
    const asked = askedOf(typed ?? '', c.req.query('region'))
    const form: AskForm = { action: '/c', regions: regionsOf(services), ...where(asked) }
    if (typed === undefined) return c.html(askPage(form, frame))
    c.header('cache-control', 'no-store')
    if ('error' in asked) return refused(c, asked, { form, settings })
    const elsewhere = shortcut(c, asked.question, services)
    if (elsewhere) return elsewhere
    const before = beforeOf(c.req.queries('before') ?? [])
    const context = before.length > 0 ? { context: before } : {}
    const answer = await services.ask({ ...asked, ...context, channel: 'web' })
    const here = addressOf(asked.question, before)
    const told = toldOf(answer, asked.question, services.today())
    const next = { ...form, before: [...before, asked.question].slice(-MOST_BEFORE) }
    const clauseOf = (id: string) => services.library.clause(id)
    const view = { told, clauseOf, here, kept: services.store !== undefined, form: next }
    return c.html(answerPage(view, { ...frame, here }))
  })
  return pages
}

/** As it was asked: masked, unlike the address that came in. */
export function addressOf(question: string, before: readonly string[]): string {
  const rest = before.map((text): [string, string] => ['before', text])
  return `/?${new URLSearchParams([['q', question], ...rest]).toString()}`
}

const where = ({ region }: { region?: string }) => (region ? { region } : {})

/** The form again, with what was typed and what to do about it. */
export function refused(
  c: Context,
  { typed, error, ...place }: Unfit,
  { form, settings }: { form: AskForm; settings: Settings },
): Response | Promise<Response> {
  c.header('cache-control', 'no-store')
  return c.html(
    askPage({ ...form, ...place, question: typed, error }, { ...frameOf(c, settings), here: '/' }),
    400,
  )
}

/** What is typed into the box and is no question: a clause's spoken code, a wish for a person, a name of 长辈版. */
export function shortcut(c: Context, question: string, services: Services): Response | undefined {
  const spoken = spokenClause(question, services)
  if (spoken) return goTo(c, clauseUrl(spoken.id))
  if (WANTS_PERSON.test(question)) return goTo(c, '/person')
  return LARGE_NAMES.test(question) ? goTo(c, '/', { view: 'large' }) : undefined
}
