import { keepOf } from './address.ts'
import type { Line } from './dialect.ts'

/**
 * The standard knows no free speech: `?grammar=` names the one that the site's browser has (builtin:speech/transcribe), and
 * without it the keys do everything. `?transfer=` is bridge (without it), consultation or blind, `?fetchaudio=` the address
 * of a soft tone that is played while a reply is fetched.
 */
export function vxmlLine(query: URLSearchParams): Line {
  const keep = keepOf(query, ['grammar', 'transfer', 'fetchaudio'])
  return { speech: keep['grammar'] !== undefined, rate: true, keep }
}
