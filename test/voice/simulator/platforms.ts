import { KEYS } from '../../fixtures/store.ts'
import { JAMBONZ_SECRET, jambonzPlatforms } from './jambonz-platform.ts'
import { aliyun, tccc } from './json-platforms.ts'
import { twimlPlatforms } from './twiml-platforms.ts'
import { PATH_SECRET, TELNYX_KEY, TWILIO_TOKEN } from './twiml-quirks.ts'
import { vxmlPlatforms } from './vxml-platforms.ts'
import { ORIGIN } from './wire.ts'
import type { Platform } from './wire.ts'

export const PLATFORMS: readonly Platform[] = [
  ...twimlPlatforms,
  ...jambonzPlatforms,
  ...vxmlPlatforms,
  tccc,
  aliyun,
]

/** With the secrets of all of them, and operators who answer at any time. */
export const ENV = {
  ...KEYS,
  PUBLIC_ORIGIN: ORIGIN,
  TWILIO_AUTH_TOKEN: TWILIO_TOKEN,
  TELNYX_PUBLIC_KEY: TELNYX_KEY,
  JAMBONZ_WEBHOOK_SECRET: JAMBONZ_SECRET,
  VOICE_SECRET: PATH_SECRET,
  HOURS: '7×24',
  TRANSFER_TO: '0431-12385',
  RATE_LIMIT: '100000',
}
