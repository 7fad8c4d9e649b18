import { createHash } from 'node:crypto'
import type { Desk } from '../../../fixtures/desks.ts'

/** The service as people reach it: down now and then, and they try again until it answers. */
export interface Town {
  /** Address of the server that runs now; waits while there is none. */
  url(): Promise<string>
  random(): number
  /** Operators, each with the cookie and the form token of an open session. */
  desks: readonly Desk[]
  /** What went another way than it should, in words. */
  wrong: string[]
}

/** A case as it should be kept in the evening. */
export interface Past {
  number: string
  kind: 'voice' | 'text'
  /** In order. */
  lines: string[]
  messages: string[]
  outcome: string
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)

/** Sends until somebody answers; `again`: whether an earlier try may have got through without our hearing of it. */
async function send(
  town: Town,
  path: string,
  init: RequestInit,
): Promise<{ response: Response; again: boolean }> {
  for (let again = false; ; again = true)
    try {
      const response = await fetch((await town.url()) + path, { ...init, redirect: 'manual' })
      if (response.status !== 503) return { response, again }
      await response.arrayBuffer()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
}

const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
const bearer = { authorization: 'Bearer voice-secret' }
const page = (desk: Desk): RequestInit => ({ headers: { cookie: desk.cookie, accept: 'text/html' } })
const form = (desk: Desk, fields: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { cookie: desk.cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  body: new URLSearchParams({ csrf: desk.csrf, ...fields }).toString(),
})

/** A form that must be taken: at once, or by an earlier try that broke off. */
async function act(
  town: Town,
  desk: Desk,
  number: string,
  what: string,
  fields: Record<string, string> = {},
) {
  const { response, again } = await send(town, `/operator/cases/${number}/${what}`, form(desk, fields))
  const text = await response.text()
  if (response.status !== 303 && !(again && response.status === 409))
    town.wrong.push(`${what} of ${number}: ${response.status} ${text.slice(0, 80)}`)
}

/** Two reach for it at once: one has it, the other is told. */
async function take(town: Town, number: string): Promise<Desk> {
  const both = shuffled(town.desks, town.random).slice(0, 2)
  const tries = await Promise.all(
    both.map(async (desk) => ({ desk, ...(await send(town, `/operator/cases/${number}/take`, form(desk))) })),
  )
  const won = tries.filter(({ response }) => response.status === 303)
  if (won.length > 1) town.wrong.push(`${number} was taken twice`)
  const [first] = won
  if (first) return first.desk
  // The winner's answer was lost in a crash: the page says who has it.
  for (const desk of both) {
    const { response } = await send(town, `/operator?case=${number}`, page(desk))
    if ((await response.text()).includes('您在办。')) return desk
  }
  town.wrong.push(`${number} was taken by nobody`)
  return both[0] as Desk
}

/** Somebody asks the hotline, does not get it, and is passed on; what is said then comes in any order, and again. */
async function called(town: Town, n: number): Promise<Past> {
  const session = `day-${n}`
  const say = async (input: string, inputType: string, dynamic = '') => {
    const body = {
      session,
      caller: `1390000${String(n).padStart(4, '0')}`,
      callee: '12385',
      input,
      inputType,
      dynamic,
    }
    const { response } = await send(town, '/voice/json', json(body, bearer))
    return (await response.json()) as { dynamic?: string; case?: string; next?: string }
  }
  let turn = await say('', 'start')
  turn = await say('护理补贴谁能领', 'speech', turn.dynamic)
  for (let times = 0; times < 6 && !turn.case; times++) turn = await say('人工', 'speech', turn.dynamic)
  const number = turn.case ?? ''
  if (!number) town.wrong.push(`call ${n} came to no case`)
  const lines = Array.from({ length: 4 + Math.floor(town.random() * 5) }, (_, i) =>
    i % 3 === 0 ? `第${n}通第${i}句，请讲` : `第${n}通第${i}句，几点开门`,
  )
  const desk = await take(town, number)
  const sent = shuffled(
    [...lines.keys(), ...lines.keys()].filter((i, at) => at < lines.length || town.random() < 0.4),
    town.random,
  )
  for (const i of sent) {
    const body = { line: i, who: i % 3 === 0 ? 'operator' : 'caller', text: lines[i] }
    const { response } = await send(town, `/voice/transcript/${number}`, json(body, bearer))
    if (response.status !== 200) town.wrong.push(`line ${i} of ${number}: ${response.status}`)
  }
  return {
    number,
    kind: 'voice',
    lines,
    messages: [],
    outcome: await finished(town, await handed(town, desk, number), number, n),
  }
}

/** Somebody writes, is answered in writing, and writes once more. */
async function wrote(town: Town, n: number): Promise<Past> {
  const consent = { contact: true, health: true, wording: '我同意。' }
  const body = { reply: 'text', note: `第${n}件：去哪里办`, consent }
  const { response } = await send(town, '/api/handoffs', json(body, { 'idempotency-key': `day-${n}` }))
  const { case: number, receipt } = (await response.json()) as { case: string; receipt: string }
  const path = new URL(receipt).pathname
  const messages = [`第${n}件：还有一句`, `第${n}件：请到乡镇办理`]
  const more = new URLSearchParams({
    text: messages[0] ?? '',
    health: '1',
    once: `once-of-day-${n}-resident`,
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await send(town, path, { method: 'POST', headers, body: more.toString() })
  const desk = await handed(town, await take(town, number), number)
  const once = `once-of-day-${n}-operator`
  await act(town, desk, number, 'reply', { text: messages[1] ?? '', once, seen: '1' })
  return { number, kind: 'text', lines: [], messages, outcome: await finished(town, desk, number, n) }
}

/** Now and then it goes to a colleague, or back to all and to somebody else. */
async function handed(town: Town, desk: Desk, number: string): Promise<Desk> {
  const chance = town.random()
  const other = town.desks.find(({ id }) => id !== desk.id) as Desk
  if (chance < 0.2) {
    await act(town, desk, number, 'transfer', { to: other.id })
    return other
  }
  if (chance >= 0.4) return desk
  await act(town, desk, number, 'release')
  return take(town, number)
}

async function finished(town: Town, desk: Desk, number: string, n: number): Promise<string> {
  const outcome = `第${n}件办好了。${createHash('sha256').update(number).digest('hex').slice(0, 8)}`
  await act(town, desk, number, 'finish', { outcome })
  return outcome
}

export const person = (town: Town, n: number): Promise<Past> =>
  town.random() < 0.6 ? called(town, n) : wrote(town, n)
