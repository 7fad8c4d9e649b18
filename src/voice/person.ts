import { sayDigits } from '../speech/numeral.ts'
import type { Call, TransferReason } from './call.ts'
import { reachable, say, type Move } from './state.ts'
import type { Need, Segment, World } from './turn.ts'

const isUrgent = (reason: string | undefined): reason is 'danger' | 'distress' =>
  reason === 'danger' || reason === 'distress'

/**
 * The way to a person: a transfer while operators answer, else a call-back. In danger or distress the transfer is tried at
 * any hour, and nobody is asked when he would like to be called.
 */
export function toPerson(call: Call, world: World, reason: TransferReason, lead: Segment[] = []): Move {
  const urgent = isUrgent(reason)
  if (urgent ? world.transfer : reachable(world)) {
    const need: Need = { kind: 'case', reason, ...(call.case ? { number: call.case } : {}) }
    return { need, wait: 'transfer', call: { reason } }
  }
  if (urgent) return { to: reason, call: { reason } }
  const why = world.open ? say(world, 'notNow') : say(world, 'closed', { hours: world.settings.hours })
  return { to: 'when', lead: [...lead, ...why], call: { reason } }
}

/** The transfer itself; `number` is empty where no case could be opened. */
export function transferTo(call: Call, world: World, number: string, lead?: Segment[]): Move {
  const reason = call.reason ?? 'asked'
  const spoken = number && !isUrgent(reason) ? say(world, 'case', { case: sayDigits(number) }) : []
  return {
    say: [...(lead ?? WORDS[reason](call, world)), ...spoken],
    next: { kind: 'transfer', case: number, reason },
    call: { state: 'transfer', ...(number ? { case: number } : {}) },
  }
}

const WORDS: Record<TransferReason, (call: Call, world: World) => Segment[]> = {
  asked: (call, world) => say(world, call.question ? 'transfer' : 'transferPlain'),
  'no-answer': (call, world) => say(world, call.question ? 'transfer' : 'transferPlain'),
  'no-match': (_, world) => say(world, 'toPerson'),
  silence: (_, world) => say(world, 'toPerson'),
  failure: (_, world) => say(world, 'failed'),
  danger: (_, world) => [...say(world, 'danger'), ...say(world, 'dangerTransfer')],
  distress: (_, world) => say(world, 'distress'),
}
