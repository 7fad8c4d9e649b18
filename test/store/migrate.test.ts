import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { gather } from '../../src/commands/store-migration.ts'
import { connect, openLibsqlStore, waiting } from '../../src/drivers/libsql-store.ts'
import { MIGRATIONS } from '../../src/store/migration-list.ts'
import { migrate } from '../../src/store/migrate.ts'
import * as schema from '../../src/store/schema.ts'
import { answer, draft } from '../ports/store.contract.ts'
import { testFolder } from '../fixtures/store.ts'
import { NOW } from './versions/kept.ts'
import { versionsContract } from './versions/versions.contract.ts'

const guard = waiting(1_000)

/** A file as an earlier version left it. */
async function fileOfVersion(version: number): Promise<string> {
  const file = join(testFolder(), 'store.db')
  const client = await connect(file)
  await migrate({ db: drizzle({ client, schema }), guard }, 0, MIGRATIONS.slice(0, version))
  client.close()
  return file
}

const sql = async (file: string, statement: string) => {
  const client = createClient({ url: `file:${file}` })
  try {
    return (await client.execute(statement)).rows.map((row) => ({ ...row }))
  } finally {
    client.close()
  }
}

versionsContract('libSQL', async (statements) => {
  const file = join(testFolder(), 'store.db')
  const client = await connect(file)
  for (const statement of statements) await client.execute(statement)
  client.close()
  const store = await openLibsqlStore({ file, now: () => NOW })
  onTestFinished(() => store.close())
  return store
})

describe('migrations', () => {
  it.each(MIGRATIONS.map((_, i) => i))('bring data of version %i to this one', async (version) => {
    const file = await fileOfVersion(version)
    const store = await openLibsqlStore({ file })
    await store.answers.add(answer('new'))
    expect((await store.cases.open(draft(), () => Promise.resolve({}))).kind).toBe('done')
    expect(await store.settings.write('hours', 1, { version: 0, actor: 'li' })).toBe(true)
    expect(await store.audit.verify()).toMatchObject({ whole: true, entries: 2 })
    store.close()
    expect(await sql(file, 'SELECT version FROM migrations')).toHaveLength(MIGRATIONS.length)
  })

  it('leave data of a newer program as it is, and say so', async () => {
    const file = await fileOfVersion(MIGRATIONS.length)
    await sql(file, "INSERT INTO migrations VALUES (99, '0098_later', 'x', 1)")
    const before = await sql(file, 'SELECT * FROM sqlite_master')
    await expect(openLibsqlStore({ file })).rejects.toThrow(/第 99 版.*请用新的程序/)
    expect(await sql(file, 'SELECT * FROM sqlite_master')).toEqual(before)
  })

  it.each([
    ['of another program', 'CREATE TABLE theirs (a)'],
    [
      'with another history',
      'CREATE TABLE migrations (version integer PRIMARY KEY NOT NULL, name text NOT NULL, digest text NOT NULL, at integer NOT NULL)',
    ],
  ])('refuse data %s', async (name, statement) => {
    const file = join(testFolder(), 'store.db')
    await sql(file, statement)
    if (name === 'with another history')
      await sql(file, "INSERT INTO migrations VALUES (1, '0000_first', 'another', 1)")
    const before = await sql(file, 'SELECT * FROM sqlite_master')
    await expect(openLibsqlStore({ file })).rejects.toThrow('不是听政的')
    expect(await sql(file, 'SELECT * FROM sqlite_master')).toEqual(before)
  })

  it('are done once by ten that start at once', async () => {
    const file = join(testFolder(), 'store.db')
    const stores = await Promise.all(Array.from({ length: 10 }, () => openLibsqlStore({ file })))
    expect(await sql(file, 'SELECT version FROM migrations')).toHaveLength(MIGRATIONS.length)
    for (const store of stores) store.close()
  })

  it('leave nothing of a migration that fails in the middle', async () => {
    const file = await fileOfVersion(1)
    const broken = {
      name: '0001_broken',
      sql: 'CREATE TABLE half (a);--> statement-breakpoint\nCREATE TABLE audit (a);',
    }
    const client = await connect(file)
    const db = drizzle({ client, schema })
    await expect(migrate({ db, guard }, 0, [...MIGRATIONS.slice(0, 1), broken])).rejects.toThrow('[store]')
    client.close()
    expect(await sql(file, "SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([])
    ;(await openLibsqlStore({ file })).close()
  })

  it('in the module are those in the folder', () => {
    expect(readFileSync('src/store/migration-list.ts', 'utf8')).toBe(gather())
  })

  it('leave out no change of the schema', () => {
    // It takes no absolute path.
    const out = relative('.', join(testFolder(), 'migrations'))
    cpSync('src/store/migrations', out, { recursive: true })
    const args = [
      'drizzle-kit',
      'generate',
      '--dialect',
      'sqlite',
      '--schema',
      'src/store/schema.ts',
      '--out',
      out,
    ]
    const { stdout, stderr } = spawnSync('npx', args, { encoding: 'utf8' })
    expect(stdout + stderr).toContain('No schema changes')
  })
})
