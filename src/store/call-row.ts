import { asc, eq, inArray } from 'drizzle-orm'
import type { CallHistory, CallRecord, CallTurn } from '../ports/calls.ts'
import type { Means, Write } from './database.ts'
import { answers, callTurns, calls, feedback } from './schema.ts'

type CallRow = typeof calls.$inferSelect
type TurnRow = typeof callTurns.$inferSelect

const present = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as {
    [Name in keyof T]?: NonNullable<T[Name]>
  }

export function callOf({ caller, case: number, outcome, ...rest }: CallRow): CallRecord {
  return { ...rest, ...present({ caller, case: number, outcome }) }
}

export function turnOf({ n, at, event, said, state, reply, ...row }: TurnRow): CallTurn {
  const { input, heard, answerId } = row
  return { n, at, event, said, state, reply, ...present({ input, heard, answerId }) }
}

export async function callsOf({ db, guard }: Means, number: string): Promise<CallHistory[]> {
  const rows = await guard(() =>
    db.select().from(calls).where(eq(calls.case, number)).orderBy(asc(calls.startedAt)),
  )
  const keys = rows.map(({ key }) => key)
  const turns = await guard(() =>
    db.select().from(callTurns).where(inArray(callTurns.call, keys)).orderBy(asc(callTurns.n)),
  )
  return rows.map((row) => ({
    call: callOf(row),
    turns: turns.filter(({ call }) => call === row.key).map(turnOf),
  }))
}

/** Takes the calls of a case out, with their turns and what was answered in them. */
export function callErasure({ db }: Means, number: string): Write[] {
  const theirs = db.select({ key: calls.key }).from(calls).where(eq(calls.case, number))
  const given = db.select({ id: callTurns.answerId }).from(callTurns).where(inArray(callTurns.call, theirs))
  return [
    db.delete(feedback).where(inArray(feedback.answerId, given)),
    db.delete(answers).where(inArray(answers.id, given)),
    // Their turns go with them.
    db.delete(calls).where(eq(calls.case, number)),
  ]
}
