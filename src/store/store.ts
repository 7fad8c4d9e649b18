import { sql } from 'drizzle-orm'
import type { Store } from '../ports/store.ts'
import { createAnswers, createFeedbackBox } from './answer-book.ts'
import { createAuditLog, createChange } from './audit-chain.ts'
import { createCalls } from './call-book.ts'
import { createCases } from './case-book.ts'
import type { Means } from './database.ts'
import { createDesk } from './desk-book.ts'
import { createEditorSettings } from './editor-settings.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import { createOperators } from './operator-book.ts'
import { createOutbox } from './outbox-book.ts'
import { purge } from './retention.ts'
import { createTranscripts } from './transcript-book.ts'

/** The store over any database of the two drivers; migrated before. */
export function createStore(name: string, means: Means): Store {
  const change = createChange(means)
  const records = { ...means, db: means.records ?? means.db }
  return {
    name,
    version: SCHEMA_VERSION,
    answers: createAnswers(records),
    feedback: createFeedbackBox(means),
    cases: createCases(means, change),
    calls: createCalls(records),
    transcripts: createTranscripts(records),
    outbox: createOutbox(means, change),
    audit: createAuditLog(means, change),
    operators: createOperators(means, change),
    desk: createDesk(means, change),
    settings: createEditorSettings(means, change),
    purge: () => purge(means, change),
    async ping() {
      await means.guard(() => means.db.run(sql`SELECT 1`))
    },
  }
}
