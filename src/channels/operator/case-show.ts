import type { Context } from 'hono'
import { ServiceError } from '../../errors.ts'
import { may } from '../../operator/roles.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { cardOf } from './case-card.ts'
import { casePart } from './case-page.ts'
import type { CaseView } from './case-view.ts'
import { desk } from './desk.ts'
import type { Entered } from './entrance.ts'
import { basisOf, saidIn, suggestionsFor } from './live-basis.ts'
import { visibleTo } from './live-view.ts'

type More = Pick<CaseView, 'contact' | 'error' | 'marked'> & { status?: 409; drafts?: boolean }
interface With {
  services: Services
  settings: Settings
}

/** One case whole, read into the audit log first. */
export async function viewOf(
  entered: Entered,
  number: string,
  services: Services,
  { drafts, ...more }: Omit<More, 'status'> = {},
): Promise<CaseView> {
  const { store, operator, csrf } = entered
  const found = /^[1-9]\d{5}$/.test(number) ? await store.cases.find(number) : null
  if (!found) throw new ServiceError(404, '没有这个编号。')
  await store.audit.add({ kind: 'read', action: 'case.read', actor: operator.id, case: number })
  const [calls, all, turns, accounts] = await Promise.all([
    store.calls.ofCase(number),
    saidIn(store, found),
    found.conversation ? store.answers.turns(found.conversation) : [],
    store.operators.list(),
  ])
  const said = visibleTo(all, operator.id)
  const held = found.status === 'taken' && found.operator === operator.id
  const alive = found.status === 'open' || found.status === 'taken'
  const basis = alive ? basisOf(said) : undefined
  // A page without suggestions is better than none.
  const suggested = basis && (await suggestionsFor(services, found, basis).catch(() => undefined))
  const card = cardOf(calls, found, all.answer)
  const holder = accounts.find(({ id }) => id === found.operator)?.name
  return {
    ...more,
    csrf,
    found,
    held,
    ...(holder ? { holder } : {}),
    frees: may(operator.role, 'free'),
    said,
    turns,
    ...(card ? { card } : {}),
    ...(all.answer ? { answer: all.answer } : {}),
    ...(basis && suggested ? { basis, suggested } : {}),
    ...(drafts && suggested ? { draft: suggested.answer.written } : {}),
    colleagues: accounts.filter(
      ({ id, role, disabledAt }) => id !== operator.id && disabledAt === undefined && may(role, 'cases'),
    ),
    once: crypto.randomUUID(),
  }
}

export async function showCase(
  c: Context,
  entered: Entered,
  number: string,
  { status, ...more }: More,
  { services, settings }: With,
): Promise<Response> {
  const view = await viewOf(entered, number, services, more)
  const title = more.error ? '错误：没有发出' : `编号 ${number}`
  const code = status ?? (more.error ? 400 : 200)
  return c.html(desk(c, entered, { title, main: casePart(view) }, settings), code)
}
