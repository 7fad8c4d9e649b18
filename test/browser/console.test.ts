import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEEDED, hasChromium, launch } from './chromium.ts'
import { openConsole } from './console-site.ts'
import type { ConsoleSite } from './console-site.ts'
import { CONSOLE_STATES } from './console-states.ts'
import type { ConsoleState } from './console-states.ts'
import { faultsOn } from './faults.ts'
import { WAYS, addressOf, openReader } from './reader.ts'
import type { Way } from './reader.ts'
import { SEED, drawn } from './sample.ts'

describe.skipIf(!hasChromium)(`every page of the console${NEEDED}`, { timeout: 120_000 }, () => {
  let browser: Browser
  let site: ConsoleSite
  beforeAll(async () => {
    ;[browser, site] = await Promise.all([launch(), openConsole()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  describe.each(WAYS)('$name', (way) => {
    let reader: BrowserContext
    beforeAll(async () => {
      reader = await openReader(browser, way)
    })
    afterAll(() => reader?.close())

    it.each(drawn(CONSOLE_STATES, way))(`$name （seed ${SEED}）`, async (state) => {
      expect(await faultsOf(state, { reader, site, way })).toEqual([])
    })
  })
})

interface Looking {
  reader: BrowserContext
  site: ConsoleSite
  way: Way
}

async function faultsOf(state: ConsoleState, { reader, site, way }: Looking): Promise<string[]> {
  await reader.clearCookies()
  if (state.role) await site.enter(reader, state.role)
  const page = await reader.newPage()
  return faultsOn(page, way, async () => {
    const go = async (path: string) => void (await page.goto(addressOf(site.url, path, way)))
    await state.open({ page, number: site.calls[0] ?? '', go })
    if (process.env.PICTURES)
      await page.screenshot({ path: `${process.env.PICTURES}/${way.name}-${state.name}.png`, fullPage: true })
  })
}
