import type { PackList } from '../ports/offline-pack.ts'

/** What this device has taken along, and when. Times are milliseconds since 1970. */
export interface PackState extends PackList {
  /** As the service was set when the pack was taken: its name, its hours, the day it reckons with. */
  settings: Record<string, string>
  savedAt: number
  /** When the service last said that nothing in it has changed. */
  checkedAt: number
}

export const PACK = 'tingzheng-pack'
export const ANSWERS = 'tingzheng-answers'
/** Header of a kept answer: when, in milliseconds since 1970. */
export const KEPT_AT = 'x-kept-at'
const STATE = '/offline/state'
export const LIST = '/offline/pack.json'
export const pieceAddress = (digest: string): string => `/offline/piece/${digest}`

const DAY = 86_400_000
/** A correction may be waiting: what is older says nothing. */
export const LONGEST = 7 * DAY
/** How often the service is asked whether anything has changed. */
export const CHECK = DAY / 2

/** undefined = nothing is taken along, or not all of it yet. */
export async function readState(): Promise<PackState | undefined> {
  const found = await caches.match(STATE, { cacheName: PACK })
  return found ? ((await found.json()) as PackState) : undefined
}

export async function writeState(state: PackState): Promise<void> {
  await (await caches.open(PACK)).put(STATE, new Response(JSON.stringify(state)))
}

export const isStale = ({ checkedAt }: Pick<PackState, 'checkedAt'>, now = Date.now()): boolean =>
  now - checkedAt > LONGEST
