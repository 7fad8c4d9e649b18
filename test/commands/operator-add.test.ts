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
