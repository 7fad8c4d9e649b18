import type { Rate } from '../../../voice/settings.ts'

/** What voices speak by themselves; measured with espeak-ng, and the usual default of the cloud voices. */
const NORMAL: Rate = 180

export const percentOf = (rate: Rate): string => `${Math.round((100 * rate) / NORMAL)}%`
