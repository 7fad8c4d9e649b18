import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Operators } from '../ports/operators.ts'
import { createAccounts } from './account-book.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { credentialsOf, isLocked, operatorOf } from './operator-row.ts'
import { operators, passkeys, sessions } from './schema.ts'
import { createSessions } from './session-book.ts'

/** Refused sign-ins in a row that lock an account, and for how long, in milliseconds. */
const MOST_FAILURES = 5
const LOCKED = 15 * 60_000

export function createOperators(means: Means, change: Change): Operators {
  const { db, guard, now } = means
  const find = async (column: typeof operators.id | typeof operators.name, value: string) =>
    (await guard(() => db.select().from(operators).where(eq(column, value))))[0]
  const isTaken = async (subject: string, name: string) => {
    const others = and(eq(operators.subject, subject), ne(operators.name, name))
    return (await guard(() => db.select().from(operators).where(others))).length > 0
  }
  return {
    ...createSessions(means, change),
    ...createAccounts(means, change),
    async any() {
      const rows = await guard(() =>
        db.select({ n: count() }).from(operators).where(isNull(operators.disabledAt)),
      )
      return (rows[0]?.n ?? 0) > 0
    },
    put: ({ name, role, password = null, second = null, subject = null }, actor = 'command') =>
      change(async () => {
        if (subject !== null && (await isTaken(subject, name))) return { result: 'taken' }
        const row = await find(operators.name, name)
        const id = row?.id ?? crypto.randomUUID()
        const fresh = { name, role, password, second, subject, secondStep: null }
        const free = { failures: 0, lockedUntil: null, disabledAt: null }
        const entry = { kind: 'change', actor, detail: { operator: id, role } } as const
        if (!row)
          return {
            result: 'added',
            entry: { ...entry, action: 'operator.add' },
            writes: [db.insert(operators).values({ ...fresh, ...free, id, createdAt: now() })],
          }
        return {
          result: 'changed',
          entry: { ...entry, action: 'operator.reset' },
          writes: [
            db
              .update(operators)
              .set({ ...fresh, ...free })
              .where(eq(operators.id, id)),
            db.delete(passkeys).where(eq(passkeys.operator, id)),
            db.delete(sessions).where(eq(sessions.operator, id)),
          ],
        }
      }),
    async credentials(name) {
      const row = await find(operators.name, name)
      return row && row.disabledAt === null ? credentialsOf(row) : null
    },
    async bySubject(subjects) {
      if (subjects.length === 0) return null
      const whoever = and(inArray(operators.subject, [...subjects]), isNull(operators.disabledAt))
      const [row] = await guard(() => db.select().from(operators).where(whoever))
      return row ? operatorOf(row) : null
    },
    refuse: (id) =>
      change(async () => {
        const row = id === undefined ? undefined : await find(operators.id, id)
        const entry = { kind: 'security', action: 'sign-in.refused', actor: row?.id ?? 'unknown' } as const
        if (!row || isLocked(row, now())) return { result: undefined, entry }
        const failures = row.failures + 1
        const locks = failures >= MOST_FAILURES
        const set = locks ? { failures: 0, lockedUntil: now() + LOCKED } : { failures }
        return {
          result: undefined,
          entry: { ...entry, detail: { locked: locks } },
          writes: [db.update(operators).set(set).where(eq(operators.id, row.id))],
        }
      }),
  }
}
