import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { deliver } from '../../operator/outbox.ts'
import { may } from '../../operator/roles.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { leaveToDo } from '../left-to-do.ts'
import { text } from '../schemas.ts'
import { goTo } from '../web/frame/frame.ts'
import { ASKED_LEAVE, PUT_OFF, seenOf } from './case-doing.ts'
import { showCase } from './case-show.ts'
import { posted } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import { marksChannel } from './live-marks.ts'

/** Not masked: an operator may well write an office's number. */
const written = text({ min: 1, max: 1000, error: '请写 1 到 1000 个字。' })

export const FASTER = '没有办成：别的工作人员先接了，或者它已经办完。请回工作台看现在的样子。'
const GONE = '没有转：您没有在办这一件，或者那位不能办。请回工作台看现在的样子。'

export function casesChannel(services: Services, settings: Settings, entrance: Entrance): Hono {
  const channel = new Hono({ strict: false })
  const post = (what: string, handler: (c: Context, entered: Entered, fields: Fields) => Promise<Response>) =>
    channel.post(
      `/operator/cases/:number{[1-9][0-9]{5}}/${what}`,
      posted(entrance, settings, 'cases', handler),
    )
  const show = (c: Context, entered: Entered, more: Parameters<typeof showCase>[3]) =>
    showCase(c, entered, numberOf(c), more, { services, settings })
  for (const what of ['take', 'release'] as const)
    post(what, async (c, { store, operator }) => {
      if (!(await store.cases[what](numberOf(c), operator.id))) throw new ServiceError(409, FASTER)
      return what === 'take' ? back(c) : goTo(c, '/operator')
    })
  post('transfer', async (c, { store, operator }, { to = '' }) => {
    if (!(await store.cases.transfer(numberOf(c), operator.id, to))) throw new ServiceError(409, GONE)
    return goTo(c, '/operator')
  })
  post('free', async (c, { store, operator }) => {
    if (!may(operator.role, 'free')) throw new ServiceError(403, '只有管理员能从别人手里放回去。')
    if (!(await store.cases.free(numberOf(c), operator.id))) throw new ServiceError(409, FASTER)
    return back(c)
  })
  post('postpone', async (c, { store, operator }, { hours = '' }) => {
    const by = PUT_OFF.find((known) => String(known) === hours)
    if (!by) throw new ServiceError(400, '请选多久以后。')
    const due = Date.now() + by * 3_600_000
    if (!(await store.cases.postpone(numberOf(c), operator.id, due))) throw new ServiceError(409, FASTER)
    return back(c)
  })
  post('agree', async (c, { store, operator }) => {
    if (!(await store.cases.agree(numberOf(c), operator.id, ASKED_LEAVE))) throw new ServiceError(409, FASTER)
    return back(c)
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
    return show(c, entered, { contact })
  })
  post('reply', async (c, entered, { text: typed = '', once = '', seen = '0' }) => {
    const number = numberOf(c)
    const said = written.safeParse(typed)
    if (!said.success)
      return show(c, entered, {
        error: { field: 'text', text: '请写 1 到 1000 个字，再按“写给居民”。', typed },
      })
    const operator = entered.operator.id
    const key = /^[\w-]{16,64}$/.test(once)
      ? { scope: `reply ${number}`, key: once, request: said.data }
      : undefined
    const messages = await entered.store.cases.messages(number)
    const repeated = messages.some((m) => m.from === 'operator' && m.text === said.data)
    if (!repeated && seenOf(messages) > Number(seen))
      return show(c, entered, { status: 409, error: { field: 'text', text: LATER, typed } })
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
      return show(c, entered, {
        error: { field: 'outcome', text: '请写结果，1 到 1000 个字，再按“办完了”。', typed },
      })
    const { store, operator } = entered
    const tell = services.outcomes !== undefined
    if (!(await store.cases.finish(numberOf(c), operator.id, outcome.data, tell)))
      throw new ServiceError(409, FASTER)
    if (services.outcomes)
      // Told at once where that works; what does not arrive now is in the outbox.
      leaveToDo(
        c,
        deliver(store.outbox, services.outcomes, () => {}),
      )
    return back(c)
  })
  channel.route('/', marksChannel(services, settings, entrance))
  return channel
}

const LATER = '居民刚才又写了话，这个回复没有发出。请先看“留言和回复”，再按“写给居民”。'

const numberOf = (c: Context): string => c.req.param('number') ?? ''
const back = (c: Context) => goTo(c, `/operator?case=${numberOf(c)}`)
