import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../src/drivers/node-server.ts'
import { hasChromium } from '../../browser/chromium.ts'
import { SEED, draw } from '../../browser/sample.ts'
import { testKeeping } from '../../fixtures/store.ts'

const PROGRAMS = ['orca', 'Xvfb', 'openbox', 'xdotool', 'dbus-run-session', 'speech-dispatcher']
const missing = PROGRAMS.filter((name) => !existsSync(`/usr/bin/${name}`))
const ready = hasChromium && missing.length === 0
const WHY = ready
  ? ''
  : `（没有 ${missing.join('、') || 'Chromium'}，没有试：apt-get install orca xvfb openbox at-spi2-core dbus-x11 xdotool speech-dispatcher）`
if (!ready && process.env.CI)
  throw new Error(`CI must listen with Orca, but there is no ${missing.join(', ')}`)

const TO_BOX = ['key Tab', 'key Return']
/** From the box over the region to the button. */
const SEND = ['key Tab', 'key Tab', 'key Return', 'wait 4000']
const tabs = (times: number): string[] => Array.from({ length: times }, () => 'key Tab')
const about = (question: string): string => `/?q=${encodeURIComponent(question)}`

interface Journey {
  path: string
  steps: string[]
  /** In this order, with others between them: how Orca names states is Orca's own. */
  hears: RegExp[]
}

/** By keys alone. */
const JOURNEYS: Record<string, Journey> = {
  'K1 ask, hear that it is ready, open the clause, go back': {
    path: '/',
    steps: [
      ...TO_BOX,
      'write 护理补贴谁能领？',
      ...SEND,
      ...tabs(2),
      'key Return',
      'wait 3000',
      'key Alt+Left',
      'wait 3000',
    ],
    hears: [
      /^跳到提问框 link/,
      /^您的问题 entry/,
      /^提问 push button/,
      /^回答 heading level 2/,
      /^第 1 问，回答已生成，共 3 句，依据 1 条。$/,
      /《吉林省推进基本公共服务均等化“十三五”规划》.* link/,
      /^Finished loading 原文：/,
      /^Finished loading 回答：护理补贴谁能领？/,
    ],
  },
  'K2 ask on': {
    path: '/',
    steps: [...TO_BOX, 'write 护理补贴谁能领？', ...SEND, ...tabs(6), 'write 那要带什么材料？', ...SEND],
    hears: [/^回答 heading level 2/, /^您的问题 entry/, /^回答 heading level 2/, /^第 2 问，回答已生成/],
  },
  'K4 what is not said, and whom to call': {
    path: '/',
    steps: [...TO_BOX, 'write 不知道的事谁管？', ...SEND, 'key Tab'],
    hears: [/^第 1 问，回答已生成，共 1 句，没有找到依据。/, /^12385 link/],
  },
  'K5 too long, put right from where it says so': {
    path: about('护理补贴'.repeat(126)),
    steps: [...TO_BOX, 'key ctrl+a', 'write 护理补贴谁能领？', ...SEND],
    hears: [
      /^Finished loading 错误：/,
      /^您的问题 entry/,
      /^invalid entry/,
      /^错误：您写了 504 个字，最多 500 个字。/,
      /^回答 heading level 2/,
    ],
  },
  'K6 people first after three without an answer': {
    path: '/',
    steps: [
      ...TO_BOX,
      ...['一', '二', '三'].flatMap((n) => [
        `write 不知道的第${n}件事`,
        ...SEND,
        ...(n === '三' ? [] : tabs(6)),
      ]),
    ],
    hears: [/^第 1 问/, /^第 2 问/, /^第 3 问/],
  },
}

/** A run takes most of a minute: of the journeys, so many a day. ORCA=all listens to every one. */
const SOME = process.env.ORCA === 'all' ? Object.keys(JOURNEYS).length : 1

describe.skipIf(!ready)(`what Orca says${WHY}`, { timeout: 240_000 }, () => {
  it.each(draw(Object.keys(JOURNEYS), SOME))(`%s (seed ${SEED})`, async (name) => {
    const { path, steps, hears } = JOURNEYS[name] ?? { path: '/', steps: [], hears: [] }
    const { app } = await testKeeping()
    const server = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
    onTestFinished(() => server.close(0))
    const heard = await listenTo(server.url + path, steps)
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
