import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Answer, Question } from '../../../../src/answer/answer.ts'
import { listen } from '../../../../src/drivers/node-server.ts'
import type { Listening } from '../../../../src/drivers/node-server.ts'
import { hasChromium, launch } from '../../../browser/chromium.ts'
import { testApp } from '../../../fixtures/app.ts'
import { answerOf } from '../../../fixtures/services.ts'

/** A page of somebody else's site. `{service}` stands for where the widget comes from. */
export interface Host {
  body: string
  head?: string
  /** Attributes of html. */
  html?: string
  headers?: Record<string, string>
}

export const SCRIPT = '<script type="module" src="{service}/widget.js"></script>'
export const WIDGET = '<tingzheng-widget><p><a href="{service}/">问政府公报</a></p></tingzheng-widget>'

export interface Stand {
  /** Where the stranger's site is. */
  site(): string
  /** Where the service is, as a browser sees it. */
  service(): string
  /** What was asked so far. */
  asked: Question[]
  /** Opens a host's page in a browser of its own. */
  visit(host: Host, options?: BrowserContextOptions): Promise<Page>
}

/** A question that says 等 2 秒 is answered two seconds later. */
async function slowly(question: Question): Promise<Answer> {
  const seconds = Number(/等 (\d+) 秒/.exec(question.question)?.[1] ?? 0)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  return answerOf(question)
}

/** The service on one origin, a stranger's site on another, and a browser. */
export function stand({
  allowed = true,
  env = {},
}: { allowed?: boolean; env?: Record<string, string> } = {}): Stand {
  let service: Listening | undefined
  let site: Server | undefined
  let browser: Browser | undefined
  const asked: Question[] = []
  const contexts: BrowserContext[] = []
  const pages = new Map<string, Host>()
  const fill = (text: string): string => text.replaceAll('{service}', service?.url ?? '')
  beforeAll(async () => {
    if (!hasChromium) return
    site = createServer((request, response) => {
      const host = pages.get(request.url ?? '')
      if (!host) return void response.writeHead(204).end()
      const headers = Object.entries(host.headers ?? {}).map(([name, value]) => [name, fill(value)] as const)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(headers) })
      const { html = 'lang="zh-CN"', head = '', body } = host
      response.end(
        fill(`<!doctype html><html ${html}><head><meta name="viewport" content="width=device-width,initial-scale=1">
          <title>某县人民政府</title>${head}</head><body>${body}</body></html>`),
      )
    }).listen(0, '127.0.0.1')
    await once(site, 'listening')
    const ask = async (question: Question): Promise<Answer> => {
      asked.push(question)
      return slowly(question)
    }
    const origins = allowed ? { WIDGET_ORIGINS: originOf(site) } : {}
    const { app } = testApp({ ask }, { ...origins, ...env })
    service = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
    browser = await launch()
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
    await service?.close(0)
    site?.close()
  })
  return {
    service: () => service?.url ?? '',
    site: () => (site ? originOf(site) : ''),
    asked,
    async visit(host, options = {}) {
      if (!browser || !site) throw new Error('no browser')
      const context = await browser.newContext({ locale: 'zh-CN', ...options })
      contexts.push(context)
      const page = await context.newPage()
      await page.addInitScript(listenToWidgets)
      const path = `/${pages.size}`
      pages.set(path, host)
      await page.goto(`${originOf(site)}${path}`)
      return page
    },
  }
}

const originOf = (site: Server): string => `http://127.0.0.1:${(site.address() as AddressInfo).port}`

declare global {
  interface Window {
    /** What the widgets' live regions were given to say, in order. */
    heard: string[]
  }
}

/** Every shadow tree's live regions, from the moment there are any. */
function listenToWidgets(): void {
  window.heard = []
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init)
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof Element && target.closest('[role=status]') && target.textContent)
          window.heard.push(target.textContent)
    }).observe(root, { childList: true, subtree: true, characterData: true })
    return root
  }
}

export const heard = (page: Page): Promise<string[]> => page.evaluate(() => window.heard)

/** Waits until something was said that fits. */
export async function hears(page: Page, words: RegExp): Promise<void> {
  await page.waitForFunction(
    (source) => window.heard.some((text) => new RegExp(source).test(text)),
    words.source,
  )
}

export const launcher = (page: Page): Locator => page.getByRole('button', { name: '问政府公报' })
export const box = (page: Page): Locator => page.getByRole('textbox', { name: '您的问题' })

/** Opens the widget by keyboard and asks. */
export async function asks(page: Page, question: string): Promise<void> {
  await box(page).fill(question)
  await page.getByRole('button', { name: '提问' }).press('Enter')
}

/** Name or text of what has the focus, within the widget too. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return !at || at === document.body ? 'body' : at.id || at.textContent?.trim() || at.tagName
  })
