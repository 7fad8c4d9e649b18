import type { Call } from './call.ts'
import { chunkOf } from './reading.ts'
import { say } from './state.ts'
import type { Segment, World } from './turn.ts'

const HAN = '零一两三四五六七八九十'

/** What can be done next; said behind what is read. */
export function offersOf(call: Call, world: World): Segment[] {
  const { left } = chunkOf(call)
  if (call.part === 'spelled') return say(world, 'spelledOffers')
  if (left > 0) return say(world, 'moreParts', { n: HAN.charAt(left) || '很多' })
  return say(world, LAST[call.part])
}

const LAST = { answer: 'offers', source: 'sourceOffers', quote: 'spelledOffers' } as const
