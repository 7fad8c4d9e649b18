import { ABUSE } from '../screens/abuse.ts'
import { COURTESIES } from '../screens/courtesy.ts'
import { DANGER } from '../screens/danger.ts'
import { DISTRESS } from '../screens/distress.ts'
import { INJECTION } from '../screens/injection.ts'
import { OFF_TOPIC } from '../screens/off-topic.ts'
import { OTHERS_DATA } from '../screens/others-data.ts'
import { OWN_CASE } from '../screens/own-case.ts'
import { catches, type Screened } from '../screens/screen.ts'

/** In the order in which they matter: a person in danger comes first. */
const SCREENS = [DANGER, DISTRESS, INJECTION, ABUSE, OTHERS_DATA, OWN_CASE, OFF_TOPIC, ...COURTESIES]

/** What pauses leave in a spoken sentence. */
const PAUSES = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

/** Null for an ordinary question. */
export function screen(question: string): Screened | null {
  const text = question.normalize('NFKC').replace(PAUSES, '').trim()
  const found = SCREENS.find((one) => catches(one, text))
  if (!found) return null
  const { status, reason, say } = found
  return { status, ...(reason ? { reason } : {}), ...(say ? { say } : {}) }
}
