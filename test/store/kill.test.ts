import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import type { Client } from '@libsql/client/sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { answer } from '../ports/store.contract.ts'
import { bundleServer, randomFrom, startKillable } from './killed.ts'

/** A tenth of what `npm run test:kills` does, at moments that are the same each time. */
const KILLS = Number(process.env.KILLS ?? 50)
const SEED = Number(process.env.SEED ?? 20_260_131)
const LANES = 4
const consent = { contact: true, health: true, wording: '我同意。' }

interface Wish {
  path: string
  key: string
  body: object
  /** What the server acknowledged: a case number or a feedback id. */
  got?: string
}

let folder: string
let file: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzheng-kill-'))
  file = join(folder, 'store.db')
  program = await bundleServer(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
function newWish(random: () => number): Wish {
  const key = `wish-${made++}`
  if (random() < 0.4)
    return { path: '/api/feedback', key, body: { answerId: 'a0', useful: random() < 0.5, note: key } }
  const reply = random() < 0.5 ? { reply: 'phone', phone: '13943218765', name: '王' } : { reply: 'text' }
  return { path: '/api/handoffs', key, body: { ...reply, note: key, consent } }
}

/** Sends until the server is gone. What was not acknowledged stays to be sent again, with its key. */
async function write(url: string, next: () => Wish | undefined): Promise<void> {
  for (let wish = next(); wish; wish = next()) {
    let response: Response
    let told: { case?: string; id?: string }
    try {
      response = await fetch(url + wish.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': wish.key },
        body: JSON.stringify(wish.body),
      })
      told = (await response.json()) as typeof told
    } catch {
      return
    }
    if (response.status !== 201) throw new Error(`${response.status} ${JSON.stringify(told)}`)
    wish.got = told.case ?? told.id ?? ''
  }
}

const rows = async (client: Client, sql: string) =>
  (await client.execute(sql)).rows.map((row) => ({ ...row }))

/** Everything acknowledged is there, nothing is there by half, and the file itself is sound. */
async function check(wishes: readonly Wish[]): Promise<void> {
  const client = createClient({ url: `file:${file}`, timeout: 2_000 })
  const noted = async (sql: string) =>
    new Map((await rows(client, sql)).map((row) => [row['note'], row['id']]))
  try {
    const cases = await noted('SELECT note, number AS id FROM cases')
    const feedback = await noted('SELECT note, id FROM feedback')
    const lost = wishes.filter(
      ({ path, key, got }) => got && (path === '/api/feedback' ? feedback : cases).get(key) !== got,
    )
    expect(lost).toEqual([])
    expect(await rows(client, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const [count] = await rows(
      client,
      `SELECT
        (SELECT count(*) FROM cases) AS cases,
        (SELECT count(DISTINCT number) FROM cases) AS numbers,
        (SELECT count(DISTINCT note) FROM cases) AS wishes,
        (SELECT count(*) FROM audit JOIN cases ON case_number = number WHERE action = 'case.open') AS entries,
        (SELECT count(*) FROM once JOIN cases ON value = number) AS keys,
        (SELECT count(*) FROM cases WHERE (reply = 'phone') <> (phone IS NOT NULL) OR (reply = 'text') <> (receipt IS NOT NULL)) AS half,
        (SELECT count(*) FROM feedback) - (SELECT count(*) FROM once JOIN feedback ON value = id) AS unkeyed`,
    )
    const n = cases.size
    expect(count).toEqual({ cases: n, numbers: n, wishes: n, entries: n, keys: n, half: 0, unkeyed: 0 })
  } finally {
    client.close()
  }
}

it(
  `loses nothing that was acknowledged in ${KILLS} kills at random moments`,
  async () => {
    const random = randomFrom(SEED)
    const wishes: Wish[] = []
    const pending = () => wishes.filter(({ got }) => !got)
    let early = 0
    for (let kills = 0; kills < KILLS; kills++) {
      const server = startKillable(program, file)
      // Now and then it dies before it listens: while it opens the file, the first time while it makes it.
      if (kills === 0 || random() < 0.1) {
        await new Promise((resolve) => setTimeout(resolve, random() * 400))
        await server.kill()
        await server.url.catch(() => undefined)
        early++
        continue
      }
      const url = await server.url
      if (!url) throw new Error('ended by itself')
      if (wishes.length === 0) await keepAnswer()
      const again = pending()
      const next = () => again.shift() ?? wishes[wishes.push(newWish(random)) - 1]
      const lanes = Array.from({ length: LANES }, () => write(url, next))
      // The first request of a life takes as long as a hundred others: most deaths come after it.
      const before = done(wishes)
      if (random() < 0.8)
        while (done(wishes) === before) await new Promise((resolve) => setTimeout(resolve, 2))
      await new Promise((resolve) => setTimeout(resolve, random() * 200))
      await server.kill()
      await Promise.all(lanes)
      if (kills % 10 === 0 || KILLS < 20) await check(wishes)
    }
    const left = pending().length
    const server = startKillable(program, file)
    const again = pending()
    await write((await server.url) ?? '', () => again.shift())
    await server.kill()
    expect(pending()).toEqual([])
    await check(wishes)
    const store = await openLibsqlStore({ file })
    const state = await store.audit.verify()
    store.close()
    expect(state).toMatchObject({ whole: true })
    console.log(
      `${KILLS} kills (${early} before it listened), ${wishes.length} writes acknowledged, ${left} sent again at the end, seed ${SEED}, ${JSON.stringify(state)}`,
    )
  },
  30 * 60_000,
)

const done = (wishes: readonly Wish[]): number => wishes.filter(({ got }) => got).length

/** What the feedback is about. */
async function keepAnswer(): Promise<void> {
  const store = await openLibsqlStore({ file })
  await store.answers.add(answer('a0'))
  store.close()
}
