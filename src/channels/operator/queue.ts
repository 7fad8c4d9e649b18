import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { queueOf } from '../../operator/queue.ts'
import type { Waiting } from '../../operator/queue.ts'
import { may } from '../../operator/roles.ts'
import { stateLine } from '../../operator/state-line.ts'
import type { CaseRecord } from '../../ports/cases.ts'
import { json, jsonChannel, problem } from '../json.ts'
import type { Entered, Entrance } from './entrance.ts'
import { SIGNED_IN } from './signed-in.ts'
import type { Line, Queue } from './queue-page.ts'

/** Cases that a page lists. */
const LISTED = 50
/** What nobody touched for so long is nobody's any more, in milliseconds: longer than a working day. */
const FORGOTTEN = 12 * 3_600_000

/** What waits, what is mine and, for an admin, what others have, each with its question; that they were read is in the audit log. */
export async function queueFor({ store, operator }: Entered): Promise<Queue> {
  const now = Date.now()
  const ask = async (line: Waiting): Promise<Line> => {
    const answer = line.found.answerId ? await store.answers.find(line.found.answerId) : null
    return answer ? { ...line, question: answer.question } : line
  }
  const lines = (cases: readonly CaseRecord[]) => Promise.all(queueOf(cases, now).slice(0, LISTED).map(ask))
  await store.cases.expire(now - FORGOTTEN)
  const [waiting, mine, held, accounts] = await Promise.all([
    store.cases.waiting(4 * LISTED),
    store.cases.heldBy(operator.id),
    may(operator.role, 'free') ? store.cases.heldBy() : [],
    may(operator.role, 'free') ? store.operators.list() : [],
  ])
  const others = held.filter((found) => found.operator !== operator.id)
  const shown = [waiting, mine, others].reduce((sum, cases) => sum + Math.min(cases.length, LISTED), 0)
  if (shown > 0)
    await store.audit.add({
      kind: 'read',
      action: 'queue.read',
      actor: operator.id,
      detail: { cases: shown },
    })
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const overdue = queueOf(waiting, now).filter((line) => line.overdue).length
  return {
    state: { waiting: waiting.length, overdue, mine: mine.length },
    exports: may(operator.role, 'export'),
    waiting: await lines(waiting),
    mine: await lines(mine),
    others: (await lines(others)).map((line) => {
      const holder = names.get(line.found.operator ?? '')
      return holder ? { ...line, holder } : line
    }),
  }
}

const caseSchema = z
  .object({
    case: z.string(),
    reply: z.enum(['phone', 'text']),
    region: z.string().nullable(),
    reason: z.string().nullable(),
    openedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    overdue: z.boolean(),
    question: z.string().nullable(),
    holder: z.string().nullable(),
  })
  .openapi('WaitingCase')

const route = createRoute({
  method: 'get',
  path: '/api/operator/queue',
  security: SIGNED_IN,
  summary: '工作台：等着办的、我在办的，先到期的在前；管理员还有别人在办的。要先登录',
  responses: {
    200: json(
      z
        .object({
          state: z.object({
            waiting: z.number().int(),
            overdue: z.number().int(),
            mine: z.number().int(),
            line: z.string().openapi({ description: '一行说完，盲文点显器 40 方放得下。' }),
          }),
          waiting: z.array(caseSchema).max(LISTED),
          mine: z.array(caseSchema).max(LISTED),
          others: z.array(caseSchema).max(LISTED),
        })
        .openapi('Queue'),
      '现在的样子',
    ),
    401: problem('要先登录'),
    403: problem('没有开放，或者角色不对'),
    429: problem('太快，请等一会儿'),
  },
})

export function queueChannel(entrance: Entrance): OpenAPIHono {
  const channel = jsonChannel()
  channel.openapi(route, async (c) => {
    const { state, waiting, mine, others } = await queueFor(await entrance.enter(c, 'cases'))
    const body = {
      state: { ...state, line: stateLine(state) },
      waiting: waiting.map(told),
      mine: mine.map(told),
      others: others.map(told),
    }
    return c.json(body, 200)
  })
  return channel
}

const told = ({ found, due, overdue, question, holder }: Line) => ({
  case: found.number,
  reply: found.reply,
  region: found.region ?? null,
  reason: found.reason ?? null,
  openedAt: new Date(found.openedAt).toISOString(),
  dueAt: new Date(due).toISOString(),
  overdue,
  question: question ?? null,
  holder: holder ?? null,
})
