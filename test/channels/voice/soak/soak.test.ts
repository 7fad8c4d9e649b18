import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDigests } from '../../../../src/channels/voice/digests.ts'
import { openLibsqlStore } from '../../../../src/drivers/libsql-store.ts'
import { createHasher } from '../../../../src/privacy/vault.ts'
import { bundle } from '../../../fixtures/bundle.ts'
import { KEYS } from '../../../fixtures/store.ts'
import { randomFrom, startKillable } from '../../../store/killed.ts'
import type { Killable } from '../../../store/killed.ts'
import { replyOf } from '../phone.ts'
import { call } from './caller.ts'
import type { Past } from './caller.ts'

/** A hundredth of what `npm run soak` does. */
const ALL = Number(process.env.CALLS ?? 10)
/** Half while operators answer, half while nobody does. */
const CALLS = ALL / 2
const SEED = Number(process.env.SEED ?? 20_260_131)
const LANES = 8
/** Calls between two deaths of the server. */
const LIFE = 5

let folder: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzheng-soak-'))
  await bundle(['test/channels/voice/soak/server.ts'], folder)
  program = join(folder, 'server.mjs')
})
afterAll(() => rmSync(folder, { recursive: true }))

it.each(['7×24', '周一 0:00-0:01'])(
  `${CALLS} calls lose nothing, none is stuck, no call-back is booked twice (%s)`,
  async (hours) => {
    const file = join(folder, `${hours.length}.db`)
    const random = randomFrom(SEED + hours.length)
    let server = startKillable(program, file, hours)
    let kills = 0
    const dies = async (): Promise<void> => {
      const old = server
      await new Promise((resolve) => setTimeout(resolve, random() * 100))
      await old.kill()
      kills++
      server = startKillable(program, file, hours)
      await server.url
    }
    const pasts: Past[] = []
    let begun = 0
    const lane = async () => {
      while (begun < CALLS) {
        const n = begun++
        if (n % LIFE === LIFE - 1) void dies()
        pasts.push(await call({ url: () => up(() => server), random }, `CA${n}`))
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    await (await server.url, server.kill())
    expect(pasts.flatMap(({ sid, wrong }) => wrong.map((what) => `${sid}: ${what}`))).toEqual([])
    expect(pasts.filter(({ ending }) => ending === 'stuck')).toEqual([])
    await compare(file, pasts)
    const endings = [...new Set(pasts.map(({ ending }) => ending))]
    const told = endings.map((one) => `${pasts.filter(({ ending }) => ending === one).length} ${one}`)
    const turns = pasts.reduce((sum, { heard }) => sum + heard.size, 0)
    console.log(`${CALLS} calls, ${turns} turns, ${kills} kills, seed ${SEED}: ${told.join(', ')}`)
  },
  60 * 60_000,
)

/** The server that runs, or will in a moment. */
async function up(server: () => Killable): Promise<string> {
  for (;;) {
    const url = await server().url.catch(() => undefined)
    if (url) return url
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const bodyOf = (reply: string): string => (JSON.parse(reply) as { body: string }).body

/** What callers heard is what is kept, and each call came to one case at most. */
async function compare(file: string, pasts: readonly Past[]): Promise<void> {
  const store = await openLibsqlStore({ file })
  const digests = createDigests(await createHasher(KEYS.STATE_SECRET))
  const lost: string[] = []
  for (const { sid, heard } of pasts) {
    const key = await digests.call('twiml', sid)
    for (const [n, body] of heard) {
      const kept = await store.calls.turn(key, n)
      if (!kept) lost.push(`${sid} ${n} is not kept`)
      else if (bodyOf(kept.reply) !== body)
        lost.push(
          `${sid} ${n}: heard ${replyOf(200, body).said}, kept ${replyOf(200, bodyOf(kept.reply)).said}`,
        )
    }
  }
  expect(lost).toEqual([])
  expect(await store.audit.verify()).toMatchObject({ whole: true })
  store.close()
  const client = createClient({ url: `file:${file}` })
  const [count] = (
    await client.execute(`SELECT
      (SELECT count(*) FROM cases) - (SELECT count(DISTINCT case_number) FROM calls) AS untied,
      (SELECT count(*) FROM calls WHERE case_number IS NOT NULL) - (SELECT count(DISTINCT case_number) FROM calls) AS shared,
      (SELECT count(*) FROM cases WHERE note IS NOT NULL AND phone IS NULL) AS half`)
  ).rows.map((row) => ({ ...row }))
  expect(await client.execute('PRAGMA integrity_check')).toMatchObject({ rows: [{ integrity_check: 'ok' }] })
  client.close()
  expect(count).toEqual({ untied: 0, shared: 0, half: 0 })
}
