import type { Incoming, Reply } from './dialect.ts'

/** Items of the configured address that are to be repeated: short, and of no other signs than an address or a name has. */
export function keepOf(query: Incoming['query'], names: readonly string[]): Record<string, string> {
  const kept = names.map((name) => [name, query.get(name) ?? ''] as const)
  return Object.fromEntries(kept.filter(([, value]) => /^[\w.:/?=&%~+-]{1,200}$/.test(value)))
}

/** Where the platform asks next: the kept items, the number of the request and the state, then `more`. */
export function addressOf(reply: Reply, route: string, more: Readonly<Record<string, string>> = {}): string {
  const items = new URLSearchParams({ ...reply.line.keep, n: String(reply.next), s: reply.state, ...more })
  return `${reply.base}/${route}?${items.toString()}`
}

/** Where a call is passed on to: a SIP address, or a number without dashes; undefined when none is set. */
export function targetOf(to: string | undefined): { sip: string } | { number: string } | undefined {
  if (to === undefined || to === '') return undefined
  return /^sips?:/i.test(to) ? { sip: to } : { number: to.replace(/-/g, '') }
}

/** Twenty seconds of ringing: then the call comes back to the dialogue. */
export const RING_SECONDS = 20

/** Who reads a number from paper by touch needs time between two keys. */
export const BETWEEN_KEYS_SECONDS = 5

/** At least a second, as no platform knows less. */
export const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000))
