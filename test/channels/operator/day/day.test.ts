import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHttpOutcomes } from '../../../../src/drivers/http-outcomes.ts'
import { openLibsqlStore } from '../../../../src/drivers/libsql-store.ts'
import { deliver } from '../../../../src/operator/outbox.ts'
import type { AuditEntry } from '../../../../src/ports/audit-log.ts'
import { bundle } from '../../../fixtures/bundle.ts'
import { openDesks } from '../../../fixtures/desks.ts'
import { randomFrom, startKillable } from '../../../store/killed.ts'
import type { Killable } from '../../../store/killed.ts'
import { person } from './people.ts'
import type { Past, Town } from './people.ts'

/** A hundredth of what `npm run day` does. */
const CASES = Number(process.env.CASES ?? 5)
const SEED = Number(process.env.SEED ?? 20_260_131)
/** People at once, and how long a server lives, in milliseconds: at least, and how much longer at most. */
const LANES = 6
const LIFE = { least: 150, more: 900 }

let folder: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzheng-day-'))
  await bundle(['test/channels/operator/day/server.ts'], folder)
  program = join(folder, 'server.mjs')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Another system, which refuses every fourth. */
async function listener() {
  const got = new Map<string, string>()
  let asked = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      if (asked++ % 4 === 3) return void response.writeHead(500).end()
      const { case: number, outcome } = JSON.parse(body) as { case: string; outcome: string }
      got.set(number, outcome)
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}

it(
  `loses nothing of a day of ${CASES} cases whose server is killed all the time`,
  async () => {
    const file = join(folder, 'store.db')
    const random = randomFrom(SEED)
    const made = await openLibsqlStore({ file })
    const desks = await openDesks(made, ['李', '王', '赵', '孙'])
    made.close()
    const other = await listener()
    let server: Killable | undefined
    let kills = 0
    const evening = { over: false }
    const town: Town = {
      random,
      desks,
      wrong: [],
      async url() {
        for (;;) {
          const url = await server?.url.catch(() => undefined)
          if (url) return url
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
      },
    }
    const chaos = (async () => {
      while (!evening.over) {
        server = startKillable(program, file, other.url)
        await server.url
        const end = Date.now() + LIFE.least + random() * LIFE.more
        while (!evening.over && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
        if (evening.over) return
        await server.kill()
        kills++
      }
    })()
    const pasts: Past[] = []
    let next = 0
    const lane = async () => {
      while (next < CASES) pasts.push(await person(town, next++))
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    evening.over = true
    await chaos
    await server?.kill()
    expect(town.wrong).toEqual([])
    await check(file, pasts, other)
    other.close()
    console.log(`${pasts.length} cases, ${kills} kills, seed ${SEED}`)
  },
  60 * 60_000,
)

async function check(file: string, pasts: readonly Past[], other: { got: Map<string, string>; url: string }) {
  const client = createClient({ url: `file:${file}`, timeout: 2_000 })
  await client.execute('UPDATE outbox SET next_at = 0')
  client.close()
  const store = await openLibsqlStore({ file })
  const receiver = createHttpOutcomes({ url: other.url, secret: 'outcome-secret' })
  for (let left = 1; left > 0;) {
    let failed = 0
    left = (await deliver(store.outbox, receiver, () => failed++)) + failed
    if (failed > 0) {
      const again = createClient({ url: `file:${file}`, timeout: 2_000 })
      await again.execute('UPDATE outbox SET next_at = 0')
      again.close()
    }
  }
  for (const { number, lines, messages, outcome, kind } of pasts) {
    expect(await store.cases.find(number)).toMatchObject({ status: 'done', outcome })
    expect((await store.transcripts.of(number)).map(({ text }) => text)).toEqual(lines)
    expect((await store.cases.messages(number)).map(({ text }) => text)).toEqual(messages)
    expect(other.got.get(number)).toBe(outcome)
    expect(await store.calls.ofCase(number)).toHaveLength(kind === 'voice' ? 1 : 0)
  }
  expect(new Set(pasts.map(({ number }) => number)).size).toBe(CASES)
  expect(await store.cases.waiting(9)).toEqual([])
  expect(await store.cases.heldBy()).toEqual([])
  expect(await store.audit.verify()).toMatchObject({ whole: true })
  expect(doubles(await store.audit.after(0, 1_000_000))).toEqual([])
  store.close()
}

/** Where somebody took or ended a case that was not his to take or to end. */
function doubles(entries: readonly AuditEntry[]): string[] {
  const holders = new Map<string, string>()
  const wrong: string[] = []
  for (const { action, actor, case: number = '', detail } of entries) {
    const holder = holders.get(number)
    if (action === 'case.take') {
      if (holder) wrong.push(`${number}: ${actor} took it from ${holder}`)
      holders.set(number, actor)
    } else if (['case.release', 'case.transfer', 'case.finish'].includes(action)) {
      if (holder !== actor) wrong.push(`${number}: ${action} by ${actor}, not ${holder}`)
      if (action === 'case.transfer') holders.set(number, String(detail?.['to']))
      else holders.delete(number)
    }
  }
  return wrong
}
