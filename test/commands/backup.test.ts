import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it } from 'vitest'
import { withKeys } from '../../src/node-keys.ts'
import { createVault } from '../../src/privacy/vault.ts'
import { readSettings } from '../../src/settings.ts'
import { answer, draft } from './kept.ts'
import { folders, place, run, within } from './run.ts'

const folder = folders()

/** A data folder with keys, an answer and a case whose phone number is sealed. */
async function filled() {
  const [dataDir, made] = [folder(), folder()]
  const keys = await withKeys(readSettings({ DATA_DIR: dataDir }))
  const vault = await createVault(keys.dataKey ?? '')
  const number = await within(made, async (store) => {
    await store.answers.add(answer('a1'))
    const opened = await store.cases.open(draft({ answerId: 'a1', note: '请下午打' }), async (n) => ({
      phone: await vault.seal('13812345678', `${n} phone`),
    }))
    return opened.kind === 'reused' ? '' : opened.value
  })
  await place(made, dataDir)
  return { dataDir, made, number, keys }
}

const sql = async (file: string, ...statements: string[]) => {
  const client = createClient({ url: `file:${file}` })
  for (const statement of statements) await client.execute(statement)
  client.close()
}

/** A process that writes without a pause; `acknowledged` is what it has been told is kept. */
async function writing(dataDir: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/commands/writer.ts'], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  while (printed.length < 500) await once(child.stdout, 'data')
  return {
    acknowledged: () => printed.slice(0, printed.lastIndexOf('\n')).split('\n'),
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

describe('backup and restore', { timeout: 90_000 }, () => {
  it('gives back every acknowledged write, backed up while another process writes', async () => {
    const dataDir = folder()
    const other = folder()
    const writer = await writing(dataDir)
    const backups = []
    try {
      for (const name of ['one.db', 'two.db']) {
        const before = writer.acknowledged()
        const file = join(other, name)
        expect(await run(dataDir, 'backup', '--out', file)).toMatchObject({ status: 0 })
        backups.push({ file, before, after: writer.acknowledged() })
      }
    } finally {
      await writer.stop()
    }
    for (const { file, before, after } of backups) {
      expect(after.length).toBeGreaterThan(before.length)
      const target = folder()
      expect(await run(target, 'restore', '--from', file)).toMatchObject({ status: 0 })
      await within(target, async (store) => {
        for (const line of before) {
          const [kind, id = ''] = line.split(' ')
          const found = await (kind === 'case' ? store.cases.find(id) : store.answers.find(id))
          expect(found, line).not.toBeNull()
        }
        expect(await store.audit.verify()).toMatchObject({ whole: true })
      })
    }
  })

  it('holds no key and no number, and is for its owner only', async () => {
    const { dataDir, keys } = await filled()
    const { status, out } = await run(dataDir, 'backup')
    expect([status, out]).toEqual([0, expect.stringMatching(/备份好了[^]*钥匙不在里面/)])
    const [name = ''] = readdirSync(join(dataDir, 'backups'))
    const file = join(dataDir, 'backups', name)
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([expect.stringMatching(/^store-.*\.db$/)])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(file)
    for (const secret of [keys.dataKey, keys.stateSecret])
      for (const spelling of [secret ?? '', Buffer.from(secret ?? '', 'base64url')])
        expect(bytes.includes(spelling)).toBe(false)
    expect(bytes.includes('13812345678')).toBe(false)
    expect(bytes.includes('请下午打')).toBe(true)
  })

  it('overwrites nothing and stays out of the key folder', async () => {
    const { dataDir } = await filled()
    const file = join(dataDir, 'taken.db')
    writeFileSync(file, 'mine')
    expect((await run(dataDir, 'backup', '--out', file)).said).toContain('不覆盖')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const link = join(folder(), 'way')
    symlinkSync(join(dataDir, 'keys'), link)
    for (const to of [join(dataDir, 'keys/b.db'), join(link, 'b.db')])
      expect(await run(dataDir, 'backup', '--out', to)).toMatchObject({
        status: 1,
        said: expect.stringContaining('钥匙的文件夹'),
      })
    expect(readdirSync(join(dataDir, 'keys'))).toHaveLength(2)
    expect(await run(folder(), 'backup')).toMatchObject({ status: 1, said: expect.stringContaining('没有') })
  })

  it('keeps the old file aside, and erases again who was erased since the backup', async () => {
    const { dataDir, made, number } = await filled()
    const file = join(folder(), 'b.db')
    await run(dataDir, 'backup', '--out', file)
    await within(made, async (store) => {
      await store.answers.add(answer('later'))
      await store.cases.erasePerson(number, 'li')
    })
    await place(made, dataDir)
    const { status, said } = await run(dataDir, 'restore', '--from', file)
    expect([status, said]).toEqual([0, expect.stringContaining('1 个人的资料')])
    const aside = readdirSync(dataDir).filter((name) => name.startsWith('store.db.before-'))
    expect(aside).toHaveLength(1)
    await within(dataDir, async (store) => {
      expect(await store.answers.find('later')).toBeNull()
      expect(await store.cases.find(number)).toMatchObject({ status: 'erased', callable: false })
      const log = await store.audit.after(0, 100)
      expect(log.map(({ action }) => action)).toEqual([
        'case.open',
        'store.backup',
        'store.restore',
        'person.erase',
      ])
    })
    const target = folder()
    copyFileSync(join(dataDir, aside[0] ?? ''), join(target, 'store.db'))
    await within(target, async (store) => expect(await store.answers.find('later')).not.toBeNull())
  })

  it('does not restore under a running service', async () => {
    const { dataDir } = await filled()
    const file = join(folder(), 'b.db')
    await run(dataDir, 'backup', '--out', file)
    const writer = await writing(dataDir)
    try {
      expect(await run(dataDir, 'restore', '--from', file)).toMatchObject({
        status: 1,
        said: expect.stringContaining('请先停下服务'),
      })
      const held = writer.acknowledged().length
      while (writer.acknowledged().length < held + 5) await new Promise((resolve) => setTimeout(resolve, 20))
    } finally {
      await writer.stop()
    }
    expect(readdirSync(dataDir).filter((name) => /before|restoring/.test(name))).toEqual([])
    expect((await run(dataDir, 'restore', '--from', file)).status).toBe(0)
  })

  it('puts a broken store aside and restores all the same', async () => {
    const { dataDir, number } = await filled()
    const file = join(folder(), 'b.db')
    await run(dataDir, 'backup', '--out', file)
    writeFileSync(join(dataDir, 'store.db'), 'not a database, not even nearly one'.repeat(100))
    expect(await run(dataDir, 'restore', '--from', file)).toMatchObject({
      status: 0,
      said: expect.stringContaining('原来的数据读不出'),
    })
    await within(dataDir, async (store) => expect(await store.cases.find(number)).not.toBeNull())
  })

  it.each<[string, RegExp, (file: string) => Promise<void>]>([
    ['another text', /不是数据文件/, async (file) => writeFileSync(file, '别的东西'.repeat(2000))],
    [
      'another database',
      /不是听政的数据文件/,
      async (file) => {
        writeFileSync(file, '')
        await sql(file, 'CREATE TABLE notes (id)')
      },
    ],
    ['an empty file', /不是听政的数据文件/, async (file) => writeFileSync(file, '')],
    [
      'data of a newer version',
      /请用新的程序/,
      (file) => sql(file, "INSERT INTO migrations VALUES (99, '0098_later', 'd', 1)"),
    ],
    [
      'migrations of another program',
      /不是听政的，或者被改过/,
      (file) => sql(file, "UPDATE migrations SET digest = 'x' WHERE version = 1"),
    ],
    [
      'half a file',
      /坏了|不是数据文件/,
      async (file) => {
        const bytes = readFileSync(file)
        writeFileSync(file, bytes.subarray(0, bytes.length / 2))
      },
    ],
    ['a file with a log beside it', /-wal/, async (file) => writeFileSync(`${file}-wal`, 'half a write')],
  ])('refuses %s and leaves the store as it was', async (_, why, spoil) => {
    const { dataDir } = await filled()
    const file = join(folder(), 'b.db')
    await run(dataDir, 'backup', '--out', file)
    await spoil(file)
    const before = readFileSync(join(dataDir, 'store.db'))
    const { status, said } = await run(dataDir, 'restore', '--from', file)
    expect([status, said]).toEqual([1, expect.stringMatching(why)])
    expect(said).not.toMatch(/\n\s+at /)
    expect(readFileSync(join(dataDir, 'store.db')).equals(before)).toBe(true)
    expect(readdirSync(dataDir).filter((name) => /before|restoring/.test(name))).toEqual([])
  })

  it('restores data whose log was changed, and says where', async () => {
    const { dataDir } = await filled()
    const file = join(folder(), 'b.db')
    await run(dataDir, 'backup', '--out', file)
    await sql(file, 'DROP TRIGGER audit_keeps_rows', "UPDATE audit SET actor = 'x' WHERE seq = 1")
    expect(await run(dataDir, 'restore', '--from', file)).toMatchObject({
      status: 0,
      said: expect.stringContaining('审计记录从第 1 条起不完整'),
    })
    expect(await run(dataDir, 'audit-verify')).toMatchObject({ status: 1 })
  })

  it('says how it is to be written', async () => {
    const dataDir = join(folder(), 'none')
    for (const args of [[], ['--form', 'x'], ['--from'], ['--from', join(dataDir, 'b.db')]]) {
      const { status, said } = await run(dataDir, 'restore', ...args)
      expect([status, said]).toEqual([1, expect.stringMatching(/请写成：npm run restore|没有 /)])
      expect(said).not.toMatch(/\n\s+at /)
    }
    mkdirSync(dataDir)
    expect(existsSync(join(dataDir, 'store.db'))).toBe(false)
  })
})
