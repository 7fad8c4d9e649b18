import { createClient } from '@libsql/client/sqlite3'

/** Holds the write lock of a file until its input ends, as a stuck program would. */
const client = createClient({ url: `file:${process.argv[2]}` })
const transaction = await client.transaction('write')
await transaction.execute("INSERT INTO once VALUES ('held', 1, 'r', 'v')")
console.log('locked')
process.stdin.on('data', () => {})
process.stdin.on('end', () => {
  void transaction.rollback().then(() => client.close())
})
