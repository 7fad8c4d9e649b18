import { hexOf } from '../digest.ts'

/** What a sealed text begins with, so that a later cipher can stand beside this one. */
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A sealed text that cannot be opened, or a key that is none. Never carries the text or the key. */
export class VaultError extends Error {
  override readonly name = 'VaultError'
}

export interface Vault {
  /** `context` (the case it belongs to) is bound in: what was sealed for one case cannot be opened for another. */
  seal(plain: string, context: string): Promise<Uint8Array>
  open(sealed: Uint8Array, context: string): Promise<string>
}

/** AES-256-GCM. A random nonce of 96 bits is safe for four thousand million texts under one key. */
export async function createVault(dataKey: string): Promise<Vault> {
  const key = await deriveKey(dataKey, 'tingzheng vault 1', { name: 'AES-GCM', length: 256 }, [
    'encrypt',
    'decrypt',
  ])
  return {
    async seal(plain, context) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const body = await crypto.subtle.encrypt(algorithm(iv, context), key, bytes(plain))
      const sealed = new Uint8Array(1 + NONCE_BYTES + body.byteLength)
      sealed[0] = VERSION
      sealed.set(iv, 1)
      sealed.set(new Uint8Array(body), 1 + NONCE_BYTES)
      return sealed
    },
    async open(sealed, context) {
      if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new VaultError('密封的内容不完整，打不开。')
      if (sealed[0] !== VERSION) throw new VaultError('密封的格式不认得，打不开。')
      const iv = sealed.slice(1, 1 + NONCE_BYTES)
      try {
        const body = sealed.slice(1 + NONCE_BYTES)
        const plain = await crypto.subtle.decrypt(algorithm(iv, context), key, body)
        return new TextDecoder('utf-8', { fatal: true }).decode(plain)
      } catch {
        throw new VaultError('打不开：钥匙（DATA_KEY）不对，编号不对，或者内容被改过。')
      }
    },
  }
}

export interface Hasher {
  /** 64 hexadecimal digits. `kind` keeps a call's hash from meeting a session's. */
  hash(kind: string, value: string): Promise<string>
}

/** Keyed, as a phone number has so few digits that a plain hash of it is found by trying them all. */
export async function createHasher(stateSecret: string): Promise<Hasher> {
  const key = await deriveKey(
    stateSecret,
    'tingzheng hasher 1',
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    ['sign'],
  )
  return {
    async hash(kind, value) {
      const mac = await crypto.subtle.sign('HMAC', key, bytes(JSON.stringify([kind, value])))
      return hexOf(new Uint8Array(mac))
    },
  }
}

const MIN_SECRET = 16

/** Any long secret will do as a key: HKDF makes the bits, and another `info` gives an independent key. */
async function deriveKey(
  secret: string,
  info: string,
  type: AesKeyGenParams | HmacKeyGenParams,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  if (secret.length < MIN_SECRET) throw new VaultError(`钥匙太短，至少 ${MIN_SECRET} 个字符。`)
  const base = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytes(info) }
  return crypto.subtle.deriveKey(hkdf, base, type, false, usages)
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))

const algorithm = (iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: bytes(context),
})
