import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { json, jsonChannel, onlyJson, problem } from '../json.ts'
import { questionText, regionText, saidText, validitySchema } from '../schemas.ts'
import { regionsOf } from '../web/ask/ask.ts'
import { behind, desk } from './desk.ts'
import type { Entrance } from './entrance.ts'
import { lookUpPart } from './look-up-page.ts'
import type { LookUp } from './look-up-page.ts'
import { suggest } from './suggestions.ts'

const suggestionsSchema = z
  .object({
    answer: z.object({
      id: z.string(),
      status: z.enum(['answered', 'no_answer', 'clarify', 'handoff', 'refused']),
      answer: z.string(),
      spoken: z.string(),
      written: z.string().openapi({ description: '连同出处。' }),
      notices: z.array(z.string()),
      contacts: z.array(z.object({ name: z.string(), phone: z.string().optional(), why: z.string() })),
      confidence: z.number().min(0).max(1),
    }),
    suggestions: z
      .array(
        z.object({
          short: z.string(),
          certainty: z.number().min(0).max(1).nullable().openapi({ description: '空：只是相近，没有核对。' }),
          clauseId: z.string(),
          code: z.string(),
          clause: z.string(),
          validity: validitySchema,
          region: z.string(),
          text: z.string(),
          url: z.string(),
        }),
      )
      .max(3),
    rejected: z.array(
      z.object({ clauseId: z.string(), clause: z.string(), why: z.string(), url: z.string() }),
    ),
    took: z.number(),
  })
  .openapi('Suggestions')

const route = createRoute({
  method: 'post',
  path: '/api/operator/suggest',
  summary: '工作台：一个问题的回答、最接近的三条、没有用的和为什么。要先登录',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.object({ question: questionText, region: regionText.optional() }) },
      },
    },
  },
  responses: {
    200: json(suggestionsSchema, '建议'),
    400: problem('请求不对'),
    401: problem('要先登录'),
    403: problem('没有开放，或者角色不对'),
    415: problem('不是 JSON'),
    429: problem('太快，请等一会儿'),
  },
})

const noteText = saidText({ min: 1, max: 200, error: '请写哪里不对，1 到 200 个字。' })

/** A question stands in no address: both ways in are a POST. Its JSON body is what no form of another site can send. */
export function lookUpChannel(services: Services, settings: Settings, entrance: Entrance): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/operator/suggest', async (c, next) => {
    await entrance.enter(c, 'look-up')
    return onlyJson(c, next)
  })
  channel.openapi(route, async (c) => c.json(await suggest(services, c.req.valid('json')), 200))
  channel.post(
    '/operator/look-up',
    behind(entrance, settings, 'look-up', async (c, entered) => {
      const fields = await entrance.fields(c)
      const question = questionText.safeParse(fields['q'] ?? '')
      const region = regionText.safeParse(fields['region'] ?? '').data ?? ''
      const typed = { csrf: entered.csrf, regions: regionsOf(services), region }
      const lookUp: LookUp = question.success
        ? {
            ...typed,
            question: question.data,
            found: await suggest(services, { question: question.data, region }),
          }
        : { ...typed, question: fields['q'] ?? '', error: '请写 1 到 500 个字，再按“查找”。' }
      const title = question.success ? '查到的' : '错误：没有查'
      const main = html`<h1>${title}</h1>
        ${lookUpPart(lookUp)}`
      return c.html(desk(c, entered, { title, main }, settings), question.success ? 200 : 400)
    }),
  )
  channel.post(
    '/operator/marks',
    behind(entrance, settings, 'look-up', async (c: Context, entered) => {
      const { answer = '', mark, why = '' } = await entrance.fields(c)
      const { store, operator } = entered
      if (!(await store.answers.find(answer))) throw new ServiceError(404, '没有这个回答，或者已经到期删掉。')
      if (mark !== 'used' && mark !== 'wrong') throw new ServiceError(400, '请选用了，还是不对。')
      const note = mark === 'wrong' ? noteText.safeParse(why) : undefined
      if (note?.success === false) throw new ServiceError(400, '请写哪里不对，1 到 200 个字。')
      await store.feedback.add({
        answerId: answer,
        useful: mark === 'used',
        ...(note ? { note: note.data } : {}),
      })
      await store.audit.add({
        kind: 'change',
        action: `suggestion.${mark}`,
        actor: operator.id,
        detail: { answer },
      })
      const main = html`<h1>记下了</h1>
        <p><a class="action" href="/operator">接着查找</a></p>`
      return c.html(desk(c, entered, { title: '记下了', main }, settings))
    }),
  )
  return channel
}
