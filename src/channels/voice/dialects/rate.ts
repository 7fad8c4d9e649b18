import type { Rate } from '../../../voice/settings.ts'

/** What voices speak by themselves; measured with espeak-ng, and the usual default of the cloud voices. */
const NORMAL: Rate = 180

export const percentOf = (rate: Rate): string => `${Math.round((100 * rate) / NORMAL)}%`

/** As SSML 1.0 wants it: 0.78. */
export const fractionOf = (rate: Rate): string => (rate / NORMAL).toFixed(2)
