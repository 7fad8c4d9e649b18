import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Passkeys, Site } from '../ports/passkeys.ts'

/** Loaded when the first passkey is: a third of a second and 30 MB that no start has to wait for. */
const load = () => import('@simplewebauthn/server')

/** With local accounts only, which are on Node: 90 KiB that the Worker does not carry. */
export function createNodePasskeys(service: string): Passkeys {
  const expected = (challenge: string, { origin, host }: Site) => ({
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
  })
  return {
    async offer({ id, name, known }, { host }) {
      const { generateRegistrationOptions } = await load()
      const options = await generateRegistrationOptions({
        rpName: service,
        rpID: host,
        userName: name,
        userID: new TextEncoder().encode(id),
        excludeCredentials: known.map((key) => ({ id: key })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { options, challenge: options.challenge }
    },
    async made(answer, challenge, site) {
      const { verifyRegistrationResponse } = await load()
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: answer as RegistrationResponseJSON,
          ...expected(challenge, site),
        })
        if (!verified) return undefined
        const { id, publicKey, counter } = registrationInfo.credential
        return { id, publicKey, counter }
      } catch {
        return undefined
      }
    },
    async ask({ host }) {
      const { generateAuthenticationOptions } = await load()
      const options = await generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
      return { options, challenge: options.challenge }
    },
    async checked(answer, challenge, site, { id, publicKey, counter }) {
      const { verifyAuthenticationResponse } = await load()
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: answer as AuthenticationResponseJSON,
          ...expected(challenge, site),
          credential: { id, publicKey: Uint8Array.from(publicKey), counter },
        })
        return verified ? authenticationInfo.newCounter : undefined
      } catch {
        return undefined
      }
    },
  }
}
