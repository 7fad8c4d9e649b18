import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { faultsOn } from './faults.ts'
import { WAYS, addressOf, openReader } from './reader.ts'
import type { Way } from './reader.ts'
import { SEED, drawn } from './sample.ts'
import { STATES } from './states.ts'
import type { State } from './states.ts'

const site = inject('site') ?? ''

describe.skipIf(!hasChromium)(`every page as people see it${NEEDED}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  describe.each(WAYS)('$name', (way) => {
    let reader: BrowserContext
    beforeAll(async () => {
      reader = await openReader(browser, way)
    })
    afterAll(() => reader?.close())

    const able = STATES.filter((state) => !(way.plain && state.scripted))
    it.each(drawn(able, way))(`$name (seed ${SEED})`, async (state) => {
      expect(await faultsOf(state, { browser, reader, way })).toEqual([])
    })
  })
})

interface Looking {
  browser: Browser
  reader: BrowserContext
  way: Way
}

async function faultsOf(state: State, { browser, reader, way }: Looking): Promise<string[]> {
  // Who is slowed down must not slow down the others.
  const own = state.shows === 'rate-limited' ? await openReader(browser, way) : undefined
  const page = await (own ?? reader).newPage()
  try {
    return await faultsOn(page, way, async () => {
      await page.goto(addressOf(site, '/healthz', way))
      await state.open({ page, go: async (path) => void (await page.goto(addressOf(site, path, way))) })
      // Where a page leads on, see reader.ts, there is nothing in it.
      await page.locator('body > *').first().waitFor({ state: 'attached' })
    })
  } finally {
    await own?.close()
  }
}
