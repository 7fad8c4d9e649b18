import { and, count, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Calls, LineEvent } from '../ports/calls.ts'
import type { Means } from './database.ts'
import { lineCalls } from './schema.ts'

/** GB/T 33358-2016: a call is to be answered within fifteen seconds. */
const IN_TIME = 15_000

/** The calls at the operators' switchboard. */
export function createLine({ db, guard }: Means): Pick<Calls, 'line' | 'figures'> {
  const counted = async (...also: Parameters<typeof and>) => {
    const [row] = await guard(() =>
      db
        .select({ n: count() })
        .from(lineCalls)
        .where(and(...also)),
    )
    return row?.n ?? 0
  }
  return {
    async line(key, event, at) {
      // What is heard of first opens the row, whatever it is; the earliest time of each counts.
      const row = { key, offeredAt: at, ...(event === 'offered' ? {} : { [COLUMNS[event]]: at }) }
      const set =
        event === 'offered'
          ? { offeredAt: sql`min(${lineCalls.offeredAt}, ${at})` }
          : { [COLUMNS[event]]: sql`min(coalesce(${lineCalls[COLUMNS[event]]}, ${at}), ${at})` }
      await guard(() =>
        db.batch([db.insert(lineCalls).values(row).onConflictDoUpdate({ target: lineCalls.key, set })]),
      )
    },
    async figures(since) {
      const recent = gte(lineCalls.offeredAt, since)
      const waited = sql`${lineCalls.answeredAt} - ${lineCalls.offeredAt} <= ${IN_TIME}`
      return {
        offered: await counted(recent),
        answered: await counted(recent, isNotNull(lineCalls.answeredAt)),
        inTime: await counted(recent, waited),
        lost: await counted(recent, isNotNull(lineCalls.lostAt), isNull(lineCalls.answeredAt)),
      }
    },
  }
}

const COLUMNS: Record<Exclude<LineEvent, 'offered'>, 'answeredAt' | 'lostAt'> = {
  answered: 'answeredAt',
  lost: 'lostAt',
}
