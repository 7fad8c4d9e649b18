import { OK, fresh, stale, unsigned, wrong } from './signed.ts'
import type { Verify } from './signed.ts'

/** `telnyx-signature-ed25519`: base64 of Ed25519 over timestamp + "|" + body. `secret` is the public key, 32 bytes in base64. */
export const verifyTelnyx: Verify = async (signed, secret, now) => {
  const given = signed.headers.get('telnyx-signature-ed25519')
  const time = signed.headers.get('telnyx-timestamp')
  if (given === null || time === null) return unsigned
  const [signature, key] = [fromBase64(given), fromBase64(secret)]
  if (!/^\d{1,12}$/.test(time) || signature?.length !== 64 || key?.length !== 32) return wrong
  const data = new Uint8Array([...new TextEncoder().encode(`${time}|`), ...signed.body])
  if (!(await signedBy(key, signature, data))) return wrong
  return fresh(Number(time), now) ? OK : stale
}

async function signedBy(
  key: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, data)
  } catch {
    // Not a point on the curve.
    return false
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
