import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hasChromium } from '../../browser/chromium.ts'
import { SEED, draw } from '../../browser/sample.ts'
import { JOURNEYS } from './journeys.ts'
import { placeOf } from './places.ts'

const PROGRAMS = ['orca', 'Xvfb', 'openbox', 'xdotool', 'dbus-run-session', 'speech-dispatcher']
const missing = PROGRAMS.filter((name) => !existsSync(`/usr/bin/${name}`))
const ready = hasChromium && missing.length === 0
const WHY = ready
  ? ''
  : `（没有 ${missing.join('、') || 'Chromium'}，没有试：apt-get install orca xvfb openbox at-spi2-core dbus-x11 xdotool speech-dispatcher）`
if (!ready && process.env.CI)
  throw new Error(`CI must listen with Orca, but there is no ${missing.join(', ')}`)

/** A run takes most of a minute: of the journeys, so many a day. ORCA=all listens to every one. */
const SOME = process.env.ORCA === 'all' ? Object.keys(JOURNEYS).length : 1

describe.skipIf(!ready)(`what Orca says${WHY}`, { timeout: 240_000 }, () => {
  it.each(draw(Object.keys(JOURNEYS), SOME))(`%s (seed ${SEED})`, async (name) => {
    const journey = JOURNEYS[name] ?? { path: '/', steps: [], hears: [] }
    const { path, steps, hears } = journey
    const heard = await listenTo((await placeOf(journey)) + path, steps)
    let from = 0
    for (const words of hears) {
      const at = heard.findIndex((text, index) => index >= from && words.test(text))
      expect(at, `${words} after ${from} of\n${heard.join('\n')}`).toBeGreaterThanOrEqual(0)
      from = at + 1
    }
    // Nothing that is announced is said twice, and never more than the wait and the answer.
    const said = heard.filter((text) => /^第 \d 问/.test(text))
    expect(said).toEqual([...new Set(said)])
  })
})

/** What Orca sent to speech, one utterance a line. One start in some thirty says nothing: it is begun again. */
async function listenTo(address: string, steps: readonly string[], tries = 2): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'orca-'))
  const session = join(import.meta.dirname, 'session.sh')
  const drive = [
    process.execPath,
    '--import',
    'tsx',
    join(import.meta.dirname, 'drive.ts'),
    address,
    ...steps,
  ]
  await promisify(execFile)(session, [folder, ...drive], { timeout: 150_000 }).catch(() => undefined)
  const log = existsSync(join(folder, 'orca.log')) ? readFileSync(join(folder, 'orca.log'), 'utf8') : ''
  rmSync(folder, { recursive: true, force: true })
  const said = [...log.matchAll(/SPEECH OUTPUT: '(.*)'\{/g)].map(([, text = '']) => text.trim())
  const begun = said.findIndex((text) => text.startsWith('Finished loading'))
  if (begun < 0 && tries > 1) return listenTo(address, steps, tries - 1)
  return said.slice(begun).filter((text) => text && !/^(?:left shift|leaving )/i.test(text))
}
