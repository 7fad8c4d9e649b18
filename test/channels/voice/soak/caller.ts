import { signTwilio, ORIGIN, replyOf } from '../phone.ts'
import type { Reply } from '../phone.ts'

/** What one call did, to be compared with what is kept of it. */
export interface Past {
  sid: string
  /** Every reply that came, by the number of its request. */
  heard: Map<number, string>
  /** Its number is withheld. */
  withheld: boolean
  ending: 'hung up' | 'ended by us' | 'with a person' | 'stuck'
  wrong: string[]
}

export interface Line {
  /** Address of the server that runs now; waits while there is none. */
  url(): Promise<string>
  random(): number
}

const WORDS = [
  '护理补贴谁能领',
  '残疾人证怎么办',
  '不知道的事情',
  '慢一点',
  '慢慢查的问题',
  '坏了的问题',
  '人工',
  '出处',
  '再说一遍',
  '继续',
  '返回',
  '等一下',
  '嗯',
  '我在同江市',
  '再见',
  '我有编号',
  '转人工吧',
  '咳',
]
const DIGITS = ['123456', '0431', '13900001111', '43', '1', '#', '*', '9999']
const MOST_TURNS = 24

/** A caller who presses and says anything, over a line that sends twice, late and again; never loses patience. */
export async function call(line: Line, sid: string): Promise<Past> {
  const { random } = line
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const withheld = random() < 0.2
  const from = withheld ? 'anonymous' : `+861390000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`
  const past: Past = { sid, heard: new Map(), withheld, ending: 'stuck', wrong: [] }
  const sent: { to: string; fields: Record<string, string>; body: string }[] = []

  const post = async (to: string, fields: Record<string, string>): Promise<Reply> => {
    const form = { CallSid: sid, From: from, CallStatus: 'in-progress', ...fields }
    const signature = await signTwilio(ORIGIN + to, form)
    for (;;)
      try {
        const response = await fetch((await line.url()) + to, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'x-twilio-signature': signature,
          },
          body: new URLSearchParams(form).toString(),
        })
        return replyOf(response.status, await response.text())
      } catch {
        // The server is gone: the platform asks again.
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
  }
  const go = async (to: string, fields: Record<string, string>): Promise<Reply> => {
    const twice = random() < 0.15
    const [reply, other] = await Promise.all([post(to, fields), twice ? post(to, fields) : undefined])
    if (reply.status !== 200)
      past.wrong.push(`${reply.status} at ${to.slice(0, 40)}: ${reply.body.slice(0, 200)}`)
    if (other && other.body !== reply.body) past.wrong.push(`two replies to ${numberIn(to)}`)
    // What comes after a person has hung up is no turn.
    if (fields['DialCallStatus'] !== 'completed') past.heard.set(numberIn(to), reply.body)
    sent.push({ to, fields, body: reply.body })
    // One that comes late: an earlier request once more.
    const late = random() < 0.1 ? pick(sent) : undefined
    if (late && (await post(late.to, late.fields)).body !== late.body)
      past.wrong.push(`another reply to ${numberIn(late.to)}, late`)
    return reply
  }

  let reply = await go('/voice/twiml/start', {})
  for (let n = 0; n < MOST_TURNS; n++) {
    if (reply.body.includes('<Hangup/>')) return { ...past, ending: 'ended by us' }
    if (reply.dialled) {
      const status = pick(['busy', 'no-answer', 'failed', 'completed'])
      reply = await go(reply.action, { DialCallStatus: status })
      if (status === 'completed') return { ...past, ending: 'with a person' }
      continue
    }
    if (!reply.action && !reply.redirect) {
      past.wrong.push(`nowhere to go: ${reply.body.slice(0, 200)}`)
      return past
    }
    const kind = random()
    const key = random() < 0.15 ? pick(DIGITS) : pick([...'0123456789*#'])
    if (kind < 0.5) reply = await go(reply.action, { Digits: key })
    else if (kind < 0.8)
      reply = await go(reply.action, { SpeechResult: pick(WORDS), Confidence: pick(['0.9', '0.3', '0.0']) })
    else if (kind < 0.9) reply = await go(reply.redirect, {})
    else reply = await go(reply.action, { Digits: '', SpeechResult: '' })
    if (random() < 0.03) break
  }
  if (reply.body.includes('<Hangup/>')) return { ...past, ending: 'ended by us' }
  // From wherever it is, 0 leads to a person: a telephone that rings, or a call-back that is offered.
  if (reply.action && !reply.dialled) {
    reply = await go(reply.action, { Digits: '0' })
    if (!reply.dialled && !/打给您|有人接|幺二三五六|幺二零/.test(reply.said))
      past.wrong.push(`0 leads to: ${reply.said}`)
  }
  await post('/voice/twiml/status', { CallStatus: 'completed' })
  return { ...past, ending: 'hung up' }
}

const numberIn = (to: string): number => Number(/[?&]n=(\d+)/.exec(to)?.[1] ?? 0)
