import { z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { requireOpen } from '../../doors.ts'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { json, jsonChannel, problem } from '../json.ts'
import { storeOf } from '../keeping.ts'
import type { Limits } from '../limits.ts'
import { MOST_LINES, linesOf, plainLines } from './transcript-lines.ts'
import { verdictOf, waysOf } from './verify.ts'

const documented = {
  method: 'post',
  path: '/voice/transcript/{case}',
  summary: '转给工作人员以后，电话里说了什么',
  description: `平台自己的签名（Twilio、Telnyx、jambonz），或者 Authorization: Bearer VOICE_SECRET。一次一行，或者最多 ${MOST_LINES} 行；同一行再发一次没有关系，先后也没有关系。也收 Twilio 的实时转写（表单）和 jambonz transcribe（JSON）。?swap=1：两边的人对调。`,
  request: {
    params: z.object({ case: z.string().regex(/^[1-9]\d{5}$/) }),
    body: { required: true, content: { 'application/json': { schema: plainLines } } },
  },
  responses: {
    200: json(z.object({ kept: z.number().int() }), '记下了'),
    400: problem('请求不对'),
    403: problem('没有开放，或者没有签名'),
    409: problem('没有这样一通转接着的电话'),
    415: problem('不是 JSON'),
    503: problem('暂时存不了'),
  },
} as const

/** Once a call is with a person the webhooks hear it no longer: here a recogniser tells what is said. */
export function transcriptChannel(services: Services, settings: Settings, limits: Limits): OpenAPIHono {
  const channel = jsonChannel()
  channel.openAPIRegistry.registerPath(documented)
  channel.post('/voice/transcript/:case{[1-9][0-9]{5}}', async (c) => {
    c.header('cache-control', 'no-store')
    const body = new Uint8Array(await c.req.arrayBuffer())
    await admit(c, body, settings, limits)
    const lines = await linesOf(c.req.header('content-type') ?? '', body, Date.now())
    const swapped = c.req.query('swap') === '1'
    const kept = swapped ? lines.map((line) => ({ ...line, who: OTHER[line.who] })) : lines
    const store = await storeOf(services)
    // Also without a line: a wrong number should be seen at the first word that the platform sends.
    if (!(await store.transcripts.add(c.req.param('case'), kept)))
      throw new ServiceError(409, '没有这样一通转接着的电话：编号不对，或者已经办完。')
    return c.json({ kept: kept.length })
  })
  return channel
}

const OTHER = { caller: 'operator', operator: 'caller' } as const

/** All platforms come to one address: whichever way of theirs it is signed in. */
async function admit(c: Context, body: Uint8Array, settings: Settings, limits: Limits): Promise<void> {
  requireOpen('transcript', settings)
  const { publicOrigin, voiceSecret, voiceUnsigned } = settings
  if (voiceUnsigned) return
  const asked = new URL(c.req.url)
  const signed = {
    method: 'POST',
    url: (publicOrigin ?? asked.origin) + c.req.url.slice(asked.origin.length),
    headers: c.req.raw.headers,
    body,
  }
  const ways = [...waysOf('twiml', settings), ...waysOf('jambonz', settings)]
  const verdict = await verdictOf(signed, ways, { now: Date.now(), ...(voiceSecret ? { voiceSecret } : {}) })
  if (verdict.ok) return
  limits.guess(c)
  throw new ServiceError(403, '没有签名，或者签名不对，所以没有记下。')
}
