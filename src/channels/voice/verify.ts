import type { Settings } from '../../settings.ts'
import type { DialectName } from './dialects/dialect.ts'
import { verifyJambonz } from './signatures/jambonz.ts'
import { sameSecret, verifyBearer } from './signatures/shared.ts'
import type { Signed, Verdict, Verify } from './signatures/signed.ts'
import { verifyTelnyx } from './signatures/telnyx.ts'
import { verifyTwilio } from './signatures/twilio.ts'

/** How a platform may show that it is ours: a signature of its own, or a shared secret in a header or in the path. */
interface Way {
  secret: string | undefined
  verify: Verify
}

export function waysOf(dialect: DialectName | 'events', settings: Settings): Way[] {
  const { twilioAuthToken, telnyxPublicKey, jambonzWebhookSecret, voiceSecret } = settings
  const shared = { secret: voiceSecret, verify: verifyBearer }
  if (dialect === 'jambonz') return [{ secret: jambonzWebhookSecret, verify: verifyJambonz }]
  if (dialect !== 'twiml') return [shared]
  return [
    { secret: twilioAuthToken, verify: verifyTwilio },
    { secret: telnyxPublicKey, verify: verifyTelnyx },
    shared,
  ]
}

/** The best verdict of all ways; a secret in the path stands for the shared one. */
export async function verdictOf(
  signed: Signed,
  ways: readonly Way[],
  { inPath, voiceSecret, now }: { inPath?: string; voiceSecret?: string; now: number },
): Promise<Verdict> {
  if (inPath !== undefined) return sameSecret(inPath, voiceSecret ?? '')
  const verdicts = await Promise.all(
    ways.flatMap(({ secret, verify }) => (secret === undefined ? [] : [verify(signed, secret, now)])),
  )
  const refused = verdicts.filter((verdict) => !verdict.ok)
  return (
    verdicts.find(({ ok }) => ok) ??
    refused.find(({ why }) => why !== 'unsigned') ?? { ok: false, why: 'unsigned' }
  )
}
