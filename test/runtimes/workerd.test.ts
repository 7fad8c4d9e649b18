import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE, httpTests } from './http.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

describe('workerd', () => {
  let server: Running
  let state: string
  beforeAll(async () => {
    // Its own D1: what a developer keeps in .wrangler/state is not for tests.
    state = mkdtempSync(join(tmpdir(), 'tingzheng-workerd-'))
    const args = ['--import', 'tsx', 'src/dev.ts', '--port', '{port}', '--persist-to', state]
    server = await startServer({ command: [process.execPath, ...args], env: { TODAY: '2026-01-31' } })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(state, { recursive: true })
  })

  httpTests(() => server.url)

  it('keeps no telephone number that can be read', () => {
    const kept = readdirSync(state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join()
    expect(kept).toContain(Buffer.from('请告诉我去哪里办').toString('latin1'))
    expect(kept).not.toContain(PHONE)
  })
})

it('fits a Worker: the dry run passes and the bundle is under the free plan’s 3 MB', () => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'deploy:check'], { encoding: 'utf8' })
  expect(status).toBe(0)
  const [, kib] = /Total Upload: .* gzip: ([\d.]+) KiB/.exec(stdout) ?? []
  expect(Number(kib)).toBeLessThan(3_000)
})
