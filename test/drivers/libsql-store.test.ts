import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterAll } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { NOW, storeContract } from '../ports/store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tingzheng-store-'))
const closers: (() => void)[] = []
afterAll(() => {
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})

storeContract('libSQL', async () => {
  const file = join(mkdtempSync(join(folder, 's-')), 'store.db')
  let passed = 0
  const now = () => NOW + passed
  const store = await openLibsqlStore({ file, now })
  const second = await openLibsqlStore({ file, now })
  const client = createClient({ url: `file:${file}`, timeout: 2_000 })
  closers.push(store.close, second.close, () => client.close())
  return {
    store,
    second,
    sql: async (statement) => (await client.execute(statement)).rows.map((row) => ({ ...row })),
    pass: (milliseconds) => void (passed += milliseconds),
  }
})
