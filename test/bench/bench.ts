import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import type { Request } from 'autocannon'
import { startServer } from '../runtimes/server.ts'
import type { Running } from '../runtimes/server.ts'
import { load, quantile } from './load.ts'

interface Gold {
  question: string
  region?: string
}

const NODE = [process.execPath, '--import', 'tsx'] as const
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const JSON_TYPE = { 'content-type': 'application/json' }

const questions = readdirSync('test/eval/dev').flatMap((file) =>
  readFileSync(`test/eval/dev/${file}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Gold),
)
const body = ({ question, region }: Gold) =>
  JSON.stringify({ question, ...(region && region !== '不限' ? { region } : {}) })
const post =
  (path: string) =>
  (gold: Gold): Request => ({ method: 'POST', path, headers: JSON_TYPE, body: body(gold) })
const get =
  (path: string) =>
  (gold: Gold): Request => ({ path: `${path}${encodeURIComponent(gold.question)}` })

/** One line of the table each; a later part of the service adds its own. */
const ROUTES: { name: string; server: 'bare' | 'ours'; request: (gold: Gold) => Request }[] = [
  { name: 'bare Hono GET', server: 'bare', request: () => ({ path: '/bare' }) },
  { name: 'bare Hono POST', server: 'bare', request: post('/bare') },
  { name: 'GET /api/search', server: 'ours', request: get('/api/search?q=') },
  { name: 'POST /api/ask', server: 'ours', request: post('/api/ask') },
  { name: 'GET /?q= (page)', server: 'ours', request: get('/?q=') },
]

/** Facts that are one figure each. */
const FACTS: { name: string; measure: (ours: Running) => Promise<string> | string }[] = [
  { name: 'start to ready, median of 5', measure: startTime },
  { name: 'memory after the load (RSS)', measure: ({ pid }) => `${Math.round(residentKb(pid) / 1024)} MB` },
  { name: 'Worker bundle', measure: bundleSize },
]

function start(file: string): Promise<Running> {
  return startServer({ command: [...NODE, file], env: { TODAY: '2026-01-31' }, quiet: true })
}

async function startTime(): Promise<string> {
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const server = await start('src/node.ts')
    times.push(server.startedIn)
    await server.stop()
  }
  return `${Math.round(quantile(times, 0.5))} ms`
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function bundleSize(): string {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'deploy:check'], { encoding: 'utf8' })
  return /Total Upload: (.+)/.exec(stdout + stderr)?.[1] ?? 'not built'
}

/** Every question once, one after the other, as one person would wait for it. */
async function direct(url: string, request: (gold: Gold) => Request): Promise<number[]> {
  const times: number[] = []
  for (const gold of questions) {
    const { path, ...init } = request(gold)
    const started = performance.now()
    await (await fetch(url + path, init)).arrayBuffer()
    times.push(performance.now() - started)
  }
  return times
}

const ms = (value: number) => value.toFixed(2)
const servers = { bare: await start('test/bench/bare.ts'), ours: await start('src/node.ts') }
try {
  const rows: Record<string, Record<string, string>> = {}
  for (const { name, server, request } of ROUTES) {
    const { url } = servers[server]
    const requests = questions.map(request)
    await load(url, requests, 4, 1)
    const alone = await direct(url, request)
    const [one, ten] = [await load(url, requests, 1, SECONDS), await load(url, requests, 10, SECONDS)]
    rows[name] = {
      'direct p50': ms(quantile(alone, 0.5)),
      'direct p95': ms(quantile(alone, 0.95)),
      '1 conn p50': ms(one.p50),
      '1 conn p95': ms(one.p95),
      '10 conn p50': ms(ten.p50),
      '10 conn p95': ms(ten.p95),
      '10 conn req/s': ten.perSecond.toFixed(0),
    }
  }
  console.log(
    `Node ${process.version}, ${questions.length} questions in turn, ${SECONDS} s a figure, milliseconds`,
  )
  console.table(rows)
  for (const { name, measure } of FACTS) console.log(`${name}: ${await measure(servers.ours)}`)
} finally {
  await Promise.all([servers.bare.stop(), servers.ours.stop()])
}
