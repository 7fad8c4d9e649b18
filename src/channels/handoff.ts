import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { requireOpen } from '../doors.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { openCase } from './handoff-case.ts'
import type { Handoff, Opened } from './handoff-case.ts'
import * as schemas from './handoff-schemas.ts'
import { json, jsonChannel, onlyJson, problem } from './json.ts'
import type { Limits } from './limits.ts'
import { onceOf } from './once.ts'

const route = createRoute({
  method: 'post',
  path: '/api/handoffs',
  summary: '请人回答：留下电话，或拿回执看回复',
  request: {
    headers: schemas.idempotencyHeader,
    body: { required: true, content: { 'application/json': { schema: schemas.handoffRequest } } },
  },
  responses: {
    201: json(schemas.handoffResponse, '记下了'),
    400: problem('请求不对，或者没有同意'),
    403: problem('没有开放'),
    413: problem('内容太长'),
    415: problem('不是 JSON'),
    422: problem('Idempotency-Key 用过了'),
    429: problem('太快，请等一会儿'),
    503: problem('暂时存不了'),
  },
})

export function handoffChannel(services: Services, settings: Settings, limits: Limits): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/handoffs', onlyJson)
  channel.openapi(route, async (c) => {
    const asked = c.req.valid('json')
    if (asked.session) limits.count(c, 'session', asked.session)
    requireOpen(asked.reply === 'phone' ? 'callback' : 'receipt', settings)
    const opened = await openCase(asked, services, { once: await onceOf(c, 'handoff', services) })
    const origin = settings.publicOrigin ?? new URL(c.req.url).origin
    const receipt = opened.token ? { receipt: `${origin}/r/${opened.token}` } : {}
    const body = { case: opened.number, ...receipt, ...toldOf(asked, opened) }
    return c.json(body, 201, { 'cache-control': 'no-store' })
  })
  return channel
}

function toldOf(asked: Handoff, { draft, number }: Opened) {
  const noteKept = asked.note ? { noteKept: draft.note !== undefined } : {}
  const questionKept = asked.answerId ? { questionKept: draft.answerId !== undefined } : {}
  const left = noteKept.noteKept === false || questionKept.questionKept === false
  const said = [
    `记下了，编号是 ${[...number].join(' ')}。`,
    draft.reply === 'phone' ? '工作人员会给您回电话。' : '请收好回执的网址，回复会写在那里。',
    left ? '您没有同意保存健康和残疾情况，所以您写的话没有跟着保存，工作人员会再问您一次。' : '',
  ]
  return { ...noteKept, ...questionKept, detail: said.join('') }
}
