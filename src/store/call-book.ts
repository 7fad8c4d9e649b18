import { and, desc, eq, gte, isNull, ne, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import type { CallOutcome, Calls, CallTurn } from '../ports/calls.ts'
import { callOf, callsOf, turnOf } from './call-row.ts'
import { isTaken } from './database.ts'
import type { Means } from './database.ts'
import { createLine } from './line-book.ts'
import { callTurns, calls, codeTries, once } from './schema.ts'

/** No call is changed by two who know of each other: no entry in the audit log orders them, each statement is whole. */
export function createCalls(means: Means): Calls {
  const { db, guard, now } = means
  const turn = async (key: string, n: number): Promise<CallTurn | null> => {
    const [row] = await guard(() => db.select().from(callTurns).where(theTurn(key, n)))
    return row ? turnOf(row) : null
  }
  return {
    async keep({ case: number, caller, outcome, ...call }, kept) {
      const { key } = call
      const seenAt = kept.at
      const row = {
        ...call,
        caller: caller ?? null,
        case: number ?? null,
        outcome: outcome ?? null,
        startedAt: kept.at,
        seenAt,
      }
      const { input, heard, answerId, ...rest } = kept
      const values = { ...rest, call: key, ...nulls({ input, heard, answerId }) }
      await guard(() =>
        db.batch([
          db
            .insert(calls)
            .values(row)
            .onConflictDoUpdate({
              target: calls.key,
              set: { seenAt, ...(number ? { case: number } : {}), ...endOf(outcome) },
            }),
          db.insert(callTurns).values(values).onConflictDoNothing(),
        ]),
      )
      return (await turn(key, kept.n)) ?? kept
    },
    turn,
    last: (key) => lastWhere(means, eq(calls.key, key)),
    async keepFound(key, n, found) {
      const where = and(theTurn(key, n), isNull(callTurns.found))
      await guard(() => db.batch([db.update(callTurns).set({ found }).where(where)]))
    },
    async found(key, n) {
      const [row] = await guard(() =>
        db.select({ found: callTurns.found }).from(callTurns).where(theTurn(key, n)),
      )
      return row?.found ?? null
    },
    async tie(key, number) {
      await guard(() => db.batch([db.update(calls).set({ case: number }).where(eq(calls.key, key))]))
    },
    async end(key, outcome) {
      await guard(() => db.batch([db.update(calls).set(endOf(outcome)).where(eq(calls.key, key))]))
    },
    lastOf: (caller, { key, since, demo = false }) =>
      lastWhere(
        means,
        and(eq(calls.caller, caller), gte(calls.seenAt, since), ne(calls.key, key), eq(calls.demo, demo)),
      ),
    ofCase: (number) => callsOf(means, number),
    async guess(number) {
      const more = sql`${codeTries.tries} + 1`
      await guard(() =>
        db.batch([
          db
            .insert(codeTries)
            .values({ number, at: now(), tries: 1 })
            .onConflictDoUpdate({ target: codeTries.number, set: { tries: more, at: now() } }),
        ]),
      )
      const [row] = await guard(() => db.select().from(codeTries).where(eq(codeTries.number, number)))
      return row?.tries ?? 1
    },
    async claim(name) {
      const key = await sha256(JSON.stringify(['claim', name]))
      try {
        await guard(() => db.batch([db.insert(once).values({ key, at: now(), request: '', value: '' })]))
        return true
      } catch (error) {
        if (isTaken(error, 'once.key')) return false
        throw error
      }
    },
    ...createLine(means),
  }
}

/** `dropped` takes no other's place. */
const endOf = (outcome: CallOutcome | undefined) =>
  outcome === undefined
    ? {}
    : { outcome: outcome === 'dropped' ? sql`coalesce(${calls.outcome}, ${outcome})` : outcome }

async function lastWhere({ db, guard }: Means, where: SQL | undefined) {
  const [found] = await guard(() =>
    db
      .select()
      .from(callTurns)
      .innerJoin(calls, eq(calls.key, callTurns.call))
      .where(where)
      .orderBy(desc(calls.seenAt), desc(callTurns.n))
      .limit(1),
  )
  return found ? { call: callOf(found.calls), last: turnOf(found.call_turns) } : null
}

const theTurn = (key: string, n: number) => and(eq(callTurns.call, key), eq(callTurns.n, n))

function nulls<T extends object>(given: T) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null])) as {
    [Name in keyof T]: Exclude<T[Name], undefined> | null
  }
}
