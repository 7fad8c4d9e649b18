import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { WAYS, addressOf, openReader } from './reader.ts'
import { STATES } from './states.ts'

const site = inject('site') ?? ''
const [way = { name: '浅色' }] = WAYS

/**
 * What each state is to a screen reader: roles, names, states, in their order. A change is looked at, then taken by
 * `npx vitest run -u --project browser test/browser/trees.test.ts`. What the gazettes say, and how much of it, is left
 * out, as an answer may change without the page's doing.
 */
describe.skipIf(!hasChromium)(`the tree that screen readers get${NEEDED}`, () => {
  let browser: Browser
  let reader: BrowserContext
  beforeAll(async () => {
    browser = await launch()
    reader = await openReader(browser, way)
  })
  afterAll(() => browser?.close())

  it.each(STATES)('$name', async ({ name, shows, open }) => {
    // Who is slowed down must not slow down the others.
    const own = shows === 'rate-limited' ? await openReader(browser, way) : undefined
    const page = await (own ?? reader).newPage()
    await page.goto(addressOf(site, '/healthz', way))
    await open({ page, go: async (path) => void (await page.goto(addressOf(site, path, way))) })
    await page.evaluate(withoutGazettes)
    // What is around the page is the same for all.
    const tree = await page.locator(name === '首页' ? 'body' : 'main').ariaSnapshot()
    await page.close()
    await own?.close()
    await expect(steady(tree)).toMatchFileSnapshot(`trees/${name}.txt`)
  })
})

/** What the telephone says hangs on the hour. Numbers, dates and addresses differ from run to run, the script's digest from script to script. */
const steady = (tree: string): string =>
  `${tree
    .replaceAll(/^\s*- \/url:.*\n?/gm, '')
    .replaceAll(/^(\s*- log)\b.*$/gm, '$1')
    .replaceAll(/sha384-[\w+/=]+/g, '〔摘要〕')
    .replaceAll(/https?:\/\/\S+/g, '〔网址〕')
    .replaceAll(/(?<!level=)\d+(?:[ \u3000.:,]+\d+)*/g, '0')
    .replaceAll(/^(.*〔公报的话〕\n)(?:\1)+/gm, '$1')
    .trimEnd()}\n`

/** Of lists and tables the first line, and of what stands there in the gazettes' own words that it does. */
function withoutGazettes(): void {
  const more =
    ':is(.sources, .further, .contacts, .links, details ul) > li + li, tbody > tr + tr, .pairs > dt ~ :is(dt, dd)'
  for (const extra of document.querySelectorAll(`main :is(${more})`)) extra.remove()
  const words = `.told > *, .answer > p:not(.hint), .answer :is(dt, dd), .asked ~ ul li, blockquote, details li, .sources h3 a,
    .sources li > p, .further :is(a, p), .contacts li, .pairs :is(dt, dd), td, tbody th, [id*="-"] > p, .links a`
  for (const heard of document.querySelectorAll('main #said:has(p)')) heard.textContent = '〔电话里的话〕'
  for (const own of document.querySelectorAll(`main :is(${words})`)) own.textContent = '〔公报的话〕'
}
