import { count, eq, isNotNull } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import type { Credentials, OperatorRecord, Operators } from '../ports/operators.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { operators, sessions } from './schema.ts'

/** Refused sign-ins in a row that lock an account, and for how long, in milliseconds. */
const MOST_FAILURES = 5
const LOCKED = 15 * 60_000
/** However busy, a session ends after so long, in milliseconds. */
const LONGEST = 12 * 3_600_000
/** A session's last moment is written no oftener than this, in milliseconds. */
const SEEN_EVERY = 60_000

type Row = typeof operators.$inferSelect

export function createOperators(means: Means, change: Change): Operators {
  const { db, guard, now } = means
  const find = async (column: typeof operators.id | typeof operators.name, value: string) =>
    (await guard(() => db.select().from(operators).where(eq(column, value))))[0]
  const isLocked = (row: Row) => row.disabledAt !== null || (row.lockedUntil ?? 0) > now()
  return {
    async any() {
      const rows = await guard(() =>
        db.select({ n: count() }).from(operators).where(isNotNull(operators.password)),
      )
      return (rows[0]?.n ?? 0) > 0
    },
    put: (draft) =>
      change(async () => {
        const row = await find(operators.name, draft.name)
        const id = row?.id ?? crypto.randomUUID()
        const fresh = { ...draft, secondStep: null, failures: 0, lockedUntil: null, disabledAt: null }
        const entry = {
          kind: 'change',
          actor: 'command',
          detail: { operator: id, role: draft.role },
        } as const
        if (!row)
          return {
            result: 'added',
            entry: { ...entry, action: 'operator.add' },
            writes: [db.insert(operators).values({ ...fresh, id, createdAt: now() })],
          }
        return {
          result: 'changed',
          entry: { ...entry, action: 'operator.reset' },
          writes: [
            db.update(operators).set(fresh).where(eq(operators.id, id)),
            db.delete(sessions).where(eq(sessions.operator, id)),
          ],
        }
      }),
    async credentials(name) {
      const row = await find(operators.name, name)
      return row && row.disabledAt === null ? credentialsOf(row) : null
    },
    refuse: (id) =>
      change(async () => {
        const row = id === undefined ? undefined : await find(operators.id, id)
        const entry = { kind: 'security', action: 'sign-in.refused', actor: row?.id ?? 'unknown' } as const
        if (!row || isLocked(row)) return { result: undefined, entry }
        const failures = row.failures + 1
        const locks = failures >= MOST_FAILURES
        const set = locks ? { failures: 0, lockedUntil: now() + LOCKED } : { failures }
        return {
          result: undefined,
          entry: { ...entry, detail: { locked: locks } },
          writes: [db.update(operators).set(set).where(eq(operators.id, row.id))],
        }
      }),
    async signIn(id, { token, step }) {
      const digest = await sha256(token)
      return change(async () => {
        const row = await find(operators.id, id)
        if (!row || isLocked(row) || (row.secondStep ?? -1) >= step) return { result: false }
        const at = now()
        return {
          result: true,
          entry: { kind: 'security', action: 'sign-in', actor: id },
          writes: [
            db.update(operators).set({ failures: 0, secondStep: step }).where(eq(operators.id, id)),
            db.insert(sessions).values({ token: digest, operator: id, createdAt: at, seenAt: at }),
          ],
        }
      })
    },
    async session(token, idle) {
      const digest = await sha256(token)
      const mine = eq(sessions.token, digest)
      const [found] = await guard(() =>
        db.select().from(sessions).innerJoin(operators, eq(sessions.operator, operators.id)).where(mine),
      )
      if (!found || found.operators.disabledAt !== null) return null
      const { createdAt, seenAt } = found.sessions
      if (seenAt + idle < now() || createdAt + LONGEST < now()) return null
      if (seenAt + SEEN_EVERY < now())
        await guard(() => db.update(sessions).set({ seenAt: now() }).where(mine))
      return operatorOf(found.operators)
    },
    async signOut(token) {
      const digest = await sha256(token)
      await change(async () => {
        const mine = eq(sessions.token, digest)
        const [row] = await guard(() => db.select().from(sessions).where(mine))
        if (!row) return { result: undefined }
        return {
          result: undefined,
          entry: { kind: 'security', action: 'sign-out', actor: row.operator },
          writes: [db.delete(sessions).where(mine)],
        }
      })
    },
  }
}

const operatorOf = ({ id, name, role }: Row): OperatorRecord => ({ id, name, role })

function credentialsOf(row: Row): Credentials {
  const { password, second, lockedUntil } = row
  return {
    ...operatorOf(row),
    ...(password !== null ? { password } : {}),
    ...(second ? { second } : {}),
    ...(lockedUntil !== null ? { lockedUntil } : {}),
  }
}
