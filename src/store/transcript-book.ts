import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { HeardLine, TranscriptDraft, Transcripts } from '../ports/transcripts.ts'
import type { Means, Write } from './database.ts'
import { calls, cases, transcriptLines } from './schema.ts'

type Row = typeof transcriptLines.$inferSelect

/** As with the turns of calls, no entry in the audit log orders lines: each is one statement, whole or not there. */
export function createTranscripts(means: Means): Transcripts {
  const { db, guard, now } = means
  return {
    async add(number, lines) {
      const [open] = await guard(() =>
        db
          .select({ number: cases.number })
          .from(cases)
          .innerJoin(calls, and(eq(calls.case, cases.number), eq(calls.demo, false)))
          .where(and(eq(cases.number, number), inArray(cases.status, ['open', 'taken'])))
          .limit(1),
      )
      if (!open) return false
      const [first, ...others] = lines.map((line) => adding(means, number, line, now()))
      if (first) await guard(() => db.batch([first, ...others]))
      return true
    },
    of: (number) => transcriptOf(means, number),
  }
}

export async function transcriptOf({ db, guard }: Means, number: string): Promise<HeardLine[]> {
  const { heardAt, line } = transcriptLines
  const rows = await guard(() =>
    db
      .select()
      .from(transcriptLines)
      .where(eq(transcriptLines.case, number))
      .orderBy(asc(heardAt), asc(line)),
  )
  // Streams follow one another as they began; within one its own numbers count.
  const streams = [...new Set(rows.map(({ stream }) => stream))]
  return streams
    .flatMap((name) => rows.filter(({ stream }) => stream === name).toSorted((a, b) => a.line - b.line))
    .map(lineOf)
}

/** Only while the case lives: one that was erased meanwhile gets nothing more. The columns are those of the table, in its order. */
function adding({ db }: Means, number: string, draft: TranscriptDraft, heardAt: number): Write {
  const { stream, place, at, who, text } = draft
  const key = 'key' in place ? place.key : String(place.line)
  const line =
    'line' in place
      ? sql`${place.line}`
      : sql`(SELECT coalesce(max(line), 0) + 1 FROM transcript_lines WHERE case_number = ${number} AND stream = ${stream})`
  return db
    .insert(transcriptLines)
    .select(
      sql`SELECT number, ${stream}, ${key}, ${line}, ${at}, ${heardAt}, ${who}, ${text}
        FROM cases WHERE number = ${number} AND status IN ('open', 'taken')`,
    )
    .onConflictDoNothing()
}

const lineOf = ({ stream, key, line, at, heardAt, who, text }: Row): HeardLine => ({
  id: `${stream}/${key}`,
  line,
  at,
  heardAt,
  who,
  text,
})

export const transcriptErasure = ({ db }: Means, number: string): Write =>
  db.delete(transcriptLines).where(eq(transcriptLines.case, number))
