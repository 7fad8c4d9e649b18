import { join } from 'node:path'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { answer, draft } from './kept.ts'

/** Writes to the store of DATA_DIR without a pause, and prints the name of each write once it is acknowledged. */
const store = await openLibsqlStore({ file: join(process.env['DATA_DIR'] ?? '', 'store.db') })
for (let i = 0; ; i++) {
  await store.answers.add(answer(`a${i}`, { conversation: `c${i % 7}` }))
  process.stdout.write(`answer a${i}\n`)
  const opened = await store.cases.open(draft({ note: `留言${i}` }), () => Promise.resolve({}))
  if (opened.kind !== 'reused') process.stdout.write(`case ${opened.value}\n`)
}
