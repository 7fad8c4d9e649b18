import autocannon from 'autocannon'
import type { Request } from 'autocannon'

export interface Load {
  p50: number
  p95: number
  perSecond: number
}

/** What was measured of a list of times in milliseconds, however it was taken. */
export function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

/** Asks the requests in turn, over and over. Throws when one was not answered with 2xx: such figures mean nothing. */
export async function load(
  url: string,
  requests: Request[],
  connections: number,
  seconds = 5,
): Promise<Load> {
  const times: number[] = []
  const run = autocannon({ url, connections, duration: seconds, requests })
  run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  const { errors, non2xx, duration } = await run
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} answers that were not 2xx`)
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), perSecond: times.length / duration }
}
