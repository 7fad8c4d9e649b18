import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { requireOpen } from '../doors.ts'
import { ServiceError } from '../errors.ts'
import type { CaseDraft, CaseSecrets } from '../ports/cases.ts'
import type { AnswerRecord } from '../ports/conversations.ts'
import type { Store } from '../ports/store.ts'
import { mentionsHealth } from '../privacy/health.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import * as schemas from './handoff-schemas.ts'
import { json, jsonChannel, onlyJson, problem } from './json.ts'
import { conversationOf, storeOf } from './keeping.ts'
import type { Limits } from './limits.ts'
import { onceOf, valueOf } from './once.ts'

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

type Handoff = z.output<typeof schemas.handoffRequest>

export function handoffChannel(services: Services, settings: Settings, limits: Limits): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/handoffs', onlyJson)
  channel.openapi(route, async (c) => {
    const asked = c.req.valid('json')
    if (asked.session) limits.count(c, 'session', asked.session)
    requireOpen(asked.reply === 'phone' ? 'callback' : 'receipt', settings)
    const store = await storeOf(services)
    const draft = await draftOf(asked, store, services)
    const once = await onceOf(c, 'handoff', services)
    const token = (number: string) => receiptToken(number, services)
    const number = valueOf(
      await store.cases.open(draft, (n) => secretsOf(asked, { number: n, token, services }), once),
    )
    const origin = settings.publicOrigin ?? new URL(c.req.url).origin
    const receipt = asked.reply === 'text' ? { receipt: `${origin}/r/${await token(number)}` } : {}
    const told = toldOf(asked, { draft, number })
    return c.json({ case: number, ...receipt, ...told }, 201, { 'cache-control': 'no-store' })
  })
  return channel
}

/**
 * What a note says cannot be known by a program: without consent to details of health none is kept. The question before
 * is left out only when it seems to speak of them.
 */
async function draftOf(asked: Handoff, store: Store, { privacy }: Services): Promise<CaseDraft> {
  const { consent, reply, note } = asked
  const health = consent.health === true
  const answer = asked.answerId ? await store.answers.find(asked.answerId) : null
  const conversation = health ? await conversationOf(asked.session, privacy?.hasher) : undefined
  const region = asked.region || answer?.region
  return {
    reply,
    consent: { wording: consent.wording, at: Date.now(), contact: true, health },
    ...(answer?.reason ? { reason: answer.reason } : {}),
    ...(region ? { region } : {}),
    ...(answer && (health || isPlain(answer)) ? { answerId: answer.id } : {}),
    ...(conversation ? { conversation } : {}),
    ...(note && health ? { note } : {}),
  }
}

const isPlain = ({ question, context }: AnswerRecord): boolean => ![question, ...context].some(mentionsHealth)

interface Secret {
  number: string
  token: (number: string) => Promise<string>
  services: Services
}

/** A number to call is kept only where somebody will call it. */
async function secretsOf({ reply, phone, name }: Handoff, secret: Secret): Promise<CaseSecrets> {
  const { number, token } = secret
  const vault = secret.services.privacy?.vault
  if (reply === 'phone' && !vault)
    throw new ServiceError(503, '这会儿不能留电话。请拨打 12385 残疾人服务热线。')
  return {
    ...(reply === 'phone' && phone && vault ? { phone: await vault.seal(phone, `${number} phone`) } : {}),
    ...(name && vault ? { name: await vault.seal(name, `${number} name`) } : {}),
    ...(reply === 'text' ? { token: await token(number) } : {}),
  }
}

/** 128 bits that follow from the number and STATE_SECRET: a request that is sent again gets the same receipt. */
async function receiptToken(number: string, { privacy }: Services): Promise<string> {
  if (!privacy?.hasher) throw new ServiceError(503, '这会儿开不出回执。请拨打 12385 残疾人服务热线。')
  return (await privacy.hasher.hash('receipt', number)).slice(0, 32)
}

function toldOf(asked: Handoff, { draft, number }: { draft: CaseDraft; number: string }) {
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
