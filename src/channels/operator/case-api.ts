import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { ServiceError } from '../../errors.ts'
import { dueOf } from '../../operator/queue.ts'
import type { Services } from '../../services.ts'
import { json, jsonChannel, onlyJson, problem } from '../json.ts'
import { text } from '../schemas.ts'
import { FASTER } from './cases.ts'
import type { Entered, Entrance } from './entrance.ts'
import { SIGNED_IN } from './signed-in.ts'

const number = z
  .string()
  .regex(/^[1-9]\d{5}$/, '编号是六位数。')
  .openapi({ param: { name: 'case', in: 'path' }, example: '836834' })

const caseSchema = z
  .object({
    case: z.string(),
    status: z.enum(['open', 'taken', 'done', 'erased']),
    mine: z.boolean().openapi({ description: '您在办。' }),
    reply: z.enum(['phone', 'text']),
    region: z.string().nullable(),
    reason: z.string().nullable(),
    openedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    question: z.string().nullable(),
    note: z.string().nullable(),
    outcome: z.string().nullable(),
    messages: z.array(
      z.object({ at: z.iso.datetime(), from: z.enum(['resident', 'operator']), text: z.string() }),
    ),
  })
  .openapi('Case')

const FAULTS = {
  400: problem('请求不对'),
  401: problem('要先登录'),
  403: problem('没有开放，或者角色不对'),
  404: problem('没有这个编号'),
  409: problem('别人先接了，或者不在您手里'),
  415: problem('不是 JSON'),
  429: problem('太快，请等一会儿'),
}

const readRoute = createRoute({
  method: 'get',
  path: '/api/operator/cases/{case}',
  summary: '工作台：一件留言。要先登录；看过记在审计记录里',
  security: SIGNED_IN,
  request: { params: z.object({ case: number }) },
  responses: { 200: json(caseSchema, '这一件'), ...FAULTS },
})

const doingSchema = z
  .discriminatedUnion(
    'does',
    [
      z.object({ does: z.enum(['take', 'release']) }),
      z.object({
        does: z.literal('reply'),
        text: text({ min: 1, max: 1000, error: '回复要写 1 到 1000 个字。' }),
        once: z.uuid('once 应是 UUID：同一个 once 只发一次。'),
      }),
      z.object({
        does: z.literal('finish'),
        outcome: text({ min: 1, max: 1000, error: '结果要写 1 到 1000 个字。' }),
      }),
    ],
    'does 应是 take、release、reply 或 finish。',
  )
  .openapi('Doing')

const doRoute = createRoute({
  method: 'post',
  path: '/api/operator/cases/{case}',
  summary: '工作台：接、放回、写给居民、办完。要先登录',
  security: SIGNED_IN,
  request: {
    params: z.object({ case: number }),
    body: { required: true, content: { 'application/json': { schema: doingSchema } } },
  },
  responses: { 200: json(caseSchema, '做了以后的样子'), ...FAULTS },
})

/** What the pages do with cases, for a desk program of one's own: with the cookie of a sign-in, and JSON, which no form sends. */
export function caseApi(services: Services, entrance: Entrance): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/operator/cases/*', async (c, next) => {
    await entrance.enter(c, 'cases')
    return onlyJson(c, next)
  })
  channel.openapi(readRoute, async (c) => {
    const entered = await entrance.enter(c, 'cases')
    const which = c.req.valid('param').case
    await entered.store.audit.add({
      kind: 'read',
      action: 'case.read',
      actor: entered.operator.id,
      case: which,
    })
    return c.json(await seen(entered, which), 200)
  })
  channel.openapi(doRoute, async (c) => {
    const entered = await entrance.enter(c, 'cases')
    const which = c.req.valid('param').case
    await seen(entered, which)
    if (!(await done(entered, which, c.req.valid('json'), services))) throw new ServiceError(409, FASTER)
    return c.json(await seen(entered, which), 200)
  })
  return channel
}

async function done(
  { store, operator }: Entered,
  which: string,
  doing: z.output<typeof doingSchema>,
  { outcomes }: Services,
): Promise<boolean> {
  switch (doing.does) {
    case 'take':
    case 'release':
      return store.cases[doing.does](which, operator.id)
    case 'finish':
      return store.cases.finish(which, operator.id, doing.outcome, outcomes !== undefined)
    case 'reply': {
      const once = { scope: `reply ${which}`, key: doing.once, request: doing.text }
      const message = { from: 'operator', text: doing.text, operator: operator.id } as const
      const outcome = await store.cases.say(which, message, once)
      return outcome.kind !== 'reused' && (outcome.kind === 'repeated' || outcome.value)
    }
  }
}

async function seen({ store, operator }: Entered, which: string): Promise<z.output<typeof caseSchema>> {
  const found = await store.cases.find(which)
  if (!found) throw new ServiceError(404, '没有这个编号。')
  const answer = found.answerId ? await store.answers.find(found.answerId) : null
  const messages = await store.cases.messages(which)
  return {
    case: which,
    status: found.status,
    mine: found.status === 'taken' && found.operator === operator.id,
    reply: found.reply,
    region: found.region ?? null,
    reason: found.reason ?? null,
    openedAt: new Date(found.openedAt).toISOString(),
    dueAt: new Date(dueOf(found)).toISOString(),
    question: answer?.question ?? null,
    note: found.note ?? null,
    outcome: found.outcome ?? null,
    messages: messages.map(({ at, from, text: said }) => ({
      at: new Date(at).toISOString(),
      from,
      text: said,
    })),
  }
}
