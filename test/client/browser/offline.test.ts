import type { BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createExactVectorStore } from '../../../src/drivers/exact-vector-store.ts'
import { createIndexPack } from '../../../src/drivers/index-pack.ts'
import { createNodeFiles } from '../../../src/drivers/node-files.ts'
import { listen } from '../../../src/drivers/node-server.ts'
import type { Listening } from '../../../src/drivers/node-server.ts'
import { loadStaticEmbedder } from '../../../src/drivers/static-embedder.ts'
import type { PackList } from '../../../src/ports/offline-pack.ts'
import { bundleWorker } from '../../../src/node-bundle.ts'
import { openedOnce } from '../../../src/opened-once.ts'
import { servicesFrom } from '../../../src/services-from.ts'
import { readSettings } from '../../../src/settings.ts'
import { CHROMIUM, FLAGS, NEEDED, hasChromium } from '../../browser/chromium.ts'

const QUESTION = '重度残疾人护理补贴谁能领？'
const DAY = 86_400_000
const settings = readSettings({ TODAY: '2026-01-31' })

/** The real service. */
async function realApp() {
  const files = createNodeFiles('index')
  const table = await loadStaticEmbedder(files)
  const drivers = { files, store: createExactVectorStore, ...(table ? { embedder: table.embedder } : {}) }
  const offline = createIndexPack(files, openedOnce(bundleWorker))
  // Made once, some seconds long: not while a page waits.
  await Promise.all([offline.list(), offline.worker()])
  const services = { ...(await servicesFrom(drivers, settings)), offline }
  return createApp(services, settings, { log: () => undefined, patience: 60_000 })
}

/** One after the other: each goes on with what the one before took along. */
describe.skipIf(!hasChromium)(`without a network${NEEDED}`, { timeout: 120_000 }, () => {
  let app: Awaited<ReturnType<typeof realApp>>
  let server: Listening | undefined
  let context: BrowserContext
  let page: Page
  let port = 0
  /** So many of the pack's pieces were asked for. */
  let pieces = 0
  /** The line breaks after so many pieces. */
  let breaksAfter = Infinity

  const serve = async () => {
    const fetch = (request: Request) => {
      if (request.url.includes('/offline/piece/') && ++pieces > breaksAfter)
        return new Response(null, { status: 503 })
      return app.fetch(request)
    }
    server = await listen({ fetch, port, host: '127.0.0.1' })
    port = Number(new URL(server.url).port)
  }
  const loseNetwork = async () => {
    await server?.close(0)
    server = undefined
  }
  const press = (name: RegExp) => page.getByRole('button', { name }).click()
  /** As if so many days had gone by since the service was last reached. */
  const age = (days: number) =>
    page.evaluate(async (ms) => {
      const pack = await caches.open('tingzheng-pack')
      const state = await (await pack.match('/offline/state'))?.json()
      await pack.put('/offline/state', new Response(JSON.stringify({ ...state, checkedAt: Date.now() - ms })))
    }, days * DAY)

  beforeAll(async () => {
    app = await realApp()
    await serve()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    context = await browser.newContext({ locale: 'zh-CN', baseURL: server?.url ?? '' })
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
  }, 240_000)
  afterAll(async () => {
    await context?.browser()?.close()
    await server?.close(0)
  })

  it('says its size, and downloads nothing before it is told to', async () => {
    await page.goto('/')
    await page.goto('/offline')
    const size = Number(/一共\s*([\d.]+)\s*兆/.exec(await page.locator('main').innerText())?.[1])
    expect(size).toBeGreaterThan(5)
    expect(size).toBeLessThanOrEqual(12)
    await page.getByRole('button', { name: '下载离线包' }).waitFor()
    expect(pieces).toBe(0)
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  })

  it('goes on where an interrupted download broke', async () => {
    breaksAfter = 10
    await press(/下载离线包/)
    await page.getByText('上次下载到一半').waitFor()
    breaksAfter = Infinity
    pieces = 0
    await page.reload()
    await press(/接着下载/)
    await page.getByText('已经下载').waitFor({ timeout: 60_000 })
    const listed = (await (await app.request('/offline/pack.json')).json()) as PackList
    const all = listed.parts.flatMap((part) => part.pieces).length
    expect(pieces).toBe(all - 10)
  })

  it('answers as online, marked with the day, from the same clause', async () => {
    const online = await (await app.request(`/?q=${encodeURIComponent(QUESTION)}`)).text()
    const source = /<ol class="sources"[^>]*>.*?href="([^"?]+)/s.exec(online)?.[1]
    await page.goto('/about')
    await loseNetwork()
    await page.goto('/')
    expect(await page.locator('#offline').innerText()).toMatch(/您现在没有网络。.*\d+年\d+月\d+日.*离线包/)
    await page.locator('#q').fill(QUESTION)
    await page.getByRole('button', { name: '提问' }).press('Enter')
    await page.locator('#answer').waitFor()
    expect(await page.title()).toMatch(/^离线：回答/)
    expect(await page.locator('#offline').innerText()).toContain('您现在没有网络')
    expect(source).toBeTruthy()
    expect(await page.locator('.sources > li a').first().getAttribute('href')).toContain(source)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer')
    expect(page.url()).toContain('?q=')
  })

  it('looks as online, and shows the documents', async () => {
    await page.goto('/documents')
    const heading = await page.locator('h1').first().innerText()
    expect(heading.length).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0)).toBeGreaterThan(10)
    await page.locator('main a[href^="/documents/"]').first().click()
    await page.locator('#offline').waitFor()
  })

  it('says that what is filled in elsewhere was not sent', async () => {
    await page.goto('/person')
    const told = await page.evaluate(async () => {
      const response = await fetch('/person', { method: 'POST', body: new URLSearchParams({ note: 'x' }) })
      return `${response.status} ${await response.text()}`
    })
    expect(told).toMatch(/^503 .*您填的没有发出去/s)
  })

  it('is silent once it was not checked for seven days, but for the documents', async () => {
    await page.goto('/')
    await age(6)
    await page.goto(`/?q=${encodeURIComponent(QUESTION)}`)
    expect(await page.locator('#answer').count()).toBe(1)
    await age(8)
    await page.goto(`/?q=${encodeURIComponent(QUESTION)}`)
    expect(await page.locator('#answer').count()).toBe(0)
    expect(await page.locator('main').innerText()).toMatch(/超过了七天/)
    expect(await page.locator('body').innerText()).toContain('12385')
    await page.goto('/documents')
    expect(await page.locator('#offline').count()).toBe(1)
  })

  it('is checked by coming back online, and keeps the answers that are seen there', async () => {
    await serve()
    await page.goto(`/?q=${encodeURIComponent(QUESTION)}`)
    expect(await page.locator('#offline').count()).toBe(0)
    const kept = () =>
      page.evaluate(async () => (await (await caches.open('tingzheng-answers')).keys()).length)
    await expect.poll(kept).toBe(1)
    const checked = () =>
      page.evaluate(async () => {
        const state = await (await (await caches.open('tingzheng-pack')).match('/offline/state'))?.json()
        return Date.now() - state.checkedAt
      })
    await expect.poll(checked).toBeLessThan(DAY)
    await loseNetwork()
    await page.goto(`/?q=${encodeURIComponent(QUESTION)}`)
    expect(await page.locator('#offline').innerText()).toMatch(/这是.*存在这台设备上的回答/)
    await page.goto('/offline')
    await page.getByRole('link', { name: new RegExp(`^回答：${QUESTION}，\\d+年`) }).click()
    await page.locator('#answer').waitFor()
  })

  it('is silent about a kept answer that is older than seven days', async () => {
    await page.evaluate(
      async (at) => {
        const cache = await caches.open('tingzheng-answers')
        for (const request of await cache.keys()) {
          const text = await (await cache.match(request))?.text()
          await cache.put(
            request,
            new Response(text, { headers: { 'content-type': 'text/html', 'x-kept-at': String(at) } }),
          )
        }
      },
      Date.now() - 8 * DAY,
    )
    await page.goto(`/?q=${encodeURIComponent(QUESTION)}`)
    expect(await page.locator('#answer').count()).toBe(0)
    expect(await page.locator('main').innerText()).toMatch(/超过了七天/)
  })

  it('goes away whole when it is deleted', async () => {
    await serve()
    await page.goto('/offline')
    await press(/删掉离线包/)
    await page.getByRole('button', { name: '下载离线包' }).waitFor()
    expect(await page.evaluate(() => caches.keys())).toEqual([])
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  })
})
