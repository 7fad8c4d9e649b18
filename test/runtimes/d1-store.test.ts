import { afterAll, beforeAll, expect, it } from 'vitest'
import { getPlatformProxy } from 'wrangler'
import { openD1Store } from '../../src/drivers/d1-store.ts'
import type { D1 } from '../../src/drivers/d1-store.ts'
import worker from '../../src/worker.ts'
import { callsContract } from '../ports/calls.contract.ts'
import { deskContract } from '../ports/desk.contract.ts'
import { liveContract } from '../ports/live.contract.ts'
import { operatorsContract } from '../ports/operators.contract.ts'
import { NOW, answer, storeContract } from '../ports/store.contract.ts'
import { versionsContract } from '../store/versions/versions.contract.ts'

/** The D1 that workerd brings: the same SQL engine and the same limits as at the edge, in memory, without a network. */
let proxy: Awaited<ReturnType<typeof getPlatformProxy<{ DB: D1 }>>>

beforeAll(async () => {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false'
  process.env.WRANGLER_SEND_METRICS = 'false'
  proxy = await getPlatformProxy<{ DB: D1 }>({ persist: false, remoteBindings: false })
})
afterAll(() => proxy?.dispose())

const run = async (statement: string): Promise<unknown[]> =>
  ((await proxy.env.DB.prepare(statement).all()) as { results: unknown[] }).results

/** What is tried here is who wins, not how fast the road to workerd is on a busy machine. */
const PATIENCE = 25_000

/** One database for all tests: each begins by dropping what the one before left. */
async function empty(): Promise<void> {
  const kept = "name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'"
  const named = async (type: string) =>
    (await run(`SELECT name FROM sqlite_master WHERE type = '${type}' AND ${kept}`)) as { name: string }[]
  for (const { name } of await named('trigger')) await run(`DROP TRIGGER ${name}`)
  const order = ['turns', 'messages', 'sessions', 'call_turns', 'passkeys', 'transcript_lines', 'outbox']
  const tables = (await named('table')).toSorted(
    (a, b) => Number(order.includes(b.name)) - Number(order.includes(a.name)),
  )
  for (const { name } of tables) await run(`DROP TABLE ${name}`)
}

const open = async () => {
  await empty()
  let passed = 0
  const now = () => NOW + passed
  return {
    store: await openD1Store(proxy.env.DB, { now, patience: PATIENCE }),
    second: await openD1Store(proxy.env.DB, { now, patience: PATIENCE }),
    sql: run,
    pass: (milliseconds: number) => void (passed += milliseconds),
  }
}

storeContract('D1', open)
callsContract('D1', open)
operatorsContract('D1', open)
deskContract('D1', open)
liveContract('D1', open)

versionsContract('D1', async (statements) => {
  await empty()
  for (const statement of statements) await run(statement)
  return openD1Store(proxy.env.DB, { now: () => NOW })
})

it('is purged when Cloudflare’s clock says so', async () => {
  await empty()
  const store = await openD1Store(proxy.env.DB, { now: () => NOW })
  await store.answers.add(answer('a1', { conversation: 'c1' }))
  // Called here: with assets, wrangler's local server cannot hand the clock's event to the Worker.
  await worker.scheduled({}, { DB: proxy.env.DB, ASSETS: { fetch: () => Promise.reject(new Error('no')) } })
  expect(await run('SELECT * FROM conversations')).toEqual([])
  expect((await store.audit.after(0, 5)).map(({ action }) => action)).toEqual(['purge'])
})

it('two isolates that start at once both find it migrated', async () => {
  await empty()
  const stores = await Promise.all(Array.from({ length: 4 }, () => openD1Store(proxy.env.DB)))
  expect(new Set(stores.map(({ version }) => version)).size).toBe(1)
  const rows = await run('SELECT version FROM migrations ORDER BY version')
  expect(rows).toEqual(Array.from({ length: stores[0]?.version ?? 0 }, (_, i) => ({ version: i + 1 })))
})
