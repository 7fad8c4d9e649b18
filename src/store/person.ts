import { asc, eq } from 'drizzle-orm'
import type { Cases, PersonData } from '../ports/cases.ts'
import { answerOf } from './answer-book.ts'
import type { Change } from './audit-chain.ts'
import { caseOf, erasure, messagesIn, rowOf, sealedOf } from './case-row.ts'
import type { CaseRow } from './case-row.ts'
import type { Means } from './database.ts'
import { answers, feedback, turns } from './schema.ts'

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
  const { answerId, conversation } = row
  const [answer] =
    answerId === null ? [] : await guard(() => db.select().from(answers).where(eq(answers.id, answerId)))
  const said =
    answerId === null
      ? []
      : await guard(() => db.select().from(feedback).where(eq(feedback.answerId, answerId)))
  const asked =
    conversation === null
      ? []
      : await guard(() =>
          db.select().from(turns).where(eq(turns.conversation, conversation)).orderBy(asc(turns.at)),
        )
  return {
    case: caseOf(row),
    sealed: sealedOf(row),
    messages: await messagesIn(means, row.number),
    answer: answer ? answerOf(answer) : null,
    turns: asked.map(({ at, question, answerId }) => ({ at, question, answerId })),
    feedback: said.map(({ answerId, useful, note }) => ({
      answerId,
      useful,
      ...(note !== null ? { note } : {}),
    })),
  }
}
