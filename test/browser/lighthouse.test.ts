import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, inject, it } from 'vitest'
import { CHROMIUM, FLAGS, hasChromium } from './chromium.ts'
import { SEED, draw } from './sample.ts'
import { QUESTION } from './states.ts'

const site = inject('site') ?? ''

/**
 * The last version for Node 20. Not among our dependencies: 150 packages of 185 MB that nobody needs who does not run this.
 */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const tries = hasChromium && (process.env.CI !== undefined || process.env.LIGHTHOUSE !== undefined)
const WHY = tries ? '' : '（没有试：LIGHTHOUSE=all npx vitest run --project browser）'

const PAGES = [
  '/',
  `/?q=${encodeURIComponent(QUESTION)}`,
  '/clauses/jzbf-2017-52.f1-t1-75',
  '/documents',
  '/documents/jzbf-2017-52',
  '/about',
  '/accessibility',
  '/score',
  '/corrections',
  '/person',
  '/offline',
  '/phone',
  '/widget',
]
/** Ten seconds each: so many a day, each day others. */
const SOME = process.env.LIGHTHOUSE === 'all' ? PAGES.length : 1

interface Report {
  categories: Record<'accessibility' | 'performance', { score: number | null }>
  audits: Record<string, { title: string; score: number | null; scoreDisplayMode: string }>
}

describe.skipIf(!tries)(`Lighthouse${WHY}`, { timeout: 180_000 }, () => {
  it.each(draw(PAGES, SOME))(
    `%s is accessible to 100, and fast to 95 of 100 (seed ${SEED})`,
    async (path) => {
      const { categories, audits } = await steady(new URL(path, site).href)
      const failed = Object.values(audits).filter(
        ({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0,
      )
      expect(categories.accessibility.score, failed.map(({ title }) => title).join('; ')).toBe(1)
      expect(categories.performance.score).toBeGreaterThanOrEqual(0.95)
    },
  )
})

/** The best of three where it seems slow: what else the machine does is counted as the page's. */
async function steady(url: string): Promise<Report> {
  let best = await report(url)
  for (let again = 0; again < 2 && (best.categories.performance.score ?? 0) < 0.95; again++) {
    const next = await report(url)
    if ((next.categories.performance.score ?? 0) > (best.categories.performance.score ?? 0)) best = next
  }
  return best
}

/** As on a phone over a slow line, which is what Lighthouse does by itself. */
async function report(url: string): Promise<Report> {
  const chrome = `--chrome-flags=--headless=new ${FLAGS.join(' ')}`
  const options = [
    '--quiet',
    '--output=json',
    '--output-path=stdout',
    '--only-categories=accessibility,performance',
  ]
  const { stdout } = await promisify(execFile)('npx', ['-y', LIGHTHOUSE, url, ...options, chrome], {
    env: { ...process.env, CHROME_PATH: CHROMIUM },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as Report
}
