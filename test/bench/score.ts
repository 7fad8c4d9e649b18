import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Figures, Reliability, Score } from '../../src/channels/web/score/figures.ts'
import { startServer } from '../runtimes/server.ts'
import { quantile } from './load.ts'
import { scoreText } from './score-text.ts'
import { shareOf, wilson } from './share.ts'

/**
 * Asks the shipped service all development questions over HTTP and writes what came of it: SCORE.md, and the figures of the
 * page /score. Run: npm run score
 */
const FOLDER = 'test/eval/dev'
const COMMAND = 'npm run score'

interface Gold {
  id: string
  kind: string
  region: string
  question: string
  answerable: boolean
}
interface Row extends Gold {
  /** From 1; 0: not among the first ten. Absent: not searched for. */
  rank?: number
  right?: boolean
  grounded?: number
  told?: boolean
  searchMs?: number
  askMs?: number
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => join(FOLDER, name))
const gold = files
  .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Gold)
const goldOf = new Map(gold.map((g) => [g.id, g]))

function figuresOf(name: string, rows: readonly Row[]): Figures {
  const found = rows.filter((r) => r.rank !== undefined)
  const answerable = rows.filter((r) => r.answerable)
  const within = (k: number) => shareOf(found, (r) => (r.rank ?? 0) > 0 && (r.rank ?? 0) <= k)
  return {
    name,
    questions: rows.length,
    recall1: within(1),
    recall3: within(3),
    recall5: within(5),
    right: shareOf(answerable, (r) => r.right === true),
    silent: shareOf(
      rows.filter((r) => !r.answerable),
      (r) => r.right === true,
    ),
    told: shareOf(
      rows.filter((r) => r.told !== undefined),
      (r) => r.told === true,
    ),
  }
}

const KINDS: Record<string, string> = {
  colloquial: '口语',
  asr: '语音识别的字',
  direct: '照着问',
  numeric: '数字',
  table: '表格',
  department: '哪个部门',
  eligibility: '谁能领',
  temporal: '时间',
  jurisdiction: '地区',
  multi: '一次问几件',
  followup: '追问',
  unanswerable: '公报没写的',
  offtopic: '别的事',
  unsafe: '危险和不该答的',
}

const folder = mkdtempSync(join(tmpdir(), 'tingzheng-score-'))
const server = await startServer({
  command: [process.execPath, '--import', 'tsx', 'src/node.ts'],
  env: { DATA_DIR: folder },
})
const json = join(folder, 'rows.json')
// Not waited for in place: a blocked loop would not see that the server closed what was idle.
const options = ['--url', server.url, '--concurrency', '1', '--json', json, '--failures', '0']
const { stdout } = await promisify(execFile)(process.execPath, [
  'test/eval/evaluate.mjs',
  ...options,
  ...files,
])
process.stdout.write(stdout)
const { rows: judged, summary } = JSON.parse(readFileSync(json, 'utf8')) as {
  rows: Row[]
  summary: Record<string, number>
}
const rows = judged.map((r) => ({ ...goldOf.get(r.id), ...r }) as Row)

/** The confidence of each answer given, and whether it was right. */
const sure: { confidence: number; right: boolean }[] = []
for (const row of rows.filter((r) => r.answerable && r.kind !== 'followup')) {
  const response = await fetch(`${server.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      question: row.question,
      ...(row.region === '不限' ? {} : { region: row.region }),
    }),
  })
  const { status, confidence } = (await response.json()) as { status: string; confidence: number }
  if (status === 'answered') sure.push({ confidence, right: row.right === true })
}
const own = JSON.parse(readFileSync('train/reliability.json', 'utf8')) as { hits: number; all: number }[]
const reliability: Reliability[] = Array.from({ length: 5 }, (_, i) => {
  const bin = sure.filter((s) => s.confidence >= i / 5 && (s.confidence < (i + 1) / 5 || i === 4))
  const { hits, all } = own[i] ?? { hits: 0, all: 0 }
  return {
    from: i / 5,
    to: (i + 1) / 5,
    right: shareOf(bin, (s) => s.right),
    own: all ? wilson(hits, all) : null,
  }
})
const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { versions: Record<string, string> }
await server.stop()
rmSync(folder, { recursive: true, force: true })

const groups = (key: (row: Row) => string): Figures[] =>
  [...new Set(rows.map(key))].map((name) =>
    figuresOf(
      KINDS[name] ?? name,
      rows.filter((r) => key(r) === name),
    ),
  )
/** Median and 95 %, of what was asked at all. */
const middleAndTail = (of: (row: Row) => number | undefined): number[] => {
  const times = rows.flatMap((row) => of(row) ?? [])
  return [quantile(times, 0.5), quantile(times, 0.95)]
}
const score: Score = {
  madeOn: new Date().toISOString().slice(0, 10),
  command: COMMAND,
  versions: ready.versions,
  grounded: summary['grounded'] ?? 0,
  mrr: summary['mrr10'] ?? 0,
  milliseconds: { search: middleAndTail((r) => r.searchMs), ask: middleAndTail((r) => r.askMs) },
  all: figuresOf('全部', rows),
  kinds: groups((r) => r.kind),
  regions: groups((r) => r.region),
  reliability,
}
writeFileSync('src/channels/web/score/score.json', `${JSON.stringify(score, null, 2)}\n`)

writeFileSync('SCORE.md', scoreText(score))
