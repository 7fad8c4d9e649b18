import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import { openCall, openDesks } from '../fixtures/desks.ts'
import type { Desk } from '../fixtures/desks.ts'
import { KEYS } from '../fixtures/store.ts'
import { startServer } from '../runtimes/server.ts'
import { quantile } from './load.ts'

/** Desks that are in a call each, and cases that are open besides. */
const OPERATORS = 20
const OPEN = 200
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
/** A caller says something every three to six seconds; what the operator says comes between, and asks nothing. */
const PAUSE = { least: 3_000, more: 3_000 }
/** Milliseconds from the transcript line to the suggestion at the desk, at the 95th percentile. */
const TARGET = 300
const VOICE_SECRET = 'voice-secret'

type Calling = Desk & { number: string }

/** Operators who are signed in and hold a call each; the other cases wait. */
async function prepared(file: string): Promise<Calling[]> {
  const store = await openLibsqlStore({ file })
  const desks = await openDesks(
    store,
    Array.from({ length: OPERATORS }, (_, n) => `op${n}`),
  )
  const calling: Calling[] = []
  for (const desk of desks) {
    const number = await openCall(store, `call-${desk.id}`)
    await store.cases.take(number, desk.id)
    calling.push({ ...desk, number })
  }
  for (let n = 0; n < OPEN; n++) await openCall(store, `open-${n}`)
  store.close()
  return calling
}

/** What a desk is told, as it is told: which line each suggestion is for. */
async function listen(
  url: string,
  { cookie, number }: Calling,
  heard: (event: string, basis?: string) => void,
  end: AbortSignal,
) {
  const response = await fetch(`${url}/operator/live?case=${number}`, { headers: { cookie }, signal: end })
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of response.body ?? []) {
    const events = (text + decoder.decode(part as Uint8Array, { stream: true })).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/m.exec(event) ?? []
      if (name) heard(name, (JSON.parse(data ?? '{}') as { basis?: string }).basis)
    }
  }
}

/** Milliseconds from each question of a caller to its suggestion; Infinity where none came within two seconds. */
export async function talk(
  url: string,
  desks: readonly Calling[],
  questions: readonly string[],
  seconds: number,
) {
  const times: number[] = []
  const end = new AbortController()
  const ready: string[] = []
  const say = async (number: string, line: number, who: string, text: string) => {
    const response = await fetch(`${url}/voice/transcript/${number}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${VOICE_SECRET}` },
      body: JSON.stringify({ line, who, text }),
    })
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
    await response.arrayBuffer()
  }
  let asked = 0
  const start = Math.floor(performance.now())
  const desk = async (one: Calling) => {
    const waiting = new Map<string, (at: number) => void>()
    await new Promise<void>((resolve, reject) => {
      const heard = (event: string, basis = '') => {
        if (event === 'state') resolve()
        if (event === 'suggestion') waiting.get(basis)?.(performance.now())
      }
      listen(url, one, heard, end.signal).catch(reject)
    })
    // Nobody asks while twenty desks open their pages in the same second.
    ready.push(one.number)
    while (ready.length < desks.length) await new Promise((resolve) => setTimeout(resolve, 50))
    const until = performance.now() + seconds * 1_000
    await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE.least))
    for (let line = start; performance.now() < until; line += 2) {
      const question = questions[(asked++ * 7) % questions.length] ?? ''
      const began = performance.now()
      const told = new Promise<number>((resolve) => {
        waiting.set(`l /${line}`, resolve)
        setTimeout(() => resolve(Infinity), 2_000)
      })
      await say(one.number, line, 'caller', question)
      times.push((await told) - began)
      await say(one.number, line + 1, 'operator', '好的，我看一下。')
      await new Promise((resolve) => setTimeout(resolve, PAUSE.least + Math.random() * PAUSE.more))
    }
  }
  await Promise.all(desks.map(desk))
  end.abort()
  return times
}

export async function benchOperator(questions: readonly string[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'tingzheng-desks-'))
  const file = join(folder, 'store.db')
  const desks = await prepared(file)
  const command: [string, ...string[]] = [process.execPath, '--import', 'tsx', 'src/node.ts']
  const env = { ...KEYS, VOICE_SECRET, TODAY: '2026-01-31', DATABASE_URL: `file:${file}` }
  const server = await startServer({ command, env, quiet: true })
  try {
    await talk(server.url, desks, questions, 5)
    const times = await talk(server.url, desks, questions, SECONDS)
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(times, q).toFixed(1))
    console.log(
      `Desks: ${OPERATORS} in a call each, ${OPEN} cases open besides, a question every 3 to 6 s each; milliseconds from the line to the suggestion at the desk`,
    )
    console.table({ suggestion: { lines: times.length, p50, p95, p99, target: TARGET } })
    return quantile(times, 0.95) <= TARGET
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { questions } = await import('./questions.ts')
  if (!(await benchOperator(questions))) process.exitCode = 1
}
