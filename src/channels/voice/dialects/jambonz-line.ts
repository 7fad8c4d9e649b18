import { keepOf } from './address.ts'
import type { Line } from './dialect.ts'

/**
 * `?asr=` and `?tts=` name the vendor of recognition and synthesis where it is not the application's own (custom:funasr),
 * `?voice=` and `?korean=` the voices; `?ssml=1` says that the synthesis takes SSML, by which pace and language are asked.
 */
export function jambonzLine(query: URLSearchParams): Line {
  const keep = keepOf(query, ['asr', 'tts', 'voice', 'korean', 'ssml'])
  return { speech: true, rate: keep['ssml'] !== undefined, keep }
}
