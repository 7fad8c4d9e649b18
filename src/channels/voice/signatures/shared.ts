import { OK, sameText, unsigned, wrong } from './signed.ts'
import type { Verdict, Verify } from './signed.ts'

/** `Authorization: Bearer SECRET`, for platforms that sign nothing and can set a header. */
export const verifyBearer: Verify = async (signed, secret) => {
  const given = /^Bearer +(\S+) *$/i.exec(signed.headers.get('authorization') ?? '')?.[1]
  if (given === undefined) return unsigned
  return sameSecret(given, secret)
}

/** The secret in the path, for platforms that can set no header: `/voice/vxml/SECRET/turn`. */
export const sameSecret = async (given: string, secret: string): Promise<Verdict> =>
  secret !== '' && (await sameText(given, secret)) ? OK : wrong
