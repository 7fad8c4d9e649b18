import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Outbox } from '../ports/outbox.ts'
import type { Change } from './audit-chain.ts'
import { caseOf } from './case-row.ts'
import type { Means, Write } from './database.ts'
import { cases, outbox } from './schema.ts'

export function createOutbox(means: Means, change: Change): Outbox {
  const { db, guard, now } = means
  return {
    async due(limit, lease) {
      const rows = await guard(() =>
        db
          .select()
          .from(outbox)
          .innerJoin(cases, eq(cases.number, outbox.case))
          .where(lte(outbox.nextAt, now()))
          .orderBy(asc(outbox.nextAt))
          .limit(limit),
      )
      const [first, ...others] = rows.map(({ outbox: { id, nextAt } }) =>
        db
          .update(outbox)
          .set({ nextAt: now() + lease })
          // Who comes at the same moment and was later changes nothing, and tells it twice at worst.
          .where(and(eq(outbox.id, id), eq(outbox.nextAt, nextAt))),
      )
      if (first) await guard(() => db.batch([first, ...others]))
      return rows.map((row) => ({ id: row.outbox.id, tries: row.outbox.tries, case: caseOf(row.cases) }))
    },
    arrived: (id) =>
      change(async () => {
        const [row] = await guard(() => db.select().from(outbox).where(eq(outbox.id, id)))
        if (!row) return { result: undefined }
        return {
          result: undefined,
          entry: { kind: 'change', action: 'outcome.told', actor: 'outbox', case: row.case },
          writes: [db.delete(outbox).where(eq(outbox.id, id))],
        }
      }),
    async failed(id, nextAt) {
      const set = { tries: sql`${outbox.tries} + 1`, nextAt }
      await guard(() => db.batch([db.update(outbox).set(set).where(eq(outbox.id, id))]))
    },
  }
}

/** To be written with the outcome itself: neither is there without the other. */
export const posting = ({ db, now }: Means, number: string): Write =>
  db.insert(outbox).values({ id: crypto.randomUUID(), case: number, at: now(), tries: 0, nextAt: now() })
