import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterAll, expect, it } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { callsContract } from '../ports/calls.contract.ts'
import { deskContract } from '../ports/desk.contract.ts'
import { liveContract } from '../ports/live.contract.ts'
import { operatorsContract } from '../ports/operators.contract.ts'
import { NOW, storeContract } from '../ports/store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tingzheng-store-'))
const closers: (() => void)[] = []
afterAll(() => {
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})

it('is for its owner only, in a folder that others may enter', async () => {
  const file = join(mkdtempSync(join(folder, 's-')), 'store.db')
  chmodSync(dirname(file), 0o755)
  const store = await openLibsqlStore({ file })
  closers.push(store.close)
  await store.audit.add({ kind: 'security', action: 'test', actor: 'test' })
  for (const name of ['', '-wal', '-shm']) expect(statSync(`${file}${name}`).mode & 0o077, name).toBe(0)
})

const open = async () => {
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
    sql: async (statement: string) => (await client.execute(statement)).rows.map((row) => ({ ...row })),
    pass: (milliseconds: number) => void (passed += milliseconds),
  }
}

storeContract('libSQL', open)
callsContract('libSQL', open)
operatorsContract('libSQL', open)
deskContract('libSQL', open)
liveContract('libSQL', open)
