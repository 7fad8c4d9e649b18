import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import type { Operators } from '../ports/operators.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { isLocked, operatorOf } from './operator-row.ts'
import { cases, operators, passkeys, pending, sessions, transcriptLines } from './schema.ts'

/** However busy, a session ends after so long, in milliseconds. */
const LONGEST = 12 * 3_600_000
/** A session's last moment is written no oftener than this, in milliseconds. */
const SEEN_EVERY = 60_000
/**
 * Somebody is in a call who holds a case that is answered by telephone and in which something happened in this time, in
 * milliseconds: it was taken, written to, or a line of its transcript came. Nobody tells us when a call is hung up.
 */
const CALL = 2 * 3_600_000

type Sessions = Pick<Operators, 'signIn' | 'session' | 'signOut' | 'begin' | 'take'>

export function createSessions(means: Means, change: Change): Sessions {
  const { db, guard, now } = means
  return {
    async signIn(id, { token, step, passkey }) {
      const digest = await sha256(token)
      return change(async () => {
        const [row] = await guard(() => db.select().from(operators).where(eq(operators.id, id)))
        if (!row || row.disabledAt !== null) return { result: false }
        if (step !== undefined && (isLocked(row, now()) || (row.secondStep ?? -1) >= step))
          return { result: false }
        const at = now()
        const set = { failures: 0, lockedUntil: null, ...(step === undefined ? {} : { secondStep: step }) }
        return {
          result: true,
          entry: { kind: 'security', action: 'sign-in', actor: id },
          writes: [
            db.update(operators).set(set).where(eq(operators.id, id)),
            db.insert(sessions).values({ token: digest, operator: id, createdAt: at, seenAt: at }),
            ...(passkey
              ? [
                  db
                    .update(passkeys)
                    .set({ counter: passkey.counter, usedAt: at })
                    .where(eq(passkeys.id, passkey.id)),
                ]
              : []),
          ],
        }
      })
    },
    async session(token, idle, unseen = false) {
      const digest = await sha256(token)
      const mine = eq(sessions.token, digest)
      const [found] = await guard(() =>
        db.select().from(sessions).innerJoin(operators, eq(sessions.operator, operators.id)).where(mine),
      )
      if (!found || found.operators.disabledAt !== null) return null
      const { createdAt, seenAt } = found.sessions
      const over = seenAt + idle < now() || createdAt + LONGEST < now()
      if (over && !(await inCall(means, found.operators.id))) return null
      if (!unseen && seenAt + SEEN_EVERY < now())
        await guard(() => db.batch([db.update(sessions).set({ seenAt: now() }).where(mine)]))
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
    async begin(key, value, ms) {
      const row = { key: await sha256(key), value, until: now() + ms }
      await guard(() =>
        db.batch([
          db.delete(pending).where(lt(pending.until, now())),
          db.insert(pending).values(row).onConflictDoUpdate({ target: pending.key, set: row }),
        ]),
      )
    },
    async take(key) {
      const digest = await sha256(key)
      const [taken] = await guard(() => db.delete(pending).where(eq(pending.key, digest)).returning())
      return taken && taken.until >= now() ? taken.value : null
    },
  }
}

async function inCall({ db, guard, now }: Means, operator: string): Promise<boolean> {
  const since = now() - CALL
  const spoken = db
    .select({ one: sql`1` })
    .from(transcriptLines)
    .where(and(eq(transcriptLines.case, cases.number), gt(transcriptLines.heardAt, since)))
  const held = and(
    eq(cases.operator, operator),
    eq(cases.status, 'taken'),
    eq(cases.reply, 'phone'),
    or(gt(cases.changedAt, since), sql`exists ${spoken}`),
  )
  const rows = await guard(() => db.select({ number: cases.number }).from(cases).where(held).limit(1))
  return rows.length > 0
}
