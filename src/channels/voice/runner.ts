import type { CallTurn } from '../../ports/calls.ts'
import { maskPersonal } from '../../privacy/mask.ts'
import { altered } from '../../voice/call.ts'
import type { Call } from '../../voice/call.ts'
import { isFresh } from '../../voice/state.ts'
import { newCall, step } from '../../voice/step.ts'
import type { CallEvent } from '../../voice/turn.ts'
import { callable } from './caller.ts'
import { DEADLINES } from './deadline.ts'
import type { Written } from './dialects/dialect.ts'
import { playedWhole } from './dialects/played.ts'
import { doEffects } from './effects.ts'
import { createLane } from './means.ts'
import type { RunnerMeans } from './means.ts'
import { readyFor } from './meet.ts'
import type { Ready } from './meet.ts'
import { lastCall } from './needs.ts'
import type { Caller, Kept } from './needs.ts'
import { replyWith } from './reply.ts'
import { nameOf } from './standing.ts'
import type { Asked, Standing } from './standing.ts'
import { worldOf } from './world.ts'

/** Answers one request: the same call and turn always get the same bytes, and what they do is done once. */
export function createRunner(means: RunnerMeans) {
  return {
    async turn(asked: Asked): Promise<Written> {
      const began = means.now()
      const { heard, dialect } = asked
      const key = await means.digests.call(dialect.name, heard.callId)
      const lane = createLane(means)
      const number = callable(heard.from)
      const caller: Caller = {
        key,
        demo: asked.demo,
        keysOnly: !heard.line.speech,
        put: '',
        ...(number ? { number, digest: await means.digests.caller(number) } : {}),
      }
      const isStart = asked.event?.kind === 'start'
      // The signature is the platform's; the token says that this is the next request of that call.
      const token = isStart ? undefined : await means.tokens.read({ key, n: heard.turn }, heard.state)
      const [before, told, earlier] = isStart
        ? []
        : await Promise.all([
            lane.try(({ calls }) => calls.turn(key, heard.turn - 1)),
            lane.try(({ calls }) => calls.turn(key, heard.turn)),
            token && isFresh(token) ? lane.try(() => lastCall(caller, means)) : undefined,
          ])
      if (told) return JSON.parse(told.reply) as Written
      caller.put = before?.said.map(({ text }) => text).join('') ?? ''
      const world = { ...(await worldOf(means, caller)), resumable: Boolean(earlier) }
      const kept = isStart ? { call: newCall(world.settings) } : token && keptOf(before, token)
      const event = withHeard(asked, { before, began })
      const standing: Standing = {
        lane,
        caller,
        world,
        began,
        kept,
        asked: { ...asked, ...(event ? { event } : {}) },
      }
      const ready = await readyFor(means, standing)
      return finish(means, standing, ready)
    },
    /** The call ended, or is with a person. */
    async over({ dialect, heard, demo, origin }: Asked, passedOn: boolean): Promise<void> {
      const key = await means.digests.call(dialect.name, heard.callId)
      const store = await means.store()
      const last = await store.calls.last(key)
      if (!last) return
      const caller: Caller = { key, demo, put: '' }
      const { call } = last.last.state as Kept
      const { effects } = step(call, { kind: 'hangup' }, await worldOf(means, caller))
      await doEffects(effects, caller, { ...means, origin })
      const outcome = effects.find((effect) => effect.kind === 'outcome')?.outcome
      await store.calls.end(key, passedOn ? 'transferred' : (outcome ?? 'dropped'))
    },
  }
}

/** How much of the last turn was heard, reckoned where the platform does not say. */
function withHeard(
  { event, heard, demo }: Asked,
  { before, began }: { before: CallTurn | null | undefined; began: number },
): CallEvent | undefined {
  if (!event || event.heard !== undefined || !before) return event
  // A page shows all of it at once.
  if (demo) return { ...event, heard: before.said.length }
  const rate = heard.line.rate ? (before.state as Kept).call.rate : undefined
  const played = playedWhole(before.said, { rate, ms: began - before.at, event })
  return played === undefined ? event : { ...event, heard: played }
}

/** What is known of the call: from the store, else from the token alone. */
function keptOf(before: CallTurn | null | undefined, token: Call): Kept {
  if (!before) return { call: token }
  const { call, pending } = before.state as Kept
  // What travelled is what was heard; the store adds what is too long for it.
  const { question, place, memory } = call
  return {
    call: altered(token, { question: token.question ?? question, place: token.place ?? place, memory }),
    ...(pending ? { pending } : {}),
  }
}

/** Keeps the turn with its reply, and gives the reply that is kept. */
async function finish(means: RunnerMeans, standing: Standing, ready: Ready): Promise<Written> {
  const { lane, caller, asked, kept } = standing
  const { heard, dialect, origin, demo } = asked
  const { call, turn, effects, pending } = ready
  const written = await replyWith(means, asked, caller.key, { call, turn })
  if (effects.some(({ kind }) => kind === 'feedback' || kind === 'sms'))
    await lane.try(() => doEffects(effects, caller, { ...means, origin }))
  const heardOf = effects.find((effect) => effect.kind === 'heard')
  const input = inputOf(asked.event, kept?.call)
  // Where the deadline spoke before this was ready, that is what the call heard.
  const told = means.told.first(nameOf(asked), written)
  const said = told === written ? turn.say : []
  const record: CallTurn = {
    n: heard.turn,
    at: standing.began,
    event: ready.event,
    said: said.map(({ text, cite }) => ({ text, ...(cite ? { cite } : {}) })),
    state: { call, ...(pending ? { pending } : {}) } satisfies Kept,
    reply: JSON.stringify(told),
    ...(input ? { input } : {}),
    ...(heardOf ? { heard: { answerId: heardOf.answerId, upTo: heardOf.upTo } } : {}),
    ...(call.memory?.answerId && call.memory.answerId !== kept?.call.memory?.answerId
      ? { answerId: call.memory.answerId }
      : {}),
  }
  const outcome = effects.find((effect) => effect.kind === 'outcome')?.outcome
  const of = {
    key: caller.key,
    dialect: dialect.name,
    demo,
    ...(caller.digest ? { caller: caller.digest } : {}),
    ...(call.case && !demo ? { case: call.case } : {}),
    ...(outcome ? { outcome } : {}),
  }
  // Kept also where nobody waits for it any more.
  const keeping = means.store().then(({ calls }) => calls.keep(of, record))
  asked.behind(keeping)
  // The greeting keeps nothing that a caller said, and this process says it again as it was: nobody waits for it to be written.
  if (asked.event?.kind === 'start') return told
  // Asked anew, though the store was lost when it was read: what another process told first may be in it.
  const first = await createLane(means).try(() => keeping, DEADLINES.keep)
  return first ? (JSON.parse(first.reply) as Written) : told
}

/** States in which what is keyed or said is a number: nothing of it is kept. */
const NUMBERS: ReadonlySet<string> = new Set(['digits', 'case', 'code', 'number'])

function inputOf(event: CallEvent | undefined, call: Call | undefined): string | undefined {
  if (!event || (call && NUMBERS.has(call.state))) return undefined
  if (event.kind === 'key') return event.keys.length === 1 ? event.keys : `〔${event.keys.length}个键〕`
  return event.kind === 'speech' ? maskPersonal(event.text) : undefined
}
