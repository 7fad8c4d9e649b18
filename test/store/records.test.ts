import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '../../src/drivers/libsql-store.ts'
import type { Database } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import * as schema from '../../src/store/schema.ts'
import { createStore } from '../../src/store/store.ts'
import { testFolder } from '../fixtures/store.ts'
import { answer } from '../ports/store.contract.ts'

const guard = async <T>(call: () => PromiseLike<T>): Promise<T> => await call()

it('an answer waits for no disk, what somebody was told as kept does', async () => {
  const file = join(testFolder(), 'store.db')
  const wrote: string[] = []
  const open = async (synchronous: 'FULL' | 'NORMAL'): Promise<Database> => {
    const client = await connect(file, synchronous)
    onTestFinished(() => client.close())
    const batch = client.batch.bind(client)
    client.batch = async (statements, mode) => {
      const { rows } = await client.execute('PRAGMA synchronous')
      wrote.push(rows[0]?.['synchronous'] === 2 ? 'on the disk' : 'in the system')
      return await batch(statements, mode)
    }
    return drizzle({ client, schema })
  }
  const db = await open('FULL')
  await migrate({ db, guard }, 0)
  const records = await open('NORMAL')
  const means = { db, records, guard, now: () => 1_000, patience: 1_000, scrub: () => Promise.resolve() }
  const store = createStore('libsql', means)
  wrote.length = 0
  await store.answers.add(answer('a1'))
  expect(wrote.splice(0)).toEqual(['in the system'])
  await store.audit.add({ kind: 'security', action: 'test', actor: 'test' })
  await store.feedback.add({ answerId: 'a1', useful: true })
  expect(wrote).toEqual(['on the disk', 'on the disk'])
})
