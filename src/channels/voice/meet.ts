import { filler, lifeline, step } from '../../voice/step.ts'
import type { Call } from '../../voice/call.ts'
import type { CallEvent, Effect, Need, Step, Turn, World } from '../../voice/turn.ts'
import { DEADLINES, until } from './deadline.ts'
import type { RunnerMeans } from './means.ts'
import { answered, openCase, questionOf, resume } from './needs.ts'
import type { Kept } from './needs.ts'
import type { Standing } from './standing.ts'

/** A turn that is ready to be written. */
export interface Ready {
  call: Call
  turn: Turn
  effects: Effect[]
  event: string
  pending?: Kept['pending']
}

/** In one turn: a failure leads to a case, and that to its failure. */
const MOST_NEEDS = 5

const FAILED: CallEvent = { kind: 'failed' }

/** What is said to an event, with all that the dialogue needs for it. */
export async function readyFor(means: RunnerMeans, standing: Standing): Promise<Ready> {
  const { kept, asked, world } = standing
  if (!kept) return readyFrom(lifeline(world), 'lost')
  const { call, pending } = kept
  const event = asked.event
  if (!event || (event.kind === 'silence' && pending)) return pollFor(means, standing, call, pending)
  return carryOn(means, standing, step(call, event, world), event.kind)
}

/** What is said where nothing may be waited for: by the dialogue alone, every need failing. */
export function alone(call: Call, event: CallEvent, world: World): Step {
  let done = step(call, event, world)
  for (let needs = 0; done.need && needs < MOST_NEEDS; needs++) done = step(done.call, FAILED, world)
  return done
}

function readyFrom(done: Step, event: string, effects: Effect[] = done.effects): Ready {
  if (!done.turn) throw new Error(`the dialogue needs ${done.need.kind} where nothing may be asked for`)
  return { call: done.call, turn: done.turn, effects, event }
}

/** Meets what the dialogue needs, until there is something to say. */
async function carryOn(means: RunnerMeans, standing: Standing, first: Step, event: string): Promise<Ready> {
  const { world } = standing
  let done = first
  const effects: Effect[] = [...done.effects]
  for (let needs = 0; done.need; needs++) {
    if (needs > MOST_NEEDS) throw new Error(`the dialogue needs ${done.need.kind} again and again`)
    const came = await meet(means, standing, done.need, done.call)
    if (came === 'late') {
      const turn = filler(done.call, world)
      const pending = done.need.kind === 'ask' ? { need: done.need, at: standing.began } : undefined
      return { call: done.call, turn, effects, event, ...(pending ? { pending } : {}) }
    }
    done = step(done.call, came, world)
    effects.push(...done.effects)
  }
  return readyFrom(done, event, effects)
}

/** Does what is needed and gives what came of it; `late`: the answer is on its way, a filler is due. */
async function meet(
  means: RunnerMeans,
  standing: Standing,
  need: Need,
  call: Call,
): Promise<CallEvent | 'late'> {
  const { lane, caller, asked, began } = standing
  try {
    if (need.kind === 'resume')
      return (await lane.try(() => resume(need, caller, means), DEADLINES.filler + DEADLINES.store)) ?? FAILED
    if (need.kind === 'case') return await caseFor(means, standing, need, call)
    const answering = means.ask(questionOf(need)).then(answered)
    const left = DEADLINES.filler - (means.now() - began)
    const came = await until(answering, Math.max(left, 0))
    if (came === 'late') {
      const name = `${caller.key} ${asked.heard.turn}`
      means.jobs.add(name)
      const kept = answering
        .catch((error: unknown) => {
          means.report(error)
          return FAILED
        })
        .then((event) => keepFound(means, { key: caller.key, n: asked.heard.turn }, event))
        .finally(() => means.jobs.delete(name))
      asked.behind(kept)
    }
    return came
  } catch (error) {
    means.report(error)
    return FAILED
  }
}

/** The case is tied to its call by the turn that tells of it; where that turn could not wait, by itself. */
async function caseFor(
  means: RunnerMeans,
  { lane, caller, asked }: Standing,
  need: Extract<Need, { kind: 'case' }>,
  call: Call,
): Promise<CallEvent> {
  let opening: Promise<CallEvent> | undefined
  const patience = DEADLINES.filler + DEADLINES.store
  const came = await lane.try(() => (opening = openCase(need, call, caller, means)), patience)
  if (came) return came
  const late = async () => {
    const event = await opening
    if (event?.kind === 'case' && !caller.demo)
      await (await means.store()).calls.tie(caller.key, event.number)
  }
  asked.behind(late())
  return FAILED
}

/** The turn whose filler is being said may not be kept yet. */
async function keepFound(means: RunnerMeans, { key, n }: { key: string; n: number }, event: CallEvent) {
  const store = await means.store()
  for (let tries = 0; tries < 20; tries++) {
    await store.calls.keepFound(key, n, event)
    if (await store.calls.found(key, n)) return
    await pause(100)
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The filler was said: the answer, when it is there in time; else what a failure leads to. */
async function pollFor(
  means: RunnerMeans,
  standing: Standing,
  call: Call,
  pending: Kept['pending'],
): Promise<Ready> {
  const { world, asked, caller, began, lane } = standing
  const n = asked.heard.turn - 1
  const end = pending ? Math.max(pending.at + DEADLINES.answer, began + DEADLINES.grace) : began
  const look = async (): Promise<CallEvent | undefined> =>
    (await lane.try(({ calls }) => calls.found(caller.key, n))) as CallEvent | undefined
  let came = pending ? await look() : FAILED
  const running = means.jobs.has(`${caller.key} ${n}`)
  // Asked before in another process, or in one that is gone: it is asked once more.
  if (!came && pending && !running) {
    const again = await until(means.ask(questionOf(pending.need)).then(answered), end - means.now()).catch(
      (error: unknown) => {
        means.report(error)
        return FAILED
      },
    )
    came = again === 'late' ? FAILED : again
  }
  while (!came && means.now() < end) {
    await pause(60)
    came = await look()
  }
  return carryOn(means, standing, step(call, came ?? FAILED, world), 'answered')
}
