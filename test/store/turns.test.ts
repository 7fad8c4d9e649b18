import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { testFolder } from '../fixtures/store.ts'

/** Each answer takes as long to write as it would on a slow disk: the lock is held all the while. */
const SLOW = `CREATE TRIGGER slow BEFORE INSERT ON answers BEGIN
  SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i FROM n);
END`
const ADDS = 5

it('a process that writes without a pause leaves others their turn', { timeout: 120_000 }, async () => {
  const file = join(testFolder(), 'store.db')
  const store = await openLibsqlStore({ file, patience: 30_000 })
  const client = createClient({ url: `file:${file}` })
  await client.execute(SLOW)
  client.close()
  const writer = spawn(process.execPath, ['--import', 'tsx', 'test/store/busy-writer.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void writer.kill('SIGKILL'))
  let written = 0
  writer.stdout.on('data', (dots: Buffer) => (written += dots.length))
  await expect.poll(() => written, { timeout: 30_000 }).toBeGreaterThanOrEqual(2)
  const before = written
  for (let i = 0; i < ADDS; i++)
    await store.audit.add({ kind: 'read', action: 'store.backup', actor: 'command' })
  await expect.poll(() => written).toBeGreaterThan(before)
  // Counted in the other's writes, not in time: how busy the machine is says nothing about whose turn it is.
  expect((written - before) / ADDS).toBeLessThan(5)
  store.close()
})
