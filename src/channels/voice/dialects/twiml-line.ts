import { keepOf } from './address.ts'
import type { Line } from './dialect.ts'

/** `?platform=`; without it the profile that all of them accept. */
interface Platform {
  speech: boolean
  /** Accepts `<prosody>` within `<Say>`. */
  prosody: boolean
  /** Named voice; without one the platform takes its own for the language. */
  voice?: string
  chinese: string
  /** Asks again by itself when told so behind `#` (connection overrides); never part of what is signed. */
  retries?: string
}

const COMMON: Platform = { speech: true, prosody: false, voice: 'Polly.Zhiyu', chinese: 'cmn-CN' }
/** Somleng (execute_gather.rb) and Kazoo's Pivot gather keys only; a voice that they do not have would speak English. */
const KEYS_ONLY: Platform = { speech: false, prosody: false, chinese: 'cmn-CN' }

const PLATFORMS = new Map<string, Platform>([
  ['twilio', { ...COMMON, prosody: true, retries: '#rc=2&rp=all' }],
  ['signalwire', COMMON],
  ['telnyx', COMMON],
  ['somleng', KEYS_ONLY],
  ['kazoo', { ...KEYS_ONLY, chinese: 'zh-CN' }],
])

export const platformOf = (line: Line): Platform => PLATFORMS.get(line.keep['platform'] ?? '') ?? COMMON

export function twimlLine(query: URLSearchParams): Line {
  const line: Line = { speech: true, rate: false, keep: keepOf(query, ['platform', 'voice']) }
  const platform = platformOf(line)
  return { ...line, speech: platform.speech, rate: platform.prosody }
}
