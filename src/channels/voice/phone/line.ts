import { Hono } from 'hono'
import type { Context } from 'hono'
import { ServiceError } from '../../../errors.ts'
import { problemOf } from '../../problem.ts'

/** What the caller does next, as the flat turn of mainland clouds has it. */
export interface Input {
  type: 'start' | 'dtmf' | 'speech' | 'none' | 'transfer' | 'hangup'
  text: string
}

/** What a call says, and what it waits for. */
export interface Answered {
  say: string
  korean: string
  next: 'listen' | 'wait' | 'transfer' | 'hangup'
  /** How many keys may be sent at once. */
  max: number
  case: string
  /** To be given back unread. */
  dynamic: string
}

/**
 * A number of nobody, so that a call-back can be tried, and a call gone on with: its calls reach no operator. Each line has
 * one of its own, longer than any that can be dialled; who does not know the line's id cannot have it.
 */
const callerOf = (line: string): string =>
  `139${BigInt(`0x${line.replaceAll('-', '')}`)
    .toString()
    .slice(-12)}`
/** A call is the line's id, and from the second on its number: the line can be hung up and used again. */
export const lineOf = (call: string): string => call.slice(0, 36)

/** The answer is on its way: so often is asked for it before the page is shown. */
const MOST_POLLS = 2

/**
 * A telephone line to our own webhook: what a platform would send goes to the same handler, shown to be ours by a secret
 * that only this service knows.
 */
export function createLine(webhook: Hono, secret: () => Promise<string>) {
  const line = new Hono()
  line.route('/', webhook)
  line.onError((error, c) => c.json(problemOf(error), problemOf(error).status as 500))
  const ask = async (c: Context, session: string, input: Input, dynamic: string): Promise<Answered> => {
    const request = new Request(new URL('/voice/json', c.req.url), {
      method: 'POST',
      headers: { ...addressOf(c), 'content-type': 'application/json', 'x-tingzheng-phone': await secret() },
      body: JSON.stringify({
        session,
        caller: callerOf(lineOf(session)),
        inputType: input.type,
        input: input.text,
        dynamic,
      }),
    })
    const response = await line.fetch(request, c.env)
    const told = (await response.json()) as Record<string, string>
    if (!response.ok) throw new ServiceError(response.status as 503, told['detail'] ?? '电话没有接通。')
    return answeredFrom(told)
  }
  return {
    /** One turn; a filler and what it was for are told together. */
    async turn(c: Context, session: string, input: Input, dynamic = ''): Promise<Answered> {
      let answered = await ask(c, session, input, dynamic)
      for (let polls = 0; answered.next === 'wait' && polls < MOST_POLLS; polls++) {
        const next = await ask(c, session, { type: 'none', text: '' }, answered.dynamic)
        answered = { ...next, say: answered.say + next.say, korean: answered.korean + next.korean }
      }
      return answered
    },
  }
}

/** Who sits at the browser counts for the limits, not this service. */
function addressOf(c: Context): Record<string, string> {
  const names = ['x-forwarded-for', 'cf-connecting-ip']
  return Object.fromEntries(
    names.flatMap((name) => (c.req.header(name) ? [[name, c.req.header(name) ?? '']] : [])),
  )
}

function answeredFrom(told: Record<string, string>): Answered {
  const next = told['next']
  return {
    say: told['say'] ?? '',
    korean: told['korean'] ?? '',
    next: next === 'wait' || next === 'transfer' || next === 'hangup' ? next : 'listen',
    max: Number(told['max'] ?? 1),
    case: told['case'] ?? '',
    dynamic: told['dynamic'] ?? '',
  }
}
