import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { place, within } from '../commands/run.ts'
import { signalGroup } from '../fixtures/group.ts'
import { KEYS, testFolder } from '../fixtures/store.ts'
import { freePort } from '../runtimes/server.ts'
import { bundleServer } from './killed.ts'

const canMount = spawnSync('unshare', ['-m', 'true']).status === 0 && process.getuid?.() === 0

/** The shell outlives the signal that ends the server. */
const RUN = `trap : TERM; "$@"; cp "$0"/store.db* "$0"/../kept/`
/** A disk of 1,200 kB that only the server sees; what was on it is copied out when the server ends. */
const SMALL_DISK = `mount -t tmpfs -o size=1200k none "$0" && { ${RUN}; }`
/** No file may grow beyond 1,200 kB. */
const SMALL_FILES = `ulimit -f 2400; ${RUN}`

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe.each([
  ['a full disk', 'unshare', ['-m', 'sh', '-c', SMALL_DISK], canMount],
  ['a limit on the size of files', 'sh', ['-c', SMALL_FILES], true],
] as const)('%s', (_name, program, args, can) => {
  it.skipIf(!can)('ends in 503 for what is to be kept, and in nothing else', async () => {
    const folder = testFolder()
    const [disk, kept] = [join(folder, 'disk'), join(folder, 'kept')]
    for (const made of [disk, kept]) mkdirSync(made)
    const server = [process.execPath, await bundleServer(folder), join(disk, 'store.db')]
    const child = spawn(program, [...args, disk, ...server, KEYS.DATA_KEY, KEYS.STATE_SECRET], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => signalGroup(child, 'SIGKILL'))
    const url = String((await once(child.stdout, 'data'))[0]).trim()
    const body = { reply: 'phone', phone: '13943218765', note: '长'.repeat(1000) }
    const consent = { contact: true, health: true, wording: '我同意。' }
    const acknowledged: string[] = []
    let last = await post(`${url}/api/handoffs`, { ...body, consent })
    for (; last.status === 201; last = await post(`${url}/api/handoffs`, { ...body, consent }))
      acknowledged.push(((await last.json()) as { case: string }).case)
    expect(last.status).toBe(503)
    expect(((await last.json()) as { detail: string }).detail).toContain('没有保存')
    expect((await post(`${url}/api/ask`, { question: '护理补贴谁能领' })).status).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    signalGroup(child, 'SIGTERM')
    await once(child, 'exit')

    const client = createClient({ url: `file:${join(kept, 'store.db')}` })
    const numbers = (await client.execute('SELECT number FROM cases')).rows.map((row) => row['number'])
    client.close()
    expect(numbers.toSorted()).toEqual(acknowledged.toSorted())
    expect(acknowledged.length).toBeGreaterThan(10)
    const store = await openLibsqlStore({ file: join(kept, 'store.db') })
    expect(await store.audit.verify()).toMatchObject({ whole: true, entries: acknowledged.length })
    expect(await store.cases.take(acknowledged[0] ?? '', 'li')).toBe(true)
    store.close()
  })
})

/** A disk with nothing left but the store, freed on a word from us. */
const FULL_DISK = `mount -t tmpfs -o size=1m none "$0" && cp "$0"/../store.db "$0" && { dd if=/dev/zero of="$0"/fill bs=1k 2>/dev/null; "$@" & read word; rm "$0"/fill; echo freed; wait; }`

it.skipIf(!canMount)(
  'a start on a full disk answers, and keeps again once there is room',
  async () => {
    const folder = testFolder()
    const [disk, made] = [join(folder, 'disk'), join(folder, 'made')]
    for (const name of [disk, made]) mkdirSync(name)
    await within(made, (store) => store.settings.write('x', 1, { version: 0, actor: 'a' }))
    await place(made, folder)
    const port = await freePort()
    const start = [process.execPath, '--import', 'tsx', 'src/node.ts']
    const child = spawn('unshare', ['-m', 'sh', '-c', FULL_DISK, disk, ...start], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: disk, ...KEYS },
    })
    onTestFinished(() => signalGroup(child, 'SIGKILL'))
    const url = `http://127.0.0.1:${port}`
    const status = (path: string, body: object) =>
      post(url + path, body).then(
        (r) => r.status,
        () => 0,
      )
    const ask = { question: '护理补贴谁能领' }
    const handoff = { reply: 'text', consent: { contact: true, wording: '我同意。' } }
    await expect.poll(() => status('/api/ask', ask), { timeout: 25_000 }).toBe(200)
    expect(await status('/api/handoffs', handoff)).toBe(503)
    child.stdin.write('free\n')
    await expect.poll(() => status('/api/handoffs', handoff), { timeout: 10_000 }).toBe(201)
  },
  60_000,
)
