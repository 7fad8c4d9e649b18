import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { SSEStreamingApi } from 'hono/streaming'
import { ServiceError } from '../../errors.ts'
import { queueOf } from '../../operator/queue.ts'
import { stateLine } from '../../operator/state-line.ts'
import type { DeskState } from '../../operator/state-line.ts'
import type { CaseRecord } from '../../ports/cases.ts'
import type { Live } from '../../ports/live.ts'
import type { Store } from '../../ports/store.ts'
import type { Services } from '../../services.ts'
import { within } from '../../time-limit.ts'
import { IDLE } from './entrance.ts'
import type { Entered, Entrance } from './entrance.ts'
import { basisOf, saidIn, suggestionsFor } from './live-basis.ts'
import { visibleTo } from './live-view.ts'

/** The first words after a pause are looked up at once; of more that come at a time, the last after so many milliseconds. */
const APART = 250
/** The numbers of the queue change no oftener than this, in milliseconds. */
const EVERY = 300
/** A word that the line is alive, a look at what another process changed, and at whether the session still is. */
const BEAT = 15_000
/** How long a desk waits for what another counts, in milliseconds. */
const OTHERS = 1_000
/** Counted alike for all desks. */
const COUNTED = 500

/** What changes at a desk, as it changes: numbers and what was found, for a program to show when it is asked to. */
export function liveChannel(services: Services, entrance: Entrance, beat = BEAT): Hono {
  const channel = new Hono({ strict: false })
  const counts = countsOnce()
  channel.get('/operator/live', async (c) => {
    const { live } = services
    if (!live) throw new ServiceError(503, '这里不能自己更新。请重新打开这一页。')
    const entered = await entrance.enter(c, 'cases', true)
    const number = c.req.query('case')
    if (number !== undefined) await mayListen(entered, number)
    const { store, token } = entered
    // Not by `enter`: the response has begun, and takes no header any more.
    const still = async () => (await store.operators.session(token, IDLE, true)) !== null
    // What packs it on the way would hold it back until there is more.
    c.header('content-encoding', 'identity')
    return streamSSE(c, (stream) => follow(stream, { services, live, entered, counts, still, number, beat }))
  })
  return channel
}

/** What comes by the stream of a case is read: one entry for all of it. */
async function mayListen({ store, operator }: Entered, number: string): Promise<void> {
  if (!/^[1-9]\d{5}$/.test(number) || !(await store.cases.find(number)))
    throw new ServiceError(404, '没有这个编号。')
  await store.audit.add({ kind: 'read', action: 'case.live', actor: operator.id, case: number })
}

interface Following {
  services: Services
  live: Live
  entered: Entered
  counts: (store: Store) => Promise<Pick<DeskState, 'waiting' | 'overdue'>>
  still: () => Promise<boolean>
  number: string | undefined
  /** Milliseconds. */
  beat: number
}

async function follow(stream: SSEStreamingApi, given: Following): Promise<void> {
  const { live, entered, counts, still, number, beat } = given
  const { store, operator } = entered
  const due = { state: 0, said: number === undefined ? Infinity : 0, beat: Date.now() + beat }
  let looked = 0
  let told = ''
  let wake = () => {}
  const end = await live.listen((event) => {
    const now = Date.now()
    if (event.what === 'case') due.state = Math.min(due.state, now + EVERY)
    if (event.case === number) due.said = Math.min(due.said, Math.max(now, looked + APART))
    wake()
  })
  stream.onAbort(() => wake())
  try {
    while (!stream.aborted && !stream.closed) {
      const now = Date.now()
      if (due.said <= now) {
        due.said = Infinity
        looked = now
        told = await tellCase(stream, given, told)
      } else if (due.state <= now) {
        due.state = Infinity
        const state = { ...(await counts(store)), mine: (await store.cases.heldBy(operator.id)).length }
        await stream.writeSSE({ event: 'state', data: JSON.stringify({ ...state, line: stateLine(state) }) })
      } else if (due.beat <= now) {
        due.beat = now + beat
        due.state = now
        if (number !== undefined) due.said = Math.min(due.said, now)
        if (!(await still())) break
        await stream.write(': \n\n')
      } else await until(Math.min(due.state, due.said, due.beat) - now, (ended) => (wake = ended))
    }
  } catch {
    // The store is lost for now: the stream ends, and the browser opens it again.
  } finally {
    end()
  }
}

/** First that what is shown is out of date, then what was found for the new words. Gives what was told. */
async function tellCase(stream: SSEStreamingApi, given: Following, told: string): Promise<string> {
  const { services, entered, number = '' } = given
  const { store, operator } = entered
  const found = await store.cases.find(number)
  if (!found) return told
  const said = visibleTo(await saidIn(store, found), operator.id)
  const basis = basisOf(said)
  const { length } = said.transcript
  const state = JSON.stringify([found.status, found.operator, basis?.id, length, said.messages.length])
  if (state === told) return told
  const news = { case: number, basis: basis?.id ?? null, lines: length, messages: said.messages.length }
  await stream.writeSSE({
    event: 'case',
    data: JSON.stringify({ ...news, status: statusFor(found, operator.id) }),
  })
  if (basis && basis.id !== (JSON.parse(told || '[]') as unknown[])[2]) {
    // Where none can be found the call is followed all the same.
    const made = await suggestionsFor(services, found, basis).catch(() => undefined)
    const data = { case: number, basis: basis.id, answer: made?.answer, suggestions: made?.suggestions }
    if (made) await stream.writeSSE({ event: 'suggestion', data: JSON.stringify(data) })
  }
  return state
}

const statusFor = ({ status, operator }: CaseRecord, me: string): string =>
  status === 'taken' && operator === me ? 'mine' : status

/** Until so many milliseconds have passed or somebody calls what `give` is given. */
function until(milliseconds: number, give: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    give(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Twenty desks hear of one change: what waits is counted once for all of them. */
function countsOnce(): Following['counts'] {
  let last: { at: number; value: ReturnType<Following['counts']> } | undefined
  const count = async (store: Store) => {
    const queue = queueOf(await store.cases.waiting(COUNTED), Date.now())
    return { waiting: queue.length, overdue: queue.filter(({ overdue }) => overdue).length }
  }
  return async (store) => {
    // Shorter than what passes between a change and the look at it: no desk is told what was before.
    if (!last || Date.now() - last.at >= EVERY / 2) last = { at: Date.now(), value: count(store) }
    // At the edge another request's work may end with that request.
    return within('store', last.value, OTHERS).catch(() => count(store))
  }
}
