import type { z } from '@hono/zod-openapi'
import { ServiceError } from '../errors.ts'
import type { CaseDraft, CaseSecrets } from '../ports/cases.ts'
import type { AnswerRecord, Once } from '../ports/conversations.ts'
import type { Store } from '../ports/store.ts'
import { mentionsHealth } from '../privacy/health.ts'
import type { Services } from '../services.ts'
import type * as schemas from './handoff-schemas.ts'
import { conversationOf, storeOf } from './keeping.ts'
import { valueOf } from './once.ts'

export type Handoff = z.output<typeof schemas.handoffRequest>

export interface Opened {
  number: string
  /** Of the receipt, where there is one. */
  token?: string
  /** As it was kept: without what was not consented to. */
  draft: CaseDraft
}

/** `receipt`: with one for whom we call too. */
interface Opening {
  once?: Once | undefined
  receipt?: boolean
}

/** Opens a case of what was asked for; the same `once` again gives the same case and the same receipt. */
export async function openCase(asked: Handoff, services: Services, opening: Opening = {}): Promise<Opened> {
  const store = await storeOf(services)
  const draft = await draftOf(asked, store, services)
  const written = opening.receipt === true || asked.reply === 'text'
  const tokenOf = async (number: string) => (written ? { token: await receiptToken(number, services) } : {})
  const secretsFor = async (number: string) => ({
    ...(await sealedOf(asked, number, services)),
    ...(await tokenOf(number)),
  })
  const number = valueOf(await store.cases.open(draft, secretsFor, opening.once))
  return { number, draft, ...(await tokenOf(number)) }
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

/** Whether a question may go with a case without consent to details of health. */
export const isPlain = ({ question, context }: Pick<AnswerRecord, 'question' | 'context'>): boolean =>
  ![question, ...context].some(mentionsHealth)

/** A number to call is kept only where somebody will call it. */
async function sealedOf(
  { reply, phone, name }: Handoff,
  number: string,
  { privacy }: Services,
): Promise<CaseSecrets> {
  const vault = privacy?.vault
  if (reply === 'phone' && !vault)
    throw new ServiceError(503, '这会儿不能留电话。请拨打 12385 残疾人服务热线。')
  return {
    ...(reply === 'phone' && phone && vault ? { phone: await vault.seal(phone, `${number} phone`) } : {}),
    ...(name && vault ? { name: await vault.seal(name, `${number} name`) } : {}),
  }
}

/** 128 bits that follow from the number and STATE_SECRET: a request that is sent again gets the same receipt. */
async function receiptToken(number: string, { privacy }: Services): Promise<string> {
  if (!privacy?.hasher) throw new ServiceError(503, '这会儿开不出回执。请拨打 12385 残疾人服务热线。')
  return (await privacy.hasher.hash('receipt', number)).slice(0, 32)
}
