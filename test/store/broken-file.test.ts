import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { draft } from '../ports/store.contract.ts'
import { testFolder } from '../fixtures/store.ts'

const none = () => Promise.resolve({})

async function holdLock(file: string): Promise<() => void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/store/lock-holder.ts', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return () => child.stdin.end()
}

describe('a file that another process has locked', () => {
  it('is waited for, while reading and everything else goes on', async () => {
    const file = join(testFolder(), 'store.db')
    const store = await openLibsqlStore({ file })
    const release = await holdLock(file)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 10)
    const writing = store.cases.open(draft(), none)
    expect(await store.cases.waiting(5)).toEqual([])
    setTimeout(release, 500)
    expect((await writing).kind).toBe('done')
    clearInterval(ticking)
    // A wait inside SQLite would stop the clock of the whole service.
    expect(ticks).toBeGreaterThan(15)
    expect(await store.cases.waiting(5)).toHaveLength(1)
    store.close()
  })

  it('for too long is a PortError worth trying again, with nothing written', async () => {
    const file = join(testFolder(), 'store.db')
    const store = await openLibsqlStore({ file, patience: 200 })
    const release = await holdLock(file)
    const failed = { name: 'PortError', port: 'store', retryable: true, unsure: false }
    // Those behind it in the line wait no longer than the first, and are not written after they were told no.
    const began = performance.now()
    const attempts = [1, 2, 3].map(() => store.cases.open(draft(), none).catch((error: unknown) => error))
    expect(await Promise.all(attempts)).toMatchObject([failed, failed, failed])
    expect(performance.now() - began).toBeLessThan(600)
    release()
    await expect
      .poll(() =>
        store.cases.open(draft(), none).then(
          ({ kind }) => kind,
          () => 'failed',
        ),
      )
      .toBe('done')
    expect(await store.cases.waiting(5)).toHaveLength(1)
    expect(await store.audit.after(0, 5)).toHaveLength(1)
    store.close()
  })
})

describe('a write that was cut off', () => {
  it('at any byte of the journal leaves whole cases and a whole log', async () => {
    const folder = testFolder()
    const file = join(folder, 'store.db')
    const store = await openLibsqlStore({ file })
    for (let i = 0; i < 12; i++)
      await store.cases.open(draft({ note: `n${i}` }), none, { scope: 's', key: `${i}`, request: '' })
    const wal = readFileSync(`${file}-wal`)
    copyFileSync(file, join(folder, 'main'))
    store.close()
    const counts = new Set<number>()
    for (let cut = 0; cut <= 60; cut++) {
      const copy = join(folder, `cut-${cut}.db`)
      copyFileSync(join(folder, 'main'), copy)
      writeFileSync(`${copy}-wal`, wal.subarray(0, Math.floor((wal.length * cut) / 60)))
      counts.add(await soundCases(copy))
    }
    expect(Math.max(...counts)).toBe(12)
    expect(counts.size).toBeGreaterThan(8)
  })
})

/** How many cases there are, each with its entry, its key and all of itself. */
async function soundCases(file: string): Promise<number> {
  const store = await openLibsqlStore({ file })
  expect(await store.audit.verify()).toMatchObject({ whole: true })
  store.close()
  const client = createClient({ url: `file:${file}` })
  const { rows } = await client.execute(
    'SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM audit) AS entries, (SELECT count(*) FROM once) AS keys',
  )
  const n = Number(rows[0]?.['cases'])
  expect({ ...rows[0] }).toEqual({ cases: n, entries: n, keys: n })
  client.close()
  return n
}

describe('a file that is none', () => {
  it.each([
    ['text', Buffer.from('这不是数据库。'.repeat(500))],
    ['half a file', undefined],
  ])('%s: a PortError in words', async (_name, given) => {
    const file = join(testFolder(), 'store.db')
    const store = await openLibsqlStore({ file })
    for (let i = 0; i < 5; i++) await store.cases.open(draft(), none)
    store.close()
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
    writeFileSync(file, given ?? readFileSync(file).subarray(0, 10_000))
    await expect(openLibsqlStore({ file })).rejects.toMatchObject({ name: 'PortError', retryable: false })
    await expect(openLibsqlStore({ file })).rejects.toThrow(
      /数据文件坏了，或者不是数据文件|读写数据文件时出错/,
    )
  })
})
