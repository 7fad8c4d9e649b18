import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** Debian's own: playwright's browsers are fetched from a host that many networks do not reach. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)
/** For the name of what is skipped. */
export const NEEDED = hasChromium ? '' : '（没有 Chromium，没有试：apt-get install chromium fonts-noto-cjk）'

if (!hasChromium && process.env.CI) throw new Error(`CI must try the pages, but ${CHROMIUM} is missing`)

/** Nothing leaves the machine but what the page asks for. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

/** With the tree that screen readers get, as where one is running. */
export const AS_HEARD = '--force-renderer-accessibility'

export const launch = (...more: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...more] })
