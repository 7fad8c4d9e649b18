import { pathToFileURL } from 'node:url'
import { ORIGIN, TOKEN, replyOf, signTwilio } from '../channels/voice/phone.ts'
import type { Reply } from '../channels/voice/phone.ts'
import { startServer } from '../runtimes/server.ts'
import { quantile } from './load.ts'

/** Calls at the same time; each says something every three to seven seconds: what it hears takes twice as long to say.
 * The callers run on the same two cores, and their signing and reading is in the figures. */
const CALLS = 50
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
const ENV = {
  TWILIO_AUTH_TOKEN: TOKEN,
  PUBLIC_ORIGIN: ORIGIN,
  TRANSFER_TO: '043112385',
  HOURS: '7×24',
  TODAY: '2026-01-31',
}

type Kind = 'start' | 'navigation' | '0' | 'answer'
/** At most, in milliseconds, at the 95th percentile; voice.md, section 6. */
const TARGETS: Record<Kind, number> = { start: 50, navigation: 50, '0': 50, answer: 400 }
const NAVIGATION = ['5', '7', '6', '2', '8', '1', '4', '3']

/** Turns of fifty calls over the real service: milliseconds of each, by kind. */
export async function callFifty(url: string, questions: readonly string[], seconds = SECONDS) {
  const times: Record<Kind, number[]> = { start: [], navigation: [], '0': [], answer: [] }
  let turns = 0
  const post = async (
    kind: Kind,
    sid: string,
    to: string,
    fields: Record<string, string>,
  ): Promise<Reply> => {
    const form = { CallSid: sid, From: '+8613900000000', CallStatus: 'in-progress', ...fields }
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await signTwilio(ORIGIN + to, form),
    }
    const began = performance.now()
    const response = await fetch(url + to, { method: 'POST', headers, body: new URLSearchParams(form) })
    const body = await response.text()
    times[kind].push(performance.now() - began)
    if (response.status !== 200) throw new Error(`${response.status}: ${body}`)
    turns++
    await new Promise((resolve) => setTimeout(resolve, 3_000 + Math.random() * 4_000))
    return replyOf(response.status, body)
  }
  const until = performance.now() + seconds * 1_000
  const caller = async (number: number) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 7_000))
    for (let n = 0; performance.now() < until; n++) {
      const sid = `CA-${number}-${n}`
      let reply = await post('start', sid, '/voice/twiml/start', {})
      for (let pair = 0; pair < 2; pair++) {
        if (performance.now() > until) return
        const key = NAVIGATION[turns % NAVIGATION.length] ?? '5'
        const question = questions[(turns * 7) % questions.length] ?? ''
        reply = await post('answer', sid, reply.action, { SpeechResult: question, Confidence: '0.9' })
        if (reply.dialled || reply.body.includes('<Hangup/>')) break
        reply = await post('navigation', sid, reply.action, { Digits: key })
        if (reply.dialled || reply.body.includes('<Hangup/>')) break
      }
      if (!reply.dialled && reply.action) await post('0', sid, reply.action, { Digits: '0' })
    }
  }
  await Promise.all(Array.from({ length: CALLS }, (_, number) => caller(number)))
  return times
}

/** Starts the service, measures, and says whether the targets are kept. */
export async function benchVoice(questions: readonly string[]): Promise<boolean> {
  const command: [string, ...string[]] = [process.execPath, '--import', 'tsx', 'src/node.ts']
  const server = await startServer({ command, env: ENV, quiet: true })
  try {
    await callFifty(server.url, questions, 5)
    const times = await callFifty(server.url, questions)
    const kinds = Object.keys(TARGETS) as Kind[]
    const rows = kinds.map((kind) => {
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(times[kind], q).toFixed(1))
      return [kind, { turns: times[kind].length, p50, p95, p99, target: TARGETS[kind] }] as const
    })
    console.log(`Telephone, ${CALLS} calls at once, a turn every 3 to 7 s each, milliseconds`)
    console.table(Object.fromEntries(rows))
    return kinds.every((kind) => quantile(times[kind], 0.95) <= TARGETS[kind])
  } finally {
    await server.stop()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { questions } = await import('./questions.ts')
  if (!(await benchVoice(questions))) process.exitCode = 1
}
