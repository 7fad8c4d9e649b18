import { and, count, inArray, lt, ne } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { KEPT_KINDS } from '../ports/store.ts'
import type { KeptKind, Retention } from '../ports/store.ts'
import type { Change } from './audit-chain.ts'
import { erasure } from './case-row.ts'
import type { Means } from './database.ts'
import { readSetting } from './editor-settings.ts'
import { RETENTION } from './seeds.ts'
import {
  answers,
  calls,
  cases,
  codeTries,
  conversations,
  feedback,
  lineCalls,
  marks,
  once,
  pending,
  sessions,
  transcriptLines,
} from './schema.ts'

/** What editors wrote, where it is a number of hours; else ours: a slip of theirs must not erase everything. */
export async function hoursOf(means: Means): Promise<Retention> {
  const written = (await readSetting(means, 'retention'))?.value
  const hours = { ...RETENTION }
  for (const kind of KEPT_KINDS) {
    const given = (written as Partial<Record<KeptKind, unknown>> | undefined)?.[kind]
    if (typeof given === 'number' && given >= 1) hours[kind] = given
  }
  return hours
}

type Removed = Record<KeptKind, number>

const NONE = Object.fromEntries(KEPT_KINDS.map((kind) => [kind, 0])) as Removed

export async function purge(means: Means, change: Change): Promise<Removed> {
  const hours = await hoursOf(means)
  const until = (kind: KeptKind) => means.now() - hours[kind] * 3_600_000
  const erased = await purgeCases(means, change, until('cases'))
  const old: { kind: KeptKind; table: SQLiteTable; where: SQL }[] = [
    plain('conversations', conversations, conversations.seenAt),
    plain('answers', answers, answers.at),
    plain('feedback', feedback, feedback.at),
    plain('feedback', marks, marks.at),
    plain('calls', calls, calls.seenAt),
    plain('calls', codeTries, codeTries.at),
    plain('calls', lineCalls, lineCalls.offeredAt),
    plain('calls', transcriptLines, transcriptLines.heardAt),
    plain('once', once, once.at),
    plain('sessions', sessions, sessions.seenAt),
    plain('sessions', pending, pending.until),
  ]
  function plain(kind: KeptKind, table: SQLiteTable, at: SQLiteColumn) {
    return { kind, table, where: lt(at, until(kind)) }
  }
  const removed = await change(async () => {
    const counts: Removed = { ...NONE, cases: erased }
    for (const { kind, table, where } of old) counts[kind] += await countIn(means, table, where)
    if (old.every(({ kind }) => counts[kind] === 0)) return { result: counts }
    return {
      result: counts,
      entry: { kind: 'change', action: 'purge', actor: 'purge', detail: counts },
      writes: [
        forgetConversations(means, until('conversations')),
        ...old.map((o) => means.db.delete(o.table).where(o.where)),
      ],
    }
  })
  if (KEPT_KINDS.some((kind) => removed[kind] > 0)) await means.scrub()
  return removed
}

async function countIn({ db, guard }: Means, table: SQLiteTable, where: SQL): Promise<number> {
  const rows = await guard(() => db.select({ n: count() }).from(table).where(where))
  return rows[0]?.n ?? 0
}

/** An answer outlives its conversation, but no longer says which others were asked by the same person. */
function forgetConversations({ db }: Means, until: number) {
  const over = db
    .select({ key: conversations.key })
    .from(conversations)
    .where(lt(conversations.seenAt, until))
  return db.update(answers).set({ conversation: null }).where(inArray(answers.conversation, over))
}

/** Each case is its own entry in the log: what became of it can be asked for by its number. */
async function purgeCases(means: Means, change: Change, until: number): Promise<number> {
  const over = and(ne(cases.status, 'erased'), lt(cases.changedAt, until))
  for (let erased = 0; ; erased++) {
    const one = await change(async () => {
      const [row] = await means.guard(() => means.db.select().from(cases).where(over).limit(1))
      if (!row) return { result: false }
      return {
        result: true,
        entry: { kind: 'change', action: 'case.purge', actor: 'purge', case: row.number },
        writes: erasure(means, row),
      }
    })
    if (!one) return erased
  }
}
