import type { CallEvent, Turn } from '../../../voice/turn.ts'

/** Characters a minute, at which people speak; what they said must be taken off the time that was played. */
const SPOKEN = 240
/** What lies between two segments, and what the network and the voice need before the first. */
const PAUSE = 300
const REACH = 700
/** A platform that cannot be told a pace speaks at this one. */
const OWN_RATE = 180

const lengthOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/**
 * How many segments were played whole before the event, for platforms that do not say: reckoned from the milliseconds since
 * the turn was given, rather too few than too many, as what is said twice is not lost. Undefined for a silence: all of them.
 */
export function playedWhole(
  say: readonly { text: string }[],
  { rate, ms, event }: { rate: Turn['rate'] | undefined; ms: number; event: CallEvent },
): number | undefined {
  if (event.kind !== 'key' && event.kind !== 'speech' && event.kind !== 'noise') return undefined
  const own = event.kind === 'speech' ? (lengthOf(event.text) * 60_000) / SPOKEN + 1500 : 0
  let left = ms - REACH - own
  for (const [i, { text }] of say.entries()) {
    left -= (lengthOf(text) * 60_000) / (rate ?? OWN_RATE) + (i > 0 ? PAUSE : 0)
    if (left < 0) return i
  }
  return say.length
}
