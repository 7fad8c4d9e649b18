import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { ServiceError } from '../errors.ts'
import type { Services } from '../services.ts'
import * as schemas from './handoff-schemas.ts'
import { json, jsonChannel, onlyJson, problem } from './json.ts'
import { storeOf } from './keeping.ts'
import { onceOf, valueOf } from './once.ts'

const route = createRoute({
  method: 'post',
  path: '/api/feedback',
  summary: '说一个回答有没有用',
  request: {
    headers: schemas.idempotencyHeader,
    body: { required: true, content: { 'application/json': { schema: schemas.feedbackRequest } } },
  },
  responses: {
    201: json(schemas.feedbackResponse, '记下了'),
    400: problem('请求不对'),
    404: problem('没有这个回答'),
    413: problem('内容太长'),
    415: problem('不是 JSON'),
    422: problem('Idempotency-Key 用过了'),
    429: problem('太快，请等一会儿'),
    503: problem('暂时存不了'),
  },
})

export function feedbackChannel(services: Services): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/feedback', onlyJson)
  channel.openapi(route, async (c) => {
    const { answerId, useful, note } = c.req.valid('json')
    const store = await storeOf(services)
    if (!(await store.answers.find(answerId)))
      throw new ServiceError(404, '没有这个回答，或者它已经过了保存的时间。')
    const once = await onceOf(c, 'feedback', services)
    const id = valueOf(await store.feedback.add({ answerId, useful, ...(note ? { note } : {}) }, once))
    return c.json({ id }, 201, { 'cache-control': 'no-store' })
  })
  return channel
}
