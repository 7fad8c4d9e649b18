import { afterAll, beforeAll } from 'vitest'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Answer, Question } from '../../../src/answer/answer.ts'
import { listen } from '../../../src/drivers/node-server.ts'
import type { Listening } from '../../../src/drivers/node-server.ts'
import type { Services } from '../../../src/services.ts'
import { CHROMIUM, FLAGS, hasChromium } from '../../browser/chromium.ts'
import { testApp } from '../../fixtures/app.ts'
import { answerOf } from '../../fixtures/services.ts'

/** A question that says 等 2 秒 is answered two seconds later. */
const slowly = async (question: Question): Promise<Answer> => {
  const seconds = Number(/等 (\d+) 秒/.exec(question.question)?.[1] ?? 0)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  return answerOf(question)
}

/** A server of hand-made answers and one browser for the tests of a file; each page of its own context. */
export function browserTests(env: Record<string, string> = {}, changes: Partial<Services> = {}) {
  let server: Listening | undefined
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    if (!hasChromium) return
    const { app } = testApp({ ask: slowly, ...changes }, env)
    server = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
    // A microphone that hums, so that something is heard.
    const args = [...FLAGS, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']
    browser = await chromium.launch({ executablePath: CHROMIUM, args })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
    await server?.close(0)
  })
  return {
    url: () => server?.url ?? '',
    /** `before` runs in the page before its own scripts. */
    async open(path: string, before?: string): Promise<Page> {
      if (!browser || !server) throw new Error('no browser')
      const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.url })
      contexts.push(context)
      const page = await context.newPage()
      await page.addInitScript(watchStatus)
      if (before) await page.addInitScript({ content: before })
      await page.goto(path)
      return page
    },
  }
}

declare global {
  interface Window {
    /** What the live region was given to say, in order. */
    said: string[]
  }
}

function watchStatus(): void {
  window.said = []
  document.addEventListener('DOMContentLoaded', () => {
    const region = document.querySelector('[role=status]')
    if (!region) return
    new MutationObserver(() => {
      if (region.textContent) window.said.push(region.textContent)
    }).observe(region, { childList: true, subtree: true, characterData: true })
  })
}

export const said = (page: Page): Promise<string[]> => page.evaluate(() => window.said)

/** The last thing that was said, once it was. */
export async function hears(page: Page, words: RegExp): Promise<void> {
  await page.waitForFunction(
    (source) => window.said.some((text) => new RegExp(source).test(text)),
    words.source,
  )
}

/** Text of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return !at || at === document.body ? 'body' : at.id || at.textContent?.trim() || at.tagName
  })
