import { contains, parseIp } from '../ip.ts'
import type { Network } from '../ip.ts'
import type { TrustProxy } from '../settings.ts'

/** A chain longer than this was not made by proxies. */
const LONGEST_CHAIN = 32

/**
 * Who asks. `peer` is the other end of the connection; X-Forwarded-For is believed as far as trusted proxies wrote it,
 * read from the right, where each proxy adds whom it heard: what stands to the left of that may have been made up.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trust: TrustProxy | undefined,
): Network | undefined {
  const nearest = peer === undefined ? undefined : parseIp(peer)
  if (!trust || !nearest || !forwarded) return nearest
  const chain = forwarded.split(',').slice(-LONGEST_CHAIN)
  if ('hops' in trust) {
    const named = chain[chain.length - trust.hops]
    return (named === undefined ? undefined : parseIp(named.trim())) ?? nearest
  }
  let client = nearest
  while (trust.networks.some((network) => contains(network, client))) {
    const before = parseIp(chain.pop()?.trim() ?? '')
    if (!before) break
    client = before
  }
  return client
}
