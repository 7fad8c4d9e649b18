import { asc, eq, inArray } from 'drizzle-orm'
import type { CaseRecord, Message } from '../ports/cases.ts'
import { callErasure } from './call-row.ts'
import type { Means, Write } from './database.ts'
import { answers, cases, conversations, feedback, messages, outbox } from './schema.ts'
import { transcriptErasure } from './transcript-book.ts'

export type CaseRow = typeof cases.$inferSelect

export async function rowOf({ db, guard }: Means, number: string): Promise<CaseRow | undefined> {
  const rows = await guard(() => db.select().from(cases).where(eq(cases.number, number)))
  return rows[0]
}

export function caseOf(row: CaseRow): CaseRecord {
  const { reason, region, answerId, conversation, note, operator, takenAt, dueAt, outcome } = row
  const given = { reason, region, answerId, conversation, note, operator, takenAt, dueAt, outcome }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  return {
    number: row.number,
    status: row.status,
    openedAt: row.openedAt,
    changedAt: row.changedAt,
    reply: row.reply,
    consent: {
      wording: row.consentWording,
      at: row.consentAt,
      contact: true,
      health: row.consentHealth,
    },
    callable: row.phone !== null,
    ...present,
  }
}

/** The sealed parts that are there. */
export function sealedOf({ phone, name }: CaseRow): { phone?: Uint8Array; name?: Uint8Array } {
  return { ...(phone ? { phone } : {}), ...(name ? { name } : {}) }
}

/** Takes everything of the person out of a case and what hangs on it. The number stays, so that it is not given again. */
export function erasure(means: Means, row: CaseRow): Write[] {
  const { db, now } = means
  const { number, answerId, conversation } = row
  const nothing = {
    status: 'erased' as const,
    changedAt: now(),
    consentWording: '',
    consentHealth: false,
    reason: null,
    region: null,
    answerId: null,
    conversation: null,
    note: null,
    phone: null,
    name: null,
    receipt: null,
    outcome: null,
  }
  const writes: Write[] = [
    db.update(cases).set(nothing).where(eq(cases.number, number)),
    db.delete(messages).where(eq(messages.case, number)),
    transcriptErasure(means, number),
    db.delete(outbox).where(eq(outbox.case, number)),
    ...callErasure(means, number),
  ]
  if (answerId !== null)
    writes.push(
      db.delete(feedback).where(eq(feedback.answerId, answerId)),
      db.delete(answers).where(eq(answers.id, answerId)),
    )
  if (conversation !== null) {
    const theirs = db.select({ id: answers.id }).from(answers).where(eq(answers.conversation, conversation))
    writes.push(
      db.delete(feedback).where(inArray(feedback.answerId, theirs)),
      db.delete(answers).where(eq(answers.conversation, conversation)),
      // Its turns go with it.
      db.delete(conversations).where(eq(conversations.key, conversation)),
    )
  }
  return writes
}

export async function messagesIn({ db, guard }: Means, number: string): Promise<Message[]> {
  const { at, from, text } = messages
  return guard(() =>
    db.select({ at, from, text }).from(messages).where(eq(messages.case, number)).orderBy(asc(messages.id)),
  )
}
