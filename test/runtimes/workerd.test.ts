import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../commands/run.ts'
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

  it('has a log that is verified, and a person who is exported and erased, from the command line', async () => {
    const consent = { contact: true, health: true, wording: '我同意。' }
    const sent = await fetch(`${server.url}/api/handoffs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reply: 'phone', phone: PHONE, note: '只此一句', consent }),
    })
    const { case: number } = (await sent.json()) as { case: string }
    const command = (name: string, ...args: string[]) =>
      run(state, name, ...args, '--d1', 'local', '--persist-to', state)
    const exported = await command('person-export', '--case', number)
    expect(JSON.parse(exported.out)).toMatchObject({ contact: { phone: PHONE }, case: { note: '只此一句' } })
    expect(await command('person-erase', '--case', number)).toMatchObject({ status: 0 })
    const verified = await command('audit-verify')
    expect([verified.status, verified.said]).toEqual([0, expect.stringMatching(/审计记录完整，共 \d+ 条/)])
    expect(await command('purge')).toMatchObject({ status: 0, out: expect.stringContaining('回答：删了 0') })
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  }, 180_000)

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
