import { asc, eq, inArray, or } from 'drizzle-orm'
import type { Cases, PersonData } from '../ports/cases.ts'
import type { Turn } from '../ports/conversations.ts'
import { answerOf } from './answer-book.ts'
import type { Change } from './audit-chain.ts'
import { caseOf, erasure, messagesIn, rowOf, sealedOf } from './case-row.ts'
import type { CaseRow } from './case-row.ts'
import { callsOf } from './call-row.ts'
import type { Means } from './database.ts'
import { answers, feedback, turns } from './schema.ts'
import { transcriptOf } from './transcript-book.ts'

/** What the law gives a person: all that is kept of them, and its end. */
export function createPerson(means: Means, change: Change): Pick<Cases, 'exportPerson' | 'erasePerson'> {
  return {
    exportPerson: (number, actor) =>
      change(async () => {
        const row = await rowOf(means, number)
        if (!row) return { result: null }
        return {
          result: await dataOf(means, row),
          entry: { kind: 'read', action: 'person.export', actor, case: number },
        }
      }),
    async erasePerson(number, actor) {
      const there = await change(async () => {
        const row = await rowOf(means, number)
        if (!row) return { result: false }
        return {
          result: true,
          entry: { kind: 'change', action: 'person.erase', actor, case: number },
          writes: erasure(means, row),
        }
      })
      if (there) await means.scrub()
      return there
    },
  }
}

async function dataOf(means: Means, row: CaseRow): Promise<PersonData> {
  const { db, guard } = means
  const theirs = or(
    row.answerId === null ? undefined : eq(answers.id, row.answerId),
    row.conversation === null ? undefined : eq(answers.conversation, row.conversation),
  )
  const given = theirs
    ? await guard(() => db.select().from(answers).where(theirs).orderBy(asc(answers.at)))
    : []
  const calls = await callsOf(means, row.number)
  const ids = given.map(({ id }) => id)
  if (row.answerId !== null && !ids.includes(row.answerId)) ids.push(row.answerId)
  const said = await guard(() =>
    db.select().from(feedback).where(inArray(feedback.answerId, ids)).orderBy(asc(feedback.at)),
  )
  return {
    case: caseOf(row),
    sealed: sealedOf(row),
    messages: await messagesIn(means, row.number),
    answers: given.map(answerOf),
    turns: await turnsIn(means, row.conversation),
    calls,
    transcript: await transcriptOf(means, row.number),
    feedback: said.map(({ answerId, useful, note }) => ({
      answerId,
      useful,
      ...(note !== null ? { note } : {}),
    })),
  }
}

async function turnsIn({ db, guard }: Means, conversation: string | null): Promise<Turn[]> {
  if (conversation === null) return []
  const { at, question, answerId } = turns
  return guard(() =>
    db
      .select({ at, question, answerId })
      .from(turns)
      .where(eq(turns.conversation, conversation))
      .orderBy(asc(at)),
  )
}
