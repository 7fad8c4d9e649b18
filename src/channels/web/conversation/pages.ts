import { Hono } from 'hono'
import type { Context } from 'hono'
import { PortError, ServiceError } from '../../../errors.ts'
import type { Services } from '../../../services.ts'
import type { Settings } from '../../../settings.ts'
import type { Limits } from '../../limits.ts'
import { retentionOf, spanWords } from '../../retention.ts'
import { answerPage } from '../answer/answer-page.ts'
import { MOST_BEFORE, askedOf, beforeOf, regionsOf } from '../ask/ask.ts'
import type { Asked } from '../ask/ask.ts'
import { addressOf, refused, shortcut } from '../ask/pages.ts'
import { frameOf, goTo } from '../frame/frame.ts'
import { earlierPart } from './earlier.ts'
import { isTired, newId, threadOf, toldUpTo } from './thread.ts'
import type { Thread } from './thread.ts'

const gone = (span: string): ServiceError =>
  new ServiceError(404, `没有这次对话。它保存到最后一问以后 ${span}；也请核对网址。您可以回到首页再问一次。`)

/** Asking by a plain form: POST, then the conversation's page, which may be loaded again and gone back to. */
export function conversationPages(services: Services, settings: Settings, limits: Limits): Hono {
  const pages = new Hono({ strict: false })
  pages.get('/c', (c) => goTo(c, '/'))
  pages.post('/c', (c) => send(c, undefined))
  pages.post('/c/:id', (c) => send(c, c.req.param('id')))
  pages.get('/c/:id', async (c) => {
    const thread = await threadOf(c.req.param('id'), services)
    c.header('cache-control', 'no-store')
    if (!thread || thread.turns.length === 0) throw gone(await span())
    return show(c, thread)
  })

  const span = async () => spanWords((await retentionOf(services)).conversations)

  async function show(c: Context, thread: Thread): Promise<Response> {
    const count = thread.turns.length
    const wanted = Number(c.req.query('turn') ?? count)
    const nth = Number.isInteger(wanted) && 1 <= wanted && wanted <= count ? wanted : count
    const { told: all, before } = await toldUpTo(nth, thread)
    const [told, ...others] = all
    if (!told) throw gone(await span())
    const frame = frameOf(c, settings)
    const address = `/c/${thread.id}`
    const clauseOf = (id: string) => services.library.clause(id)
    const earlier = earlierPart({
      told: others,
      from: nth - 1,
      before,
      address,
      clauseOf,
      span: await span(),
    })
    const { region } = frame.display
    const form = {
      action: address,
      regions: regionsOf(services),
      turns: count,
      asked: before.length + count,
      ...(region ? { region } : {}),
    }
    const tired = await isTired(all, thread)
    return c.html(
      answerPage(
        { told, nth: before.length + nth, clauseOf, here: frame.here, kept: true, tired, form, earlier },
        frame,
      ),
    )
  }

  async function send(c: Context, id: string | undefined): Promise<Response> {
    const { q = [], region = [], before = [], turns = [] } = await fieldsOf(c)
    const asked = askedOf(q[0] ?? '', region[0])
    const earlier = beforeOf(before)
    const seen = Number(turns[0] ?? Infinity)
    const form = { action: c.req.path, regions: regionsOf(services), before: earlier, turns: seen }
    if ('error' in asked) return refused(c, asked, { form, settings })
    const elsewhere = shortcut(c, asked.question, services)
    if (elsewhere) return elsewhere
    if (id) limits.count(c, 'session', id)
    const place = asked.region ? { region: asked.region } : {}
    const kept = await keepOnce({ asked, before: earlier, seen }, id).catch(withoutStore)
    if (kept) return goTo(c, `/c/${kept}`, place)
    return goTo(c, addressOf(asked.question, earlier), place)
  }

  /** Of two presses at once the second waits for the first one's answer. */
  const asking = new Map<string, Promise<string | undefined>>()
  function keepOnce(sent: Sent, id: string | undefined): Promise<string | undefined> {
    if (!id) return keep(sent)
    const key = JSON.stringify([id, sent.seen, sent.asked])
    const running = asking.get(key) ?? keep(sent, id).finally(() => asking.delete(key))
    asking.set(key, running)
    return running
  }

  /** Asks within its conversation and gives its id. undefined = it cannot be kept. */
  async function keep({ asked, before, seen }: Sent, id = ''): Promise<string | undefined> {
    const thread = await threadOf(id, services)
    if (!thread) return undefined
    const goesOn = thread.turns.length > 0
    // Sent once more by going back or by a second press: it was asked.
    if (goesOn && thread.turns.slice(seen).some(({ question }) => question === asked.question)) return id
    // An address that nobody got from here opens nothing: whoever made it up could read along.
    const session = goesOn ? id : newId()
    const context = goesOn ? thread.turns.map(({ question }) => question).slice(-MOST_BEFORE) : [...before]
    await services.ask({ ...asked, ...(context.length > 0 ? { context } : {}), session, channel: 'web' })
    const after = await threadOf(session, services)
    return after && after.turns.length > thread.turns.length ? session : undefined
  }

  return pages
}

interface Sent {
  asked: Asked
  before: readonly string[]
  /** How many turns the conversation had where the form stood. */
  seen: number
}

/** What cannot be kept is answered all the same, under an address that holds the question. */
function withoutStore(error: unknown): undefined {
  if (error instanceof PortError && error.port === 'store') return undefined
  throw error
}

/** Fields of a plain form, each as often as it is there; what is no form has none. */
async function fieldsOf(c: Context): Promise<Record<string, string[]>> {
  const form: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      [value].flat().filter((text) => typeof text === 'string'),
    ]),
  )
}
