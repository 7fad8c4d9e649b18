import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { queueOf } from '../../operator/queue.ts'
import type { Waiting } from '../../operator/queue.ts'
import type { CaseRecord } from '../../ports/cases.ts'
import type { Settings } from '../../settings.ts'
import { text } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import { casePart } from './case-page.ts'
import type { CaseView } from './case-page.ts'
import { behind, desk } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import type { Line, Queue } from './queue-page.ts'

/** Cases that a page lists. */
const LISTED = 50

/** Not masked: an operator may well write an office's number. */
const written = text({ min: 1, max: 1000, error: '请写 1 到 1000 个字。' })

const FASTER = '没有办成：别的工作人员先接了，或者它已经办完。请回工作台看现在的样子。'

/** What waits and what is mine, each with its question; that they were read is in the audit log. */
export async function queueFor({ store, operator }: Entered): Promise<Queue> {
  const now = Date.now()
  const ask = async (line: Waiting): Promise<Line> => {
    const answer = line.found.answerId ? await store.answers.find(line.found.answerId) : null
    return answer ? { ...line, question: answer.question } : line
  }
  const lines = (cases: readonly CaseRecord[]) => Promise.all(queueOf(cases, now).slice(0, LISTED).map(ask))
  const [waiting, mine] = [await store.cases.waiting(4 * LISTED), await store.cases.heldBy(operator.id)]
  const detail = { cases: Math.min(waiting.length, LISTED) + Math.min(mine.length, LISTED) }
  if (detail.cases > 0)
    await store.audit.add({ kind: 'read', action: 'queue.read', actor: operator.id, detail })
  return { waiting: await lines(waiting), mine: await lines(mine) }
}

/** One case whole, read into the audit log first. */
export async function showCase(
  c: Context,
  entered: Entered,
  number: string,
  settings: Settings,
  more: Pick<CaseView, 'contact' | 'error'> = {},
): Promise<Response> {
  const { store, operator, csrf } = entered
  const found = /^[1-9]\d{5}$/.test(number) ? await store.cases.find(number) : null
  if (!found) throw new ServiceError(404, '没有这个编号。')
  await store.audit.add({ kind: 'read', action: 'case.read', actor: operator.id, case: number })
  const answer = found.answerId ? await store.answers.find(found.answerId) : null
  const view: CaseView = {
    ...more,
    csrf,
    found,
    held: found.status === 'taken' && found.operator === operator.id,
    messages: await store.cases.messages(number),
    turns: found.conversation ? await store.answers.turns(found.conversation) : [],
    calls: await store.calls.ofCase(number),
    once: crypto.randomUUID(),
    ...(answer ? { answer } : {}),
  }
  const title = more.error ? '错误：没有发出' : `编号 ${number}`
  return c.html(desk(c, entered, { title, main: casePart(view) }, settings), more.error ? 400 : 200)
}

export function casesChannel(entrance: Entrance, settings: Settings): Hono {
  const channel = new Hono({ strict: false })
  const post = (what: string, handler: (c: Context, entered: Entered, fields: Fields) => Promise<Response>) =>
    channel.post(
      `/operator/cases/:number{[1-9][0-9]{5}}/${what}`,
      behind(entrance, settings, 'cases', async (c, entered) =>
        handler(c, entered, await entrance.fields(c)),
      ),
    )
  const numberOf = (c: Context) => c.req.param('number') ?? ''
  const back = (c: Context) => goTo(c, `/operator?case=${numberOf(c)}`)
  for (const what of ['take', 'release'] as const)
    post(what, async (c, { store, operator }) => {
      if (!(await store.cases[what](numberOf(c), operator.id))) throw new ServiceError(409, FASTER)
      return what === 'take' ? back(c) : goTo(c, '/operator')
    })
  post('contact', async (c, entered) => {
    const number = numberOf(c)
    const sealed = await entered.store.cases.contact(number, entered.operator.id)
    if (!sealed) throw new ServiceError(403, '只有在办这一件的人才能看电话。请先接这一件。')
    const { phone, name } = sealed
    const contact = {
      ...(phone ? { phone: await entered.vault.open(phone, `${number} phone`) } : {}),
      ...(name ? { name: await entered.vault.open(name, `${number} name`) } : {}),
    }
    return showCase(c, entered, number, settings, { contact })
  })
  post('reply', async (c, entered, { text: typed = '', once = '' }) => {
    const number = numberOf(c)
    const said = written.safeParse(typed)
    if (!said.success)
      return showCase(c, entered, number, settings, {
        error: { field: 'text', text: '请写 1 到 1000 个字，再按“写给居民”。', typed },
      })
    const operator = entered.operator.id
    const key = /^[\w-]{16,64}$/.test(once)
      ? { scope: `reply ${number}`, key: once, request: said.data }
      : undefined
    const outcome = await entered.store.cases.say(
      number,
      { from: 'operator', text: said.data, operator },
      key,
    )
    if (outcome.kind !== 'reused' && !outcome.value) throw new ServiceError(409, FASTER)
    return back(c)
  })
  post('finish', async (c, entered, { outcome: typed = '' }) => {
    const outcome = written.safeParse(typed)
    if (!outcome.success)
      return showCase(c, entered, numberOf(c), settings, {
        error: { field: 'outcome', text: '请写结果，1 到 1000 个字，再按“办完了”。', typed },
      })
    if (!(await entered.store.cases.finish(numberOf(c), entered.operator.id, outcome.data)))
      throw new ServiceError(409, FASTER)
    return back(c)
  })
  return channel
}
