import { describe, expect, it } from 'vitest'
import { createNodePasswords } from '../../src/drivers/node-passwords.ts'
import { withKeys } from '../../src/node-keys.ts'
import { createVault } from '../../src/privacy/vault.ts'
import { readSettings } from '../../src/settings.ts'
import { folders, run, within } from './run.ts'

const folder = folders()

describe('operator:add', { timeout: 60_000 }, () => {
  it('adds an account that its printed password and secret open', async () => {
    const dataDir = folder()
    const { status, out } = await run(dataDir, 'operator-add', '--name', '李梅', '--role', 'operator')
    expect(status).toBe(0)
    const password = /密码（只显示这一次）：(\S+)/.exec(out)?.[1] ?? ''
    const secret = /secret=(\w+)/.exec(out)?.[1] ?? ''
    const vault = await createVault((await withKeys(readSettings({ DATA_DIR: dataDir }))).dataKey ?? '')
    await within(dataDir, async ({ operators }) => {
      const kept = await operators.credentials('李梅')
      expect(kept?.role).toBe('operator')
      expect(await createNodePasswords().verify(password, kept?.password ?? '')).toBe(true)
      expect(await vault.open(kept?.second ?? new Uint8Array(), '李梅 second')).toBe(secret)
    })
  })

  it('adds who signs in elsewhere, lists all, and disables whoever has left, but not the last admin', async () => {
    const dataDir = folder()
    const wang = ['--name', '王强', '--subject', 'Wang@Example.cn']
    expect((await run(dataDir, 'operator-add', ...wang, '--role', 'admin')).status).toBe(0)
    const again = ['--name', '张三', '--role', 'editor', '--subject', 'wang@example.cn']
    expect((await run(dataDir, 'operator-add', ...again)).said).toContain('已经是别人的账号')
    await run(dataDir, 'operator-add', '--name', '李梅', '--role', 'operator')
    const last = await run(dataDir, 'operator-disable', '--name', '王强')
    expect([last.status, last.said]).toEqual([1, expect.stringContaining('最后一个管理员')])
    expect((await run(dataDir, 'operator-disable', '--name', '李梅')).status).toBe(0)
    expect((await run(dataDir, 'operator-disable', '--name', '谁')).status).toBe(1)
    const { out } = await run(dataDir, 'operator-list')
    expect(out).toBe('李梅：接线员，密码，停用了\n王强：管理员，统一身份 wang@example.cn\n')
    await within(dataDir, async ({ operators }) => expect(await operators.credentials('李梅')).toBeNull())
  })

  it('adds no password for the Worker', async () => {
    const given = ['--name', '李梅', '--role', 'operator', '--d1', 'local']
    expect((await run(folder(), 'operator-add', ...given)).said).toContain('--subject')
  })

  it.each([
    [['--name', '李梅', '--role', 'boss']],
    [['--role', 'operator']],
    [['--name', '<b>', '--role', 'operator']],
  ])('says how it is to be written: %j', async (given) => {
    const { status, said } = await run(folder(), 'operator-add', ...given)
    expect(status).toBe(1)
    expect(said).toContain('npm run operator:add -- --name 名字 --role operator|editor|admin|auditor')
  })
})
