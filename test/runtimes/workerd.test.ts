import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpTests } from './http.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

describe('workerd', () => {
  let server: Running
  beforeAll(async () => {
    const command = [process.execPath, '--import', 'tsx', 'src/dev.ts', '--port', '{port}'] as [
      string,
      ...string[],
    ]
    server = await startServer({ command, env: { TODAY: '2026-01-31' } })
  })
  afterAll(() => server?.stop())

  httpTests(() => server.url)
})

it('fits a Worker: the dry run passes and the bundle is under the free plan’s 3 MB', () => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'deploy:check'], { encoding: 'utf8' })
  expect(status).toBe(0)
  const [, kib] = /Total Upload: .* gzip: ([\d.]+) KiB/.exec(stdout) ?? []
  expect(Number(kib)).toBeLessThan(3_000)
})
