import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { testFolder } from '../fixtures/store.ts'

/** Each answer takes as long to write as it would on a slow disk: the lock is held all the while. */
const SLOW = `CREATE TRIGGER slow BEFORE INSERT ON answers BEGIN
  SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT i FROM n);
END`

it('a process that writes without a pause leaves others their turn', async () => {
  const folder = testFolder()
  const store = await openLibsqlStore({ file: join(folder, 'store.db') })
  const client = createClient({ url: `file:${join(folder, 'store.db')}` })
  await client.execute(SLOW)
  client.close()
  const writer = spawn(process.execPath, ['--import', 'tsx', 'test/commands/writer.ts'], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void writer.kill('SIGKILL'))
  let printed = ''
  writer.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  while (printed.length < 50) await once(writer.stdout, 'data')
  const before = printed.length
  for (let i = 0; i < 8; i++)
    await store.audit.add({ kind: 'read', action: 'store.backup', actor: 'command' })
  store.close()
  await expect.poll(() => printed.length).toBeGreaterThan(before)
})
