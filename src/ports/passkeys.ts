/** Where a passkey is used: it is good for this host alone, and a page of another origin cannot ask for it. */
export interface Site {
  /** https://example.cn */
  origin: string
  /** example.cn */
  host: string
}

/** What a browser is asked, as JSON, and the challenge that its answer must hold. */
export interface Asked {
  options: object
  challenge: string
}

/** A key that a device has made. */
export interface MadePasskey {
  /** base64url */
  id: string
  /** COSE. */
  publicKey: Uint8Array
  counter: number
}

/**
 * Passkeys (WebAuthn level 3) that verify their user by themselves, with a finger, a face or a PIN: having one and being able
 * to unlock it are two factors. Answers come from outside and may be anything.
 */
export interface Passkeys {
  /** Asks for a new key; none on a device that holds one of `known`. */
  offer(who: { id: string; name: string; known: readonly string[] }, site: Site): Promise<Asked>
  /** undefined: not the answer to that challenge on that site. */
  made(answer: unknown, challenge: string, site: Site): Promise<MadePasskey | undefined>
  /** Asks for whatever key this browser has for the site. */
  ask(site: Site): Promise<Asked>
  /** What the key counts now; undefined: not signed by this key for that challenge on that site, or the key was copied. */
  checked(answer: unknown, challenge: string, site: Site, key: MadePasskey): Promise<number | undefined>
}
