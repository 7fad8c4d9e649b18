import * as oidc from 'openid-client'
import { ServiceError } from '../errors.ts'
import type { IdentityProvider } from '../ports/identity.ts'

interface Client {
  issuer: string
  id: string
  secret: string
}

/** Somebody waits: in seconds. */
const TIMEOUT = 5

interface Kept {
  verifier: string
  state: string
  nonce: string
}

/**
 * Any provider of OpenID Connect: code flow with PKCE, state and nonce; the signature of the ID token is checked against the
 * provider's keys, though it comes to us directly.
 */
export function createOidcIdentity({ issuer, id, secret }: Client): IdentityProvider {
  // The outcome, not the promise: on the Worker one request must not wait for another's.
  let known: oidc.Configuration | undefined
  const configured = async (): Promise<oidc.Configuration> => {
    if (known) return known
    const execute = [
      oidc.enableNonRepudiationChecks,
      ...(isLocal(issuer) ? [oidc.allowInsecureRequests] : []),
    ]
    const found = await oidc.discovery(new URL(issuer), id, secret, undefined, { execute, timeout: TIMEOUT })
    const ways = found.serverMetadata().token_endpoint_auth_methods_supported
    // Absent, the provider takes the header alone (OpenID Connect Discovery 1.0, section 3).
    if (ways?.includes('client_secret_post')) known = found
    else {
      known = new oidc.Configuration(found.serverMetadata(), id, secret, oidc.ClientSecretBasic(secret))
      for (const step of execute) step(known)
      known.timeout = TIMEOUT
    }
    return known
  }
  return {
    async begin(back) {
      const kept: Kept = {
        verifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
      }
      try {
        const address = oidc.buildAuthorizationUrl(await configured(), {
          redirect_uri: back,
          scope: 'openid email',
          code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
          state: kept.state,
          nonce: kept.nonce,
        })
        return { address: address.href, state: kept.state, kept: JSON.stringify(kept) }
      } catch (error) {
        throw new ServiceError(503, '这会儿够不到统一身份。请过一会儿再试，或用别的办法登录。', error)
      }
    },
    async finish(came, kept) {
      const { verifier, state, nonce } = JSON.parse(kept) as Kept
      const told = await oidc.authorizationCodeGrant(await configured(), came, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = told.claims()
      if (!claims) throw new Error('no ID token')
      const { sub, email, email_verified: verified } = claims
      return { subject: sub, ...(typeof email === 'string' && verified === true ? { email } : {}) }
    },
  }
}

/** Without TLS only where nobody can listen: a provider on this machine. */
const isLocal = (issuer: string): boolean =>
  /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${issuer}/`)
