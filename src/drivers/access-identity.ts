import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { ServiceError } from '../errors.ts'
import type { IdentityGate } from '../ports/identity.ts'

interface Access {
  /** `example`, or example.cloudflareaccess.com. */
  team: string
  /** The application's audience tag. */
  audience: string
  /** Where the keys are; of another place only in tests. */
  certs?: string
}

/** Cloudflare Access: a JWT in a header of each request that it has let through. */
export function createAccessIdentity({ team, audience, certs }: Access): IdentityGate {
  const issuer = `https://${team.replace(/\.cloudflareaccess\.com$/, '')}.cloudflareaccess.com`
  const keys = createRemoteJWKSet(new URL(certs ?? `${issuer}/cdn-cgi/access/certs`))
  return {
    header: 'cf-access-jwt-assertion',
    async who(assertion) {
      try {
        const { payload } = await jwtVerify(assertion, keys, {
          issuer,
          audience,
          algorithms: ['RS256', 'ES256'],
          requiredClaims: ['exp', 'sub'],
        })
        const { sub, email } = payload
        // A service token has no person behind it, and an empty sub.
        if (!sub || typeof email !== 'string') return undefined
        return { subject: sub, email }
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw new ServiceError(503, '这会儿核对不了 Cloudflare Access 的登录。请过一会儿再试。', error)
      }
    },
  }
}

/** What is wrong with the assertion, and not with the way to the keys. */
const isRefusal = (error: unknown): boolean =>
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported
