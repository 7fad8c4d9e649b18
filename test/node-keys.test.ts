import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withKeys } from '../src/node-keys.ts'
import { readSettings } from '../src/settings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzheng-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

const settings = (env: Record<string, string> = {}) =>
  readSettings({ DATA_DIR: join(folder, 'data'), ...env })

describe('the keys', () => {
  it('are made at the first start, for their owner alone, and stay', async () => {
    const first = await withKeys(settings())
    expect(first.stateSecret).toMatch(/^[\w-]{43}$/)
    expect(first.dataKey).not.toBe(first.stateSecret)
    expect(await withKeys(settings())).toEqual(first)
    const keys = join(folder, 'data', 'keys')
    expect((await stat(keys)).mode & 0o777).toBe(0o700)
    expect((await readdir(keys)).toSorted()).toEqual(['data-key', 'state-secret'])
    for (const name of await readdir(keys)) expect((await stat(join(keys, name))).mode & 0o777).toBe(0o600)
  })

  it('come from the environment first, and then no file is made', async () => {
    const env = { STATE_SECRET: 's'.repeat(20), DATA_KEY: 'd'.repeat(20) }
    expect(await withKeys(settings(env))).toMatchObject({
      stateSecret: env.STATE_SECRET,
      dataKey: env.DATA_KEY,
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('are the same for processes that start at once', async () => {
    const script = `
      import { withKeys } from './src/node-keys.ts'
      import { readSettings } from './src/settings.ts'
      const { stateSecret, dataKey } = await withKeys(readSettings(process.env))
      console.log(stateSecret + dataKey)`
    const start = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { ...process.env, DATA_DIR: join(folder, 'data') },
      })
      const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
      return said.trim()
    }
    const said = await Promise.all(Array.from({ length: 4 }, start))
    expect(said[0]).toMatch(/^[\w-]{86}$/)
    expect(new Set(said).size).toBe(1)
  })

  it('are the same for many that ask within milliseconds', async () => {
    for (let round = 0; round < 20; round++) {
      const DATA_DIR = join(folder, String(round))
      const ask = async (_: unknown, i: number) => {
        await new Promise((resolve) => setTimeout(resolve, i % 8))
        return (await withKeys(settings({ DATA_DIR }))).dataKey
      }
      expect(new Set(await Promise.all(Array.from({ length: 40 }, ask))).size).toBe(1)
    }
  })

  it('stop the start when cut short, and say nothing of what is left', async () => {
    const { dataKey = '' } = await withKeys(settings())
    await writeFile(join(folder, 'data', 'keys', 'data-key'), dataKey.slice(0, 20))
    await expect(withKeys(settings())).rejects.toThrow(/data-key 里的钥匙坏了/)
    await expect(withKeys(settings())).rejects.not.toThrow(dataKey.slice(0, 20))
    expect(await readFile(join(folder, 'data', 'keys', 'data-key'), 'utf8')).toHaveLength(20)
  })

  it('need a folder that can be written', async () => {
    await writeFile(join(folder, 'data'), 'in the way')
    await expect(withKeys(settings())).rejects.toThrow('设置 DATA_DIR 不对')
  })
})
