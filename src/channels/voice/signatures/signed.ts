/** A request whose signature is to be checked. */
export interface Signed {
  method: string
  /** As the platform knows it: public origin, path and query, byte for byte as they came. */
  url: string
  headers: Headers
  /** As they came: parsing and writing again breaks signatures. */
  body: Uint8Array
}

export type Verdict =
  | { ok: true }
  /** `unsigned`: no signature at all. `stale`: signed too long ago, or in the future. `wrong`: signed by somebody else, or changed on the way. */
  | { ok: false; why: 'unsigned' | 'stale' | 'wrong' }

/** `secret`: token, shared secret or public key. `now` in milliseconds. Rejects never, whatever the request. */
export type Verify = (signed: Signed, secret: string, now: number) => Promise<Verdict>

export const OK: Verdict = { ok: true }
export const unsigned: Verdict = { ok: false, why: 'unsigned' }
export const stale: Verdict = { ok: false, why: 'stale' }
export const wrong: Verdict = { ok: false, why: 'wrong' }

/** Five minutes, as the platforms' own libraries allow. */
export const OLDEST_SECONDS = 300

/** Bytes of equal length compared in a time that does not depend on where they differ. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let different = 0
  for (let i = 0; i < a.length; i++) different |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return different === 0
}

/** Texts of any length, compared by what HMAC makes of them so that neither length nor place shows. */
export async function sameText(a: string, b: string): Promise<boolean> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const [x, y] = await Promise.all(
    [a, b].map((text) => crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))),
  )
  return x !== undefined && y !== undefined && same(new Uint8Array(x), new Uint8Array(y))
}

type Hash = 'SHA-1' | 'SHA-256'

/** Made once: the secrets are those of the settings. */
const keys = new Map<string, Promise<CryptoKey>>()

function keyOf(hash: Hash, secret: string): Promise<CryptoKey> {
  const name = `${hash} ${secret}`
  const made =
    keys.get(name) ??
    crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash }, false, ['sign'])
  keys.set(name, made)
  return made
}

export const hmac = async (hash: Hash, secret: string, data: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(hash, secret), data))

/** Whether `seconds` since 1970 lie within five minutes of `now`. */
export const fresh = (seconds: number, now: number): boolean =>
  Number.isFinite(seconds) && Math.abs(now / 1000 - seconds) <= OLDEST_SECONDS
