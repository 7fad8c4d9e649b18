import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '../../../src/app.ts'
import { createExactVectorStore } from '../../../src/drivers/exact-vector-store.ts'
import { openLibsqlStore } from '../../../src/drivers/libsql-store.ts'
import { createNodeFiles } from '../../../src/drivers/node-files.ts'
import { nodeEmbedder } from '../../../src/node-vectors.ts'
import { privacyFrom, servicesFrom } from '../../../src/services-from.ts'
import { readSettings } from '../../../src/settings.ts'
import { KEYS } from '../../fixtures/store.ts'
import { ORIGIN, TOKEN, twilioPhone } from './phone.ts'
import type { Reply } from './phone.ts'
import { CALLS } from './recorded-calls.ts'
import type { Recorded } from './recorded-calls.ts'

/**
 * node --import tsx test/channels/voice/recorded.ts --out FOLDER: three whole calls with the real service as WAV files and
 * texts, to be listened through; voices by espeak-ng, keys and joining by sox. Debian: apt-get install espeak-ng sox.
 */
/** Syllables a minute of espeak-ng's -s, measured: 148 is 180, the usual rate; `rate` in percent of that. */
const ours = (rate: number) => ['-v', 'cmn-latn-pinyin', '-s', String(Math.round(1.48 * rate)), '-p', '45']
const CALLERS = ['-v', 'cmn-latn-pinyin', '-s', '165', '-p', '75']
const TONES: Record<string, [number, number]> = Object.fromEntries(
  [...'123456789*0#'].map((key, i) => [
    key,
    [[697, 770, 852, 941][Math.floor(i / 3)] ?? 0, [1209, 1336, 1477][i % 3] ?? 0],
  ]),
)

const run = (program: string, args: string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`)
  return stdout
}

const ENV = { ...KEYS, TWILIO_AUTH_TOKEN: TOKEN, PUBLIC_ORIGIN: ORIGIN, TRANSFER_TO: '043112385' }
/** Of the service: the call's own day and hour, and on with what is played. */
let clock = 0
Date.now = () => clock

const folder = mkdtempSync(join(tmpdir(), 'tingzheng-wav-'))
let made = 0
const file = () => join(folder, `${String(made++).padStart(4, '0')}.wav`)
/** As the telephone carries it. */
const LINE = ['-r', '8000', '-c', '1', '-b', '16']

function spoken(text: string, voice: string[]): string {
  const [raw, narrow] = [file(), file()]
  run('espeak-ng', [...voice, '-w', raw, text])
  run('sox', [raw, ...LINE, narrow, 'pad', '0', '0.4'])
  return narrow
}

function tone(key: string): string {
  const path = file()
  const [low, high] = TONES[key] ?? [0, 0]
  run('sox', [
    '-n',
    ...LINE,
    path,
    'synth',
    '0.2',
    'sine',
    String(low),
    'sine',
    String(high),
    'remix',
    '-',
    'gain',
    '-6',
    'pad',
    '0',
    '0.4',
  ])
  return path
}

/** What is heard of it in so many seconds. */
function cut(path: string, seconds: number): string {
  if (Number(run('soxi', ['-D', path])) <= seconds) return path
  const short = file()
  run('sox', [path, short, 'trim', '0', String(seconds)])
  return short
}

function pause(seconds: number): string {
  const path = file()
  run('sox', ['-n', ...LINE, path, 'trim', '0', String(seconds)])
  return path
}

async function record({ name, at, acts }: Recorded, out: string): Promise<void> {
  clock = Date.parse(`${at}+08:00`)
  const settings = readSettings(ENV)
  const files = createNodeFiles('index')
  const embedder = await nodeEmbedder(settings, files)
  const store = await openLibsqlStore({ file: join(folder, `${name}.db`) })
  const services = {
    ...(await servicesFrom(
      { files, store: createExactVectorStore, ...(embedder ? { embedder } : {}) },
      settings,
    )),
    store: () => Promise.resolve(store),
    privacy: await privacyFrom(settings),
  }
  // As a service that has run for a while.
  await services.ask({ question: '残疾人补贴', channel: 'voice' })
  const app = createApp(services, settings, { log: () => {} })
  try {
    const phone = twilioPhone(app, { query: '?platform=twilio' })
    const parts: string[] = []
    const lines: string[] = []
    // The service's clock goes on while something is played.
    const play = (path: string) => {
      parts.push(path)
      clock += Number(run('soxi', ['-D', path])) * 1000
    }
    const hear = ({ said, body }: Reply, until = Infinity) => {
      const rate = Number(/<prosody rate="(\d+)%"/.exec(body)?.[1] ?? 100)
      lines.push(`热线${rate === 100 ? '' : `（快慢 ${rate}%）`}：${said}`)
      const end = clock + until * 1000
      for (const sentence of said.match(/[^。？；]+[。？；]?/g) ?? [])
        if (clock < end) play(cut(spoken(sentence, ours(rate)), (end - clock) / 1000))
    }
    hear(await phone.start(), acts[0]?.after)
    for (const [i, act] of acts.entries()) {
      const until = acts[i + 1]?.after
      if (phone.last()?.body.includes('<Hangup/>')) break
      if (act.key) play(tone(act.key))
      else if (act.say) play(spoken(act.say, CALLERS))
      else play(pause(2))
      if (act.after !== undefined) lines.push(`（第 ${act.after} 秒打断）`)
      lines.push(
        act.key
          ? `按键：${act.key}`
          : act.say
            ? `来电：${act.say}`
            : act.silence
              ? '（不说话）'
              : `（转接：${act.dialled}）`,
      )
      const reply = act.key
        ? await phone.key(act.key)
        : act.say
          ? await phone.say(act.say)
          : act.dialled
            ? await phone.dialled(act.dialled)
            : await phone.silence()
      hear(reply, until)
      if (reply.said.startsWith('正在查')) hear(await phone.silence(), until)
    }
    run('sox', [...parts, join(out, `${name}.wav`)])
    writeFileSync(join(out, `${name}.txt`), `${lines.join('\n')}\n`)
    console.log(`${name}\n${lines.join('\n')}\n`)
  } finally {
    store.close()
  }
}

const { out = 'data/wav' } = parseArgs({ options: { out: { type: 'string' } } }).values
mkdirSync(out, { recursive: true })
try {
  for (const one of CALLS) await record(one, out)
} finally {
  rmSync(folder, { recursive: true })
}
