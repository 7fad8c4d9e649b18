import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { connect, waiting } from '../../../src/drivers/libsql-store.ts'
import { MIGRATIONS } from '../../../src/store/migration-list.ts'
import { migrate } from '../../../src/store/migrate.ts'
import * as schema from '../../../src/store/schema.ts'
import { createStore } from '../../../src/store/store.ts'
import { ANSWER, ASKED, CALL, HEARD, NOW, PHONE, PHONE_CALL, PHONE_TURN, TOKEN } from './kept.ts'

/**
 * node --import tsx test/store/versions/make.ts VERSION: writes what the program of that version leaves behind, as SQL. Run
 * it once, when a version is new; the file is never changed afterwards, as the data of those who run the service is not.
 */
const version = Number(process.argv[2] ?? MIGRATIONS.length)
const BETWEEN = '\n--> statement-breakpoint\n'

const folder = mkdtempSync(join(tmpdir(), 'tingzheng-version-'))
const client = await connect(join(folder, 'store.db'))
const db = drizzle({ client, schema })
const guard = waiting(1_000)
await migrate({ db, guard }, NOW, MIGRATIONS.slice(0, version))
const scrub = () => Promise.resolve()
const store = createStore('libsql', { db, guard, now: () => NOW, patience: 1_000, scrub })

await store.answers.add(ANSWER)
await store.feedback.add({ answerId: ANSWER.id, useful: false, note: '没说清楚' })
const opened = await store.cases.open(
  CALL,
  () => Promise.resolve({ phone: PHONE, name: PHONE, token: TOKEN }),
  ASKED,
)
const number = opened.kind === 'reused' ? '' : opened.value
await store.cases.say(number, { from: 'resident', text: '还有一件事' })
await store.cases.take(number, 'li')
if (version >= 2) {
  await store.settings.write('hours', { from: '9:00' }, { version: 0, actor: 'li' })
  await client.execute(
    "INSERT INTO operators (id, name, role, password, created_at) VALUES ('li', '李', 'operator', 'scrypt$x', 1)",
  )
  await client.execute("INSERT INTO sessions VALUES ('digest', 'li', 1, 1)")
}
if (version >= 4) await store.calls.keep({ ...PHONE_CALL, case: number }, PHONE_TURN)
if (version >= 7) await store.transcripts.add(number, [HEARD])
if (version >= 6) {
  await client.execute("INSERT INTO marks VALUES ('m', 1, 'li', 'old', 'plan.f1', 'wrong', '过期了')")
  await client.execute("INSERT INTO desk_clauses VALUES ('li', 'plan.f1', 1, 1)")
}

const rows = async (sql: string) => (await client.execute(sql)).rows.map((row) => Object.values({ ...row }))
const listed = async (kind: string) =>
  rows(
    `SELECT name, sql FROM sqlite_master WHERE type ${kind} AND sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid`,
  )
const literal = (value: unknown) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === null ? 'NULL' : String(value)

const tables = await listed("= 'table'")
const statements = tables.map(([, sql]) => String(sql))
// Rows that others point to come first.
const pointed = tables.toSorted(
  (a, b) => Number(/REFERENCES/.test(String(a[1]))) - Number(/REFERENCES/.test(String(b[1]))),
)
for (const [name] of pointed)
  for (const row of await rows(`SELECT * FROM "${String(name)}"`))
    statements.push(`INSERT INTO "${String(name)}" VALUES (${row.map(literal).join(', ')})`)
statements.push(...(await listed("<> 'table'")).map(([, sql]) => String(sql)))
writeFileSync(`test/store/versions/${version}.sql`, statements.join(BETWEEN) + '\n')
client.close()
rmSync(folder, { recursive: true })
