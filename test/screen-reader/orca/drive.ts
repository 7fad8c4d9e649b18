import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { CHROMIUM, FLAGS } from '../../browser/chromium.ts'

/**
 * Opens a page in a Chromium that can be seen and presses keys as the X server gives them, so that Orca has them first.
 * Usage: drive.ts ADDRESS STEP… ; a step is what xdotool takes ("key Tab"), "wait MS", or "write TEXT", which
 * comes into the field at once, as from an input method.
 */
const [address = '', ...steps] = process.argv.slice(2)
const profile = join(process.env.HOME ?? '', 'profile')
mkdirSync(join(profile, 'Default'), { recursive: true })
// Else a bubble that offers to translate takes the focus.
const preferences = { translate: { enabled: false }, translate_blocked_languages: ['zh-CN'] }
writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
const context = await chromium.launchPersistentContext(profile, {
  headless: false,
  executablePath: CHROMIUM,
  viewport: null,
  args: [...FLAGS, '--force-renderer-accessibility', '--disable-gpu'],
})
const page = context.pages()[0] ?? (await context.newPage())
const press = (...keys: string[]) => execFileSync('xdotool', keys)
await pause(1500)
await page.goto(address)
await pause(2000)
// The margin, where nothing is: the keys are to go to the page and not to the browser's own bar.
await page.mouse.click(8, 600)
await pause(800)
for (const step of steps) {
  const [verb = '', ...rest] = step.split(' ')
  if (verb === 'wait') await pause(Number(rest[0]))
  else if (verb === 'write') await page.keyboard.insertText(rest.join(' '))
  else {
    press(verb, ...rest)
    await pause(1200)
  }
}
await pause(2500)
// Orca keeps the end of its log in memory: harmless keys push it out.
for (let n = 0; n < 60; n += 1) press('key', 'Shift_L')
await pause(1500)
await context.close()
