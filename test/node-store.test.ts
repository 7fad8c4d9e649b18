import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { PortError } from '../src/errors.ts'
import { openNodeStore, purgeHourly, storeFile } from '../src/node-store.ts'
import type { Store } from '../src/ports/store.ts'
import type { LogEvent } from '../src/log.ts'
import { place, within } from './commands/run.ts'
import { testFolder } from './fixtures/store.ts'

afterEach(() => void vi.useRealTimers())

describe('the store of a start', () => {
  it('that is locked is opened later, and the start goes on', async () => {
    const [made, dataDir] = [testFolder(), testFolder()]
    await within(made, (store) => store.settings.write('x', 1, { version: 0, actor: 'a' }))
    await place(made, dataDir)
    const file = join(dataDir, 'store.db')
    const holder = spawn(process.execPath, ['--import', 'tsx', 'test/store/lock-holder.ts', file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    onTestFinished(() => void holder.kill('SIGKILL'))
    await once(holder.stdout, 'data')
    const warned = vi.spyOn(console, 'warn').mockReturnValue()
    const late = await openNodeStore({ dataDir })
    expect(warned.mock.calls.join()).toContain('照样回答问题')
    warned.mockRestore()
    await expect(late?.store()).rejects.toMatchObject({ port: 'store', retryable: true })
    holder.stdin.end()
    await once(holder, 'exit')
    expect(await (await late?.store())?.settings.read('x')).toEqual({ value: 1, version: 1 })
    late?.close()
  })

  it.each([
    [undefined, 'data/store.db'],
    ['file:a.db', 'a.db'],
    ['file:/var/a.db', '/var/a.db'],
    ['file:///var/a.db', '/var/a.db'],
  ])('with DATABASE_URL=%s lies in %s', (url, file) => {
    expect(storeFile({ dataDir: 'data', ...(url ? { databaseUrl: url } : {}) })).toBe(file)
  })

  it('that is none stops it', async () => {
    const dataDir = testFolder()
    writeFileSync(join(dataDir, 'store.db'), '这不是数据库。'.repeat(500))
    await expect(openNodeStore({ dataDir })).rejects.toThrow(PortError)
  })
})

describe('the purge', () => {
  const HOUR = 3_600_000

  it('runs at the start and each hour, also after a failure, until it is stopped', async () => {
    vi.useFakeTimers()
    const events: LogEvent[] = []
    let runs = 0
    const purge = () => {
      runs++
      return runs === 2
        ? Promise.reject(new PortError('store', '磁盘满了', { retryable: true }))
        : Promise.resolve({})
    }
    const purging = purgeHourly(
      () => Promise.resolve({ purge } as unknown as Store),
      (event) => events.push(event),
    )
    await vi.advanceTimersByTimeAsync(0)
    expect(runs).toBe(1)
    await vi.advanceTimersByTimeAsync(3 * HOUR)
    expect(runs).toBe(4)
    expect(events).toMatchObject([{ event: 'failure', message: '[store] 磁盘满了' }])
    purging.stop()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(3 * HOUR)
    expect(runs).toBe(4)
  })
})
