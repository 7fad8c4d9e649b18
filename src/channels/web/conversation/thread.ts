import type { Services } from '../../../services.ts'
import type { Turn } from '../../../ports/conversations.ts'
import type { Store } from '../../../ports/store.ts'
import { conversationOf } from '../../keeping.ts'
import { toldFrom } from '../answer/told.ts'
import type { Told } from '../answer/told.ts'

/** A conversation under its unguessable address. Only a digest of the id is kept, so the store opens no conversation. */
export interface Thread {
  id: string
  store: Store
  /** Oldest first; none of one that was never there, or whose 20 hours are over. */
  turns: readonly Turn[]
}

/** 128 bits. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '')
const ID = /^[\da-f]{32}$/

/** undefined = nothing can be kept here. Fails with PortError('store', …). */
export async function threadOf(id: string, { store, privacy }: Services): Promise<Thread | undefined> {
  const key = ID.test(id) ? await conversationOf(id, privacy?.hasher) : undefined
  if (!store || !privacy?.hasher) return undefined
  const opened = await store()
  return { id, store: opened, turns: key ? await opened.answers.turns(key) : [] }
}

/** What was asked and answered up to the nth question, the newest first, and the questions that came along from before. */
export async function toldUpTo(
  nth: number,
  { store, turns }: Thread,
): Promise<{ told: Told[]; before: string[] }> {
  const records = await Promise.all(turns.slice(0, nth).map(({ answerId }) => store.answers.find(answerId)))
  const kept = records.flatMap((record) => record ?? [])
  return { told: kept.map(toldFrom).toReversed(), before: [...(kept[0]?.context ?? [])] }
}

/** So many questions without an answer that helped, and people come first. */
const MANY = 3

/** Whether three of them were not answered, or the answer did not help. */
export async function isTired(told: readonly Told[], { store }: Thread): Promise<boolean> {
  const helped = await Promise.all(
    told.map(async ({ id, status }) => {
      if (status === 'no_answer') return false
      return (await store.feedback.of(id)).at(-1)?.useful !== false
    }),
  )
  return helped.filter((yes) => !yes).length >= MANY
}
