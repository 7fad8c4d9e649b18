import { asc, desc, eq, gt } from 'drizzle-orm'
import { sha256 } from '../digest.ts'
import type { AuditDraft, AuditEntry, AuditLog, AuditState } from '../ports/audit-log.ts'
import { PortError } from '../errors.ts'
import { isLate, isTaken } from './database.ts'
import type { Means, Write } from './database.ts'
import { audit, cursors } from './schema.ts'

/** What the first entry is chained to. */
const NOTHING = '0'.repeat(64)
const PAGE = 500
/** Over which those who lost spread their next try, in milliseconds: at first, and at most. */
const SPREAD = 50
const WIDEST = 800

/** What is to be written, decided from what was read; without an entry nothing is written. */
export type Decision<T> = { result: T; entry?: AuditDraft; writes?: readonly Write[] }

/**
 * Runs `decide` and writes what it says together with its audit entry. The entry's number is the lock: whoever wrote
 * since our look at the log has taken it, the batch fails whole, and we decide again on what is there now. So changes
 * follow one another also between processes and isolates, without a transaction kept open.
 */
export type Change = <T>(decide: () => Promise<Decision<T>>) => Promise<T>

export function createChange({ db, guard, now, patience, inTurn }: Means): Change {
  const attempt = async <T>(decide: () => Promise<Decision<T>>, until: number): Promise<T> => {
    let spread = SPREAD
    for (let lost: unknown; ;) {
      // Here, and not behind the writing: who has waited too long is told, and nothing is written afterwards.
      if (performance.now() > until)
        throw new PortError('store', '同时写的太多', { retryable: true, cause: lost })
      const [head] = await guard(() => db.select().from(audit).orderBy(desc(audit.seq)).limit(1))
      const { result, entry, writes = [] } = await decide()
      if (!entry) return result
      const row = await chained(entry, head, now())
      try {
        await guard(() => db.batch([db.insert(audit).values(row), ...writes]))
        return result
      } catch (error) {
        if (!isLate(error) && !isTaken(error, 'cases.number')) throw error
        lost = error
        // Of many that race at once one wins: the others come back spread out, the wider the more there seem to be.
        if (!inTurn) await new Promise((resolve) => setTimeout(resolve, Math.random() * spread))
        spread = Math.min(spread * 2, WIDEST)
      }
    }
  }
  return (decide) => {
    const until = performance.now() + patience
    return inTurn ? inTurn(() => attempt(decide, until)) : attempt(decide, until)
  }
}

type Row = typeof audit.$inferSelect

async function chained(draft: AuditDraft, head: Row | undefined, at: number): Promise<Row> {
  const { kind, action, actor } = draft
  const row = {
    seq: (head?.seq ?? 0) + 1,
    at,
    kind,
    action,
    actor,
    case: draft.case ?? null,
    detail: draft.detail ?? null,
  }
  return { ...row, digest: await digestOf(row, head?.digest ?? NOTHING) }
}

/** The fields in a fixed order, the detail's keys sorted: one entry has one spelling. */
function digestOf(row: Omit<Row, 'digest'>, before: string): Promise<string> {
  const detail = row.detail && Object.entries(row.detail).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const { seq, at, kind, action, actor } = row
  return sha256(`${before}\n${JSON.stringify([seq, at, kind, action, actor, row.case, detail])}`)
}

export function createAuditLog({ db, guard }: Means, change: Change): AuditLog {
  const page = (seq: number, limit: number) =>
    guard(() => db.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(limit))
  return {
    async add(entry) {
      await change(() => Promise.resolve({ result: undefined, entry }))
    },
    after: async (seq, limit) => (await page(seq, limit)).map(entryOf),
    async told(name) {
      const [row] = await guard(() => db.select().from(cursors).where(eq(cursors.name, name)))
      return row?.seq ?? 0
    },
    async tell(name, seq) {
      const row = { name, seq }
      await guard(() =>
        db.batch([db.insert(cursors).values(row).onConflictDoUpdate({ target: cursors.name, set: row })]),
      )
    },
    async verify(noted) {
      let before = { seq: 0, digest: NOTHING }
      for (let rows = await page(0, PAGE); rows.length > 0; rows = await page(before.seq, PAGE)) {
        for (const row of rows) {
          const why = await whyBroken(row, before, noted)
          if (why) return { whole: false, broken: row.seq, why }
          before = row
        }
      }
      return ending(before, noted)
    },
  }
}

type Noted = { seq: number; digest: string }

async function whyBroken(row: Row, before: Noted, noted: Noted | undefined): Promise<string | undefined> {
  if (row.seq !== before.seq + 1) return `前面缺了第 ${before.seq + 1} 条`
  if (row.digest !== (await digestOf(row, before.digest))) return '内容和摘要不符，或者它的前一条换过'
  if (noted?.seq === row.seq && noted.digest !== row.digest) return '和以前记下的摘要不同'
  return undefined
}

function ending(last: Noted, noted: Noted | undefined): AuditState {
  if (noted && noted.seq > last.seq)
    return {
      whole: false,
      broken: last.seq + 1,
      why: `以前记到第 ${noted.seq} 条，现在只有 ${last.seq} 条`,
    }
  return { whole: true, entries: last.seq, head: last.digest }
}

function entryOf({ seq, at, kind, action, actor, digest, ...rest }: Row): AuditEntry {
  return {
    seq,
    at,
    kind,
    action,
    actor,
    ...(rest.case !== null ? { case: rest.case } : {}),
    ...(rest.detail ? { detail: rest.detail } : {}),
    digest,
  }
}
