import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Cases } from '../ports/cases.ts'
import type { Change } from './audit-chain.ts'
import { caseOf, rowOf } from './case-row.ts'
import type { CaseRow } from './case-row.ts'
import type { Means, Write } from './database.ts'
import { posting } from './outbox-book.ts'
import { cases, operators } from './schema.ts'

type Patch = Partial<typeof cases.$inferInsert>
type Moves = Pick<
  Cases,
  | 'take'
  | 'release'
  | 'transfer'
  | 'free'
  | 'expire'
  | 'postpone'
  | 'agree'
  | 'callBack'
  | 'finish'
  | 'takeOut'
>

interface Move {
  action: string
  actor: string
  allowed: (row: CaseRow) => boolean
  set: Patch | ((row: CaseRow) => Patch)
  detail?: Record<string, string | number | boolean>
  also?: readonly Write[]
}

const NOBODY: Patch = { status: 'open', operator: null, takenAt: null }

export const isAlive = (row: CaseRow | undefined): boolean =>
  row?.status === 'open' || row?.status === 'taken'

export const heldBy = (operator: string) => (row: CaseRow) =>
  row.status === 'taken' && row.operator === operator

/** Who has a case, until when it is due, and its end: each one change by somebody who may. */
export function createMoves(means: Means, change: Change): Moves {
  const { db, guard, now, scrub } = means
  const move = (number: string, { action, actor, allowed, set, detail, also = [] }: Move): Promise<boolean> =>
    change(async () => {
      const row = await rowOf(means, number)
      if (!row || !allowed(row)) return { result: false }
      return {
        result: true,
        entry: { kind: 'change', action, actor, case: number, ...(detail ? { detail } : {}) },
        writes: [
          db
            .update(cases)
            .set({ ...(typeof set === 'function' ? set(row) : set), changedAt: now() })
            .where(eq(cases.number, number)),
          ...also,
        ],
      }
    })
  return {
    take: (number, operator) =>
      move(number, {
        action: 'case.take',
        actor: operator,
        allowed: ({ status }) => status === 'open',
        set: { status: 'taken', operator, takenAt: now() },
      }),
    release: (number, operator) =>
      move(number, { action: 'case.release', actor: operator, allowed: heldBy(operator), set: NOBODY }),
    async transfer(number, operator, to) {
      const [other] = await guard(() => db.select().from(operators).where(eq(operators.id, to)))
      const may = other?.disabledAt === null && ['operator', 'admin'].includes(other.role) && to !== operator
      if (!may) return false
      return move(number, {
        action: 'case.transfer',
        actor: operator,
        allowed: heldBy(operator),
        set: { operator: to, takenAt: now() },
        detail: { to },
      })
    },
    free: (number, admin) =>
      move(number, {
        action: 'case.free',
        actor: admin,
        allowed: ({ status }) => status === 'taken',
        set: NOBODY,
      }),
    async expire(before) {
      const stale = and(eq(cases.status, 'taken'), lt(cases.changedAt, before))
      const rows = await guard(() => db.select({ number: cases.number }).from(cases).where(stale))
      let freed = 0
      for (const { number } of rows) {
        const allowed = (row: CaseRow) => row.status === 'taken' && row.changedAt < before
        if (await move(number, { action: 'case.expire', actor: 'expiry', allowed, set: NOBODY })) freed++
      }
      return freed
    },
    postpone: (number, operator, dueAt) =>
      move(number, {
        action: 'case.postpone',
        actor: operator,
        allowed: heldBy(operator),
        set: { dueAt },
        detail: { dueAt },
      }),
    agree: (number, operator, wording) =>
      move(number, {
        action: 'case.agree',
        actor: operator,
        allowed: heldBy(operator),
        set: ({ consentWording }) => ({
          consentHealth: true,
          consentWording: `${consentWording}\n${wording}`,
          consentAt: now(),
        }),
        detail: { health: 1 },
      }),
    callBack: (number, { phone, note, wording, health }) =>
      move(number, {
        action: 'case.call-back',
        actor: 'resident',
        allowed: isAlive,
        set: () => ({
          reply: 'phone',
          phone,
          note,
          consentWording: wording,
          consentAt: now(),
          ...(health ? { consentHealth: true } : {}),
        }),
        ...(health ? { detail: { health } } : {}),
      }),
    async finish(number, operator, outcome, tell) {
      const done = await move(number, {
        action: 'case.finish',
        actor: operator,
        allowed: heldBy(operator),
        set: { status: 'done', outcome, phone: null, name: null },
        also: tell ? [posting(means, number)] : [],
      })
      if (done) await scrub()
      return done
    },
    takeOut: ({ since, until, limit }, actor) =>
      change(async () => {
        const there = inArray(cases.status, ['open', 'taken', 'done'])
        const span = and(gte(cases.openedAt, since), lt(cases.openedAt, until), there)
        const rows = await guard(() =>
          db.select().from(cases).where(span).orderBy(asc(cases.openedAt)).limit(limit),
        )
        const detail = { cases: rows.length, since, until }
        return {
          result: rows.map(caseOf),
          entry: { kind: 'read', action: 'case.take-out', actor, detail },
        }
      }),
  }
}
