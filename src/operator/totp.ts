/** RFC 6238 with what every authenticator can: SHA-1, six digits, half a minute. */
const SECONDS = 30
const DIGITS = 6
/** Of the secret, in bytes, as RFC 4226 wants it for SHA-1. */
const SECRET_BYTES = 20
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in base 32, as it is typed into an authenticator. */
export function newSecret(): string {
  let bits = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
    bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

/** What an authenticator reads from a picture or a link. */
export const secretUri = (name: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(`听政:${name}`)}?secret=${secret}&issuer=${encodeURIComponent('听政')}`

/** The code of a half minute (counted from 1970). */
export async function codeOf(secret: string, step: number): Promise<string> {
  const bytes = Uint8Array.from(
    (
      [...secret]
        .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map((eight) => Number.parseInt(eight, 2)),
  )
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
  const number = mac.getUint32(mac.getUint8(mac.byteLength - 1) & 15) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / SECONDS)

/**
 * The half minute that a code is of: this one, the one before, the next (clocks differ; a screen reader takes its time).
 * undefined = of none.
 */
export async function stepOf(secret: string, code: string, now: number): Promise<number | undefined> {
  const given = code.normalize('NFKC').replace(/\s/g, '')
  let found: number | undefined
  for (const step of [stepAt(now) - 1, stepAt(now), stepAt(now) + 1])
    if ((await codeOf(secret, step)) === given) found = step
  return found
}
