/** Who somebody is, as a provider of identities says and we have verified. */
export interface Identity {
  /** The provider's own id of the person. */
  subject: string
  /** Absent where the provider does not say that it has verified it. */
  email?: string
}

/** A sign-in that was begun: where the browser goes, what it comes back with, and what `finish` needs then. */
export interface Begun {
  address: string
  state: string
  kept: string
}

/** Another service that signs people in. */
export interface IdentityProvider {
  /** `back`: where the browser is to come back to. Fails with ServiceError 503 where the provider cannot be reached. */
  begin(back: string): Promise<Begun>
  /** `came`: the address that the browser came back to, whole. Fails where anything does not fit. */
  finish(came: URL, kept: string): Promise<Identity>
}

/** Something in front of the service that says with each request who asks. */
export interface IdentityGate {
  /** What it writes its word into. */
  readonly header: string
  /** undefined: forged, over, of another application, or of nobody. Fails with ServiceError 503 without its keys. */
  who(assertion: string): Promise<Identity | undefined>
}
