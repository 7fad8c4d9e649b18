import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { requireOpen } from '../../doors.ts'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { json, jsonChannel, onlyJson, problem } from '../json.ts'
import { storeOf } from '../keeping.ts'
import type { Limits } from '../limits.ts'
import { verifyBearer } from './signatures/shared.ts'

const MOST = 100

const event = z
  .object({
    call: z
      .string('call 是话务台自己的编号。')
      .regex(/^[\x21-\x7e]{1,128}$/, 'call 应是 1 到 128 个字母、数字或符号。'),
    event: z.enum(['offered', 'answered', 'lost'], 'event 应是 offered、answered 或 lost。'),
    at: z.iso
      .datetime({ offset: true, error: 'at 应是时间，例如 2026-01-31T08:30:00+08:00。' })
      .optional()
      .openapi({ description: '不写就是收到的时候。' }),
  })
  .openapi('LineEvent')

const route = createRoute({
  method: 'post',
  path: '/voice/events',
  summary: '话务台报告：来了电话，接起来了，没有接到',
  description: `Authorization: Bearer VOICE_SECRET。同样的再发一次没有关系，先后也没有关系。一次最多 ${MOST} 件。`,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.union([event, z.array(event).min(1).max(MOST, `一次最多 ${MOST} 件。`)]),
        },
      },
    },
  },
  responses: {
    202: json(z.object({ kept: z.number().int() }), '记下了'),
    400: problem('请求不对'),
    403: problem('没有开放，或者没有签名'),
    415: problem('不是 JSON'),
    503: problem('暂时存不了'),
  },
})

/** What the operators' switchboard reports, for the figures of GB/T 33358 in /metrics. */
export function lineEvents(services: Services, settings: Settings, limits: Limits): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/voice/events', async (c, next) => {
    if (c.req.method !== 'POST') return next()
    requireOpen('voice-events', settings)
    const signed = { method: 'POST', url: c.req.url, headers: c.req.raw.headers, body: new Uint8Array() }
    const verdict = await verifyBearer(signed, settings.voiceSecret ?? '', Date.now())
    if (verdict.ok) return next()
    limits.guess(c)
    throw new ServiceError(403, '没有签名，或者签名不对，所以没有记下。')
  })
  channel.use('/voice/events', onlyJson)
  channel.openapi(route, async (c) => {
    const given = c.req.valid('json')
    const events = Array.isArray(given) ? given : [given]
    const store = await storeOf(services)
    const hasher = services.privacy?.hasher
    if (!hasher) throw new ServiceError(403, '话务记录没有开放：要设置 STATE_SECRET。')
    for (const { call, event: what, at } of events)
      await store.calls.line(await hasher.hash('line call', call), what, at ? Date.parse(at) : Date.now())
    return c.json({ kept: events.length }, 202, { 'cache-control': 'no-store' })
  })
  return channel
}
