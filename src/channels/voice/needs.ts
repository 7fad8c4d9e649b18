import type { Answer, Question } from '../../answer/answer.ts'
import type { CallRecord, CallTurn } from '../../ports/calls.ts'
import type { CaseDraft, CaseSecrets } from '../../ports/cases.ts'
import type { Store } from '../../ports/store.ts'
import { mentionsHealth } from '../../privacy/health.ts'
import type { Vault } from '../../privacy/vault.ts'
import type { Call, When } from '../../voice/call.ts'
import type { CallEvent, Earlier, Need } from '../../voice/turn.ts'
import type { Digests } from './digests.ts'

/** A caller may go on with a call that ended less than this long ago, in milliseconds. */
export const RESUMABLE = 30 * 60_000
/** Guesses at the code of a case. */
const MOST_GUESSES = 5

/** A call as a need finds it. */
export interface Caller {
  /** Digest of the call. */
  key: string
  demo: boolean
  /** As it can be dialled; and its digest. Absent: withheld. */
  number?: string
  digest?: string
  /** The line recognises no speech. */
  keysOnly?: boolean
  /** What was said last: the words that a caller agrees to. */
  put: string
}

/** What is kept of a turn besides what was said. */
export interface Kept {
  call: Call
  /** What was still being looked up when the turn was given. */
  pending?: { need: Extract<Need, { kind: 'ask' }>; at: number }
}

export interface NeedMeans {
  store(): Promise<Store>
  vault?: Vault
  digests: Digests
  now(): number
}

export const questionOf = ({ question, region, context }: Extract<Need, { kind: 'ask' }>): Question => ({
  question,
  channel: 'voice',
  context,
  ...(region ? { region } : {}),
})

export const answered = (answer: Answer): CallEvent => ({ kind: 'answered', answer })

type CaseNeed = Extract<Need, { kind: 'case' }>

const WISHES: Record<When, string> = {
  morning: '请上午打电话。',
  afternoon: '请下午打电话。',
  any: '什么时候打电话都可以。',
}
/** What a caller who wants a person agrees to by asking. */
const ASKED = '来电要求找工作人员，同意把这次通话记下来交给工作人员。'

/** Opens the case of a call, one a call, or goes on with it; books the call-back that is wished for. */
export async function openCase(
  need: CaseNeed,
  call: Call,
  caller: Caller,
  means: NeedMeans,
): Promise<CallEvent> {
  const { digests, vault } = means
  if (caller.demo) {
    const number = await digests.demonstration(caller.key)
    return { kind: 'case', number, code: await digests.code(number) }
  }
  const store = await means.store()
  const phone = need.callBack && (need.callBack.digits ?? caller.number)
  if (need.callBack && (!phone || !vault)) return { kind: 'failed' }
  const agreed = need.callBack?.health
  const wording = need.callBack ? [agreed, caller.put].filter(Boolean).join('\n') : ASKED
  const note = need.callBack ? WISHES[need.callBack.when] : undefined
  const sealed = async (number: string): Promise<CaseSecrets> =>
    phone && vault ? { phone: await vault.seal(phone, `${number} phone`) } : {}
  let number = need.number
  let fresh = false
  if (number === undefined) {
    const draft = draftOf(need, call, {
      wording,
      at: means.now(),
      health: agreed !== undefined,
      ...(note ? { note } : {}),
    })
    const opened = await store.cases.open(draft, sealed, { scope: 'call', key: caller.key, request: '' })
    if (opened.kind === 'reused') return { kind: 'failed' }
    number = opened.value
    fresh = opened.kind === 'done'
  }
  if (!fresh && note) {
    const secrets = await sealed(number)
    if (!secrets.phone) return { kind: 'failed' }
    const booked = await store.cases.callBack(number, {
      phone: secrets.phone,
      note,
      wording,
      ...(agreed ? { health: true } : {}),
    })
    if (!booked) return { kind: 'failed' }
  }
  return { kind: 'case', number, code: await digests.code(number) }
}

function draftOf(
  { reason }: CaseNeed,
  { place, memory }: Call,
  { wording, at, health, note }: { wording: string; at: number; health: boolean; note?: string },
): CaseDraft {
  const plain = memory?.answerId && (health || !memory.context.some(mentionsHealth))
  return {
    reply: 'phone',
    consent: { wording, at, contact: true, health },
    reason,
    ...(place ? { region: place } : {}),
    ...(plain ? { answerId: memory.answerId } : {}),
    ...(note ? { note } : {}),
  }
}

/** The last call of this number, or the call of a case: that one only for its own number, or for who knows its code. */
export async function resume(
  { number, code }: Extract<Need, { kind: 'resume' }>,
  caller: Caller,
  means: NeedMeans,
): Promise<CallEvent> {
  const { calls } = await means.store()
  if (number === undefined) {
    const last = await lastCall(caller, means)
    return last ? resumed(last.call, last.last) : { kind: 'failed' }
  }
  const history = await calls.ofCase(number)
  const of = history.at(-1)
  const last = of?.turns.at(-1)
  const own = history.some(({ call }) => call.caller !== undefined && call.caller === caller.digest)
  if (of && last && own) return resumed(of.call, last)
  if (code === undefined) return { kind: 'unverified', left: MOST_GUESSES }
  // Counted before it is looked at: who tries many at once has no more of them.
  const guesses = await calls.guess(number)
  const right = code === (await means.digests.code(number))
  if (of && last && right && guesses <= MOST_GUESSES) return resumed(of.call, last)
  return { kind: 'unverified', left: Math.max(0, MOST_GUESSES - guesses) }
}

const WITH_PERSON: ReadonlySet<string> = new Set(['transferred', 'call-back'])

/** What this number's last call left, while it can be gone on with. */
export async function lastCall({ key, digest, demo }: Caller, { store, now }: NeedMeans) {
  if (digest === undefined) return null
  const last = await (await store()).calls.lastOf(digest, { key, since: now() - RESUMABLE, demo })
  if (!last) return null
  const { call } = last.last.state as Kept
  // Who hangs up in an answer may be through or cut off: nobody can tell, and the offer costs a few words.
  const ended = call.state === 'over' || WITH_PERSON.has(last.call.outcome ?? '')
  return call.question && !ended ? last : null
}

function resumed(of: CallRecord, last: CallTurn): CallEvent {
  const {
    rate,
    brevity,
    part,
    at,
    question,
    place,
    memory,
    case: number = of.case,
  } = (last.state as Kept).call
  const earlier: Earlier = {
    rate,
    brevity,
    part,
    at,
    ...(question ? { question } : {}),
    ...(place ? { place } : {}),
    ...(memory ? { memory } : {}),
    ...(number ? { case: number } : {}),
  }
  return { kind: 'resumed', earlier }
}
