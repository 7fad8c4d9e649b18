import { and, asc, eq, gte } from 'drizzle-orm'
import type { AnswerRecord, Answers, FeedbackBox } from '../ports/conversations.ts'
import { isTaken } from './database.ts'
import type { Means } from './database.ts'
import { before, remember } from './once.ts'
import { hoursOf } from './retention.ts'
import { answers, conversations, feedback, turns } from './schema.ts'

export function createAnswers(means: Means): Answers {
  const { db, guard, now } = means
  return {
    async add(answer) {
      const { id, at, channel, conversation, question } = answer
      const row = {
        ...answer,
        conversation: conversation ?? null,
        region: answer.region ?? null,
        provenance: answer.provenance ?? null,
      }
      const insert = db.insert(answers).values(row).onConflictDoNothing()
      if (!conversation) return void (await guard(() => db.batch([insert])))
      const opened = { key: conversation, channel, startedAt: at, seenAt: at }
      await guard(() =>
        db.batch([
          insert,
          db
            .insert(conversations)
            .values(opened)
            .onConflictDoUpdate({ target: conversations.key, set: { seenAt: at } }),
          db.insert(turns).values({ conversation, answerId: id, at, question }).onConflictDoNothing(),
        ]),
      )
    },
    async find(id) {
      const [row] = await guard(() => db.select().from(answers).where(eq(answers.id, id)))
      return row ? answerOf(row) : null
    },
    async turns(conversation) {
      const since = now() - (await hoursOf(means)).conversations * 3_600_000
      const { at, question, answerId } = turns
      return guard(() =>
        db
          .select({ at, question, answerId })
          .from(turns)
          .innerJoin(conversations, eq(conversations.key, turns.conversation))
          .where(and(eq(turns.conversation, conversation), gte(conversations.seenAt, since)))
          .orderBy(asc(at)),
      )
    },
  }
}

export function answerOf(row: typeof answers.$inferSelect): AnswerRecord {
  const { conversation, region, reason, provenance, ...rest } = row
  return {
    ...rest,
    ...(conversation !== null ? { conversation } : {}),
    ...(region !== null ? { region } : {}),
    ...(reason !== null ? { reason } : {}),
    ...(provenance !== null ? { provenance } : {}),
  }
}

export function createFeedbackBox(means: Means): FeedbackBox {
  const { db, guard, now } = means
  return {
    async add({ answerId, useful, note }, once) {
      const known = await before(means, once)
      if (known) return known
      const id = crypto.randomUUID()
      const row = { id, at: now(), answerId, useful, note: note ?? null }
      const writes = [db.insert(feedback).values(row), ...(await remember(means, once, id))] as const
      try {
        await guard(() => db.batch(writes))
      } catch (error) {
        const first = isTaken(error, 'once.key') ? await before(means, once) : null
        if (first) return first
        throw error
      }
      return { kind: 'done', value: id }
    },
    async of(answerId) {
      const rows = await guard(() =>
        db.select().from(feedback).where(eq(feedback.answerId, answerId)).orderBy(asc(feedback.at)),
      )
      return rows.map(({ note, ...rest }) => ({ ...rest, ...(note !== null ? { note } : {}) }))
    },
  }
}
