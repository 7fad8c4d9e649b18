import type { SmsSender } from '../../ports/sms-sender.ts'
import type { Store } from '../../ports/store.ts'
import type { Effect } from '../../voice/turn.ts'
import type { Caller } from './needs.ts'
import { smsOf } from './sms-text.ts'

export interface EffectMeans {
  store(): Promise<Store>
  sms?: SmsSender
  origin: string
}

/** What is done beside a turn, each once, however often the turn is asked for. Outcomes are kept once the turn is. */
export async function doEffects(
  effects: readonly Effect[],
  caller: Caller,
  means: EffectMeans,
): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'feedback' && !caller.demo) await giveFeedback(effect, caller, await means.store())
    if (effect.kind === 'sms') await sendSms(effect, caller, means)
  }
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

async function giveFeedback(
  { answerId, useful }: Of<'feedback'>,
  { key }: Caller,
  store: Store,
): Promise<void> {
  const once = { scope: 'call', key: `${key} ${answerId}`, request: '' }
  await store.feedback.add({ answerId, useful }, once)
}

/** Claimed before it is sent: better none than two. */
async function sendSms(
  { answerId, case: number }: Of<'sms'>,
  caller: Caller,
  means: EffectMeans,
): Promise<void> {
  if (!means.sms || !caller.number || caller.demo) return
  const { answers, calls } = await means.store()
  const answer = await answers.find(answerId)
  const text = answer && smsOf(answer, { origin: means.origin, ...(number ? { case: number } : {}) })
  if (!text || !(await calls.claim(`sms ${caller.key} ${answerId}`))) return
  await means.sms.send(caller.number, text)
}
