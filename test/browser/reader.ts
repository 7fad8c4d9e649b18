import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** How somebody looks at the pages. */
export interface Way {
  name: string
  /** What the address carries. */
  query?: Record<string, string>
  context?: BrowserContextOptions
  /** As a browser with JavaScript switched off shows it. */
  plain?: boolean
}

const MIDDLE = { width: 768, height: 1024 }

/** Themes by the system's setting and by our own, sizes, and without scripts. */
export const WAYS: readonly Way[] = [
  { name: '浅色' },
  { name: '深色', context: { colorScheme: 'dark' } },
  { name: '深色（网址）', query: { theme: 'dark' } },
  { name: '高对比', context: { contrast: 'more' } },
  { name: '高对比（网址）', query: { theme: 'contrast' } },
  { name: '强制颜色', context: { forcedColors: 'active' } },
  { name: '长辈版', query: { view: 'large' } },
  { name: '320 px', context: { viewport: { width: 320, height: 640 } } },
  { name: '1280 px', context: { viewport: { width: 1280, height: 800 } } },
  { name: '没有脚本', plain: true },
]

let readers = 0

/** A reader with an address of their own, on this site. */
export async function openReader(browser: Browser, way: Way): Promise<BrowserContext> {
  readers += 1
  const address = `10.0.${Math.floor(readers / 250)}.${(readers % 250) + 1}`
  const context = await browser.newContext({
    viewport: MIDDLE,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'x-forwarded-for': address },
    ...way.context,
  })
  if (way.plain) await context.route('**/*', withoutScripts)
  return context
}

/**
 * Chromium without JavaScript runs no checker either. So the page is delivered as such a browser would show it: no script
 * elements, and what stands in noscript stands in the page.
 */
async function withoutScripts(route: Parameters<Parameters<BrowserContext['route']>[1]>[0]): Promise<void> {
  const type = route.request().resourceType()
  if (type === 'script') return route.abort()
  if (type !== 'document') return route.continue()
  const response = await route.fetch({ maxRedirects: 0 })
  const { location } = response.headers()
  // Where a page leads on, playwright would not ask us again: lead on from the page.
  if (location)
    return route.fulfill({
      contentType: 'text/html',
      body: `<meta http-equiv="refresh" content="0;url=${location.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`,
    })
  const html = await response.text()
  const body = html.replace(/<script\b.*?<\/script>/gs, '').replace(/<\/?noscript[^>]*>/g, '')
  return route.fulfill({ response, body })
}

/** The address of a path on this site, looked at in this way. */
export function addressOf(site: string, path: string, way: Way): string {
  const url = new URL(path, site)
  for (const [name, value] of Object.entries(way.query ?? {})) url.searchParams.set(name, value)
  return url.href
}

const require = createRequire(import.meta.url)
const texts = new Map<string, string>()

/** Runs a packaged script in the page; one that declares a global is given its name. */
export async function inject(page: Page, file: string, global = ''): Promise<void> {
  const text = texts.get(file) ?? readFileSync(require.resolve(file), 'utf8')
  texts.set(file, text)
  await page.evaluate(global ? `${text};globalThis.${global}=${global};0` : `${text};0`)
}
