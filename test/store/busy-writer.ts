import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { answer } from '../commands/kept.ts'

/** Writes answers to a file, one right after the other, and prints a dot for each. */
const store = await openLibsqlStore({ file: process.argv[2] ?? '' })
for (let i = 0; ; i++) {
  await store.answers.add(answer(`a${i}`))
  process.stdout.write('.')
}
