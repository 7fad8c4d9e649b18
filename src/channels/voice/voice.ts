import { Hono } from 'hono'
import type { Context } from 'hono'
import { requireOpen } from '../../doors.ts'
import { ServiceError } from '../../errors.ts'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { lifeline, newCall } from '../../voice/step.ts'
import type { Turn } from '../../voice/turn.ts'
import { leaveToDo } from '../left-to-do.ts'
import type { Limits } from '../limits.ts'
import { DEADLINES, until } from './deadline.ts'
import type { Dialect, Incoming, Written } from './dialects/dialect.ts'
import { jambonz } from './dialects/jambonz.ts'
import { json } from './dialects/json.ts'
import { twiml } from './dialects/twiml.ts'
import { vxml } from './dialects/vxml.ts'
import { alone } from './meet.ts'
import { meansFrom } from './means-from.ts'
import type { RunnerMeans } from './means.ts'
import { replyWith } from './reply.ts'
import { createRunner } from './runner.ts'
import { sameSecret } from './signatures/shared.ts'
import { nameOf } from './standing.ts'
import type { Asked } from './standing.ts'
import { verdictOf, waysOf } from './verify.ts'
import { worldOf } from './world.ts'

const DIALECTS: readonly Dialect[] = [twiml, jambonz, vxml, json]
const DOOR = { twiml: 'twiml', jambonz: 'jambonz', vxml: 'vxml', json: 'voice-json' } as const
const ROUTES: ReadonlySet<string> = new Set(['start', 'turn', 'wait', 'queue', 'status', 'fallback'])

export interface VoiceOptions {
  limits: Limits
  /** Of what failed without the call ending. */
  report(error: unknown): void
  /** Of requests that are nobody's, and why. */
  refused(dialect: string, why: string): void
}

/** The webhooks of the telephone platforms. Whatever happens behind the signature, a call hears something that helps. */
export function voiceChannel(services: Services, settings: Settings, options: VoiceOptions): Hono {
  const voice = new Hono({ strict: false })
  const means = meansFrom(services, settings, options.report)
  for (const dialect of DIALECTS) {
    const path = `/voice/${dialect.name}`
    voice.on(['GET', 'POST'], [path, `${path}/:one`, `${path}/:one/:two`], async (c) => {
      // A turn is short: packing it would take longer than sending it.
      c.header('cache-control', 'no-store, no-transform')
      const incoming = await incomingOf(c, dialect, settings)
      const demo = await admit(c, incoming, { dialect, settings, options, means })
      if (!means) throw new ServiceError(403, '电话没有开放：要设置 STATE_SECRET。')
      const written = await answer(c, incoming, { dialect, means, options, demo, settings })
      return c.body(written.body, 200, { 'content-type': written.contentType })
    })
  }
  return voice
}

interface Came extends Incoming {
  origin: string
  /** As it was asked for: public origin, path and query. */
  url: string
  inPath?: string
}

async function incomingOf(c: Context, { name }: Dialect, { publicOrigin }: Settings): Promise<Came> {
  const asked = new URL(c.req.url)
  const origin = publicOrigin ?? asked.origin
  const [one, two] = [c.req.param('one'), c.req.param('two')]
  const inPath = two !== undefined || (one !== undefined && !ROUTES.has(one)) ? one : undefined
  return {
    method: c.req.method,
    route: (inPath === undefined ? one : two) ?? '',
    query: asked.searchParams,
    headers: c.req.raw.headers,
    body: new Uint8Array(await c.req.arrayBuffer()),
    base: `${origin}/voice/${name}${inPath === undefined ? '' : `/${inPath}`}`,
    origin,
    url: origin + c.req.url.slice(asked.origin.length),
    ...(inPath === undefined ? {} : { inPath }),
  }
}

interface At {
  dialect: Dialect
  settings: Settings
  options: VoiceOptions
  means: RunnerMeans | undefined
}

/** Lets only platforms in that are ours, and our own telephone: true for that one. */
async function admit(
  c: Context,
  incoming: Came,
  { dialect, settings, options, means }: At,
): Promise<boolean> {
  const own = incoming.headers.get('x-tingzheng-phone')
  if (own !== null && means && (await sameSecret(own, await means.phoneSecret())).ok) return true
  const { voiceSecret, voiceUnsigned } = settings
  requireOpen(DOOR[dialect.name], settings)
  if (voiceUnsigned) return false
  const { inPath } = incoming
  const verdict = await verdictOf(incoming, waysOf(dialect.name, settings), {
    now: Date.now(),
    ...(voiceSecret ? { voiceSecret } : {}),
    ...(inPath === undefined ? {} : { inPath }),
  })
  if (verdict.ok) return false
  options.refused(dialect.name, verdict.why)
  options.limits.guess(c)
  throw new ServiceError(403, WHY[verdict.why])
}

const WHY = {
  unsigned: '没有签名，所以没有接听。',
  wrong: '签名不对，所以没有接听。',
  stale: '签名的时间不对，所以没有接听。请核对两边的钟。',
}

interface With {
  dialect: Dialect
  means: RunnerMeans
  options: VoiceOptions
  settings: Settings
  demo: boolean
}

async function answer(c: Context, incoming: Came, at: With): Promise<Written> {
  const { dialect, means, options, demo } = at
  const read = dialect.read(incoming)
  if (read.kind === 'reply') return read.reply
  if (read.kind === 'refused') {
    options.refused(dialect.name, read.why)
    throw new ServiceError(400, '看不懂这个请求：它不是这种电话平台的格式。')
  }
  options.limits.count(c, 'call', `${dialect.name} ${read.call.callId}`)
  const { base, origin } = incoming
  const asked: Asked = { dialect, heard: read.call, base, origin, demo, behind: (work) => leaveToDo(c, work) }
  const runner = createRunner(means)
  if (read.kind === 'over') {
    const ending = until(runner.over(asked, read.passedOn), DEADLINES.store)
    await ending.catch(options.report)
    return read.reply
  }
  const turn: Asked = read.kind === 'turn' ? { ...asked, event: read.event } : asked
  const name = nameOf(turn)
  return means.told.get(name) ?? means.telling.once(name, () => said(runner.turn(turn), means, turn))
}

/** What the turn comes to, in time. */
async function said(turn: Promise<Written>, means: RunnerMeans, asked: Asked): Promise<Written> {
  try {
    const written = await until(turn, DEADLINES.request)
    if (written !== 'late') return written
    means.report(new Error('the turn took too long'))
  } catch (error) {
    means.report(error)
  }
  // Ready, and only not kept yet: that is what is kept.
  return means.told.get(nameOf(asked)) ?? lastWords(means, asked)
}

/** Nothing can be waited for any more: what the token alone leads to, else an apology and a person. */
async function lastWords(means: RunnerMeans, asked: Asked): Promise<Written> {
  const { dialect, heard, demo, event } = asked
  const world = await worldOf(means, { key: '', demo, put: '', keysOnly: !heard.line.speech })
  const key = await means.digests.call(dialect.name, heard.callId)
  // The greeting needs nothing: it is the same however late.
  const known =
    event?.kind === 'start'
      ? newCall(world.settings)
      : await means.tokens.read({ key, n: heard.turn }, heard.state)
  const byItself = event?.kind === 'start' || event?.kind === 'key'
  const { call, turn } = known && byItself ? alone(known, event, world) : lifeline(world)
  return replyWith(means, asked, key, { call, turn: turn ?? SILENT })
}

const SILENT: Turn = { say: [], rate: 180, next: { kind: 'hangup' } }
