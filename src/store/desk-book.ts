import { and, asc, desc, eq, gt, notInArray } from 'drizzle-orm'
import type { Desk, Mark } from '../ports/desk.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { answers, deskClauses, deskSettings, marks } from './schema.ts'

/** Clauses that an operator opened last. */
const RECENT = 20

export function createDesk(means: Means, change: Change): Desk {
  const { db, guard, now } = means
  const one = (operator: string, clauseId: string) =>
    and(eq(deskClauses.operator, operator), eq(deskClauses.clauseId, clauseId))
  const put = (operator: string, clauseId: string, set: { at?: number; pinned?: boolean }) =>
    db
      .insert(deskClauses)
      .values({ operator, clauseId, at: now(), pinned: false, ...set })
      .onConflictDoUpdate({ target: [deskClauses.operator, deskClauses.clauseId], set })
  return {
    ...createMarks(means, change),
    async see(operator, clauseId) {
      const loose = and(eq(deskClauses.operator, operator), eq(deskClauses.pinned, false))
      const newest = db
        .select({ clauseId: deskClauses.clauseId })
        .from(deskClauses)
        .where(loose)
        .orderBy(desc(deskClauses.at))
        .limit(RECENT)
      await guard(() =>
        db.batch([
          put(operator, clauseId, { at: now() }),
          db.delete(deskClauses).where(and(loose, notInArray(deskClauses.clauseId, newest))),
        ]),
      )
    },
    async pin(operator, clauseId, pinned) {
      await guard(() =>
        db.batch([
          pinned
            ? put(operator, clauseId, { pinned })
            : db.update(deskClauses).set({ pinned }).where(one(operator, clauseId)),
        ]),
      )
    },
    async clauses(operator) {
      const { clauseId, at, pinned } = deskClauses
      return guard(() =>
        db
          .select({ clauseId, at, pinned })
          .from(deskClauses)
          .where(eq(deskClauses.operator, operator))
          .orderBy(desc(at)),
      )
    },
    async preferences(operator) {
      const [row] = await guard(() =>
        db.select().from(deskSettings).where(eq(deskSettings.operator, operator)),
      )
      return row?.value ?? null
    },
    async prefer(operator, value) {
      await guard(() =>
        db.batch([
          db
            .insert(deskSettings)
            .values({ operator, value })
            .onConflictDoUpdate({ target: deskSettings.operator, set: { value } }),
        ]),
      )
    },
  }
}

function createMarks({ db, guard, now }: Means, change: Change) {
  return {
    mark: (draft) =>
      change(() => {
        const { operator: actor, answerId: answer, clauseId, mark, note } = draft
        const row = { ...draft, id: crypto.randomUUID(), at: now(), clauseId: clauseId ?? null }
        const detail = { answer, ...(clauseId ? { clause: clauseId } : {}) }
        return Promise.resolve({
          result: row.id,
          entry: { kind: 'change', action: `suggestion.${mark}`, actor, detail },
          writes: [db.insert(marks).values({ ...row, note: note ?? null })],
        })
      }),
    unmark: (id, operator) =>
      change(async () => {
        const mine = and(eq(marks.id, id), eq(marks.operator, operator))
        const [row] = await guard(() => db.select().from(marks).where(mine))
        if (!row) return { result: null }
        return {
          result: markOf(row),
          entry: {
            kind: 'change',
            action: 'suggestion.undo',
            actor: operator,
            detail: { answer: row.answerId },
          },
          writes: [db.delete(marks).where(mine)],
        }
      }),
    async marksOf(answerId) {
      const found = eq(marks.answerId, answerId)
      return (await guard(() => db.select().from(marks).where(found).orderBy(asc(marks.at)))).map(markOf)
    },
    async marksAfter(at, limit) {
      const rows = await guard(() =>
        db
          .select()
          .from(marks)
          .leftJoin(answers, eq(answers.id, marks.answerId))
          .where(gt(marks.at, at))
          .orderBy(asc(marks.at))
          .limit(limit),
      )
      return rows.map(({ marks: row, answers: about }) => ({
        ...markOf(row),
        ...(about ? { question: about.question } : {}),
        ...(about?.region ? { region: about.region } : {}),
      }))
    },
  } satisfies Partial<Desk>
}

function markOf({ clauseId, note, ...row }: typeof marks.$inferSelect): Mark {
  return { ...row, ...(clauseId !== null ? { clauseId } : {}), ...(note !== null ? { note } : {}) }
}
