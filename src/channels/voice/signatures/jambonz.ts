import { OK, fresh, hmac, same, stale, unsigned, wrong } from './signed.ts'
import type { Verify } from './signed.ts'

/** While a secret is changed the platform signs with both; more than a few are an attempt at guessing. */
const MOST_SIGNATURES = 5

/** `Jambonz-Signature: t=seconds,v1=hex[,v1=hex]`, each HMAC-SHA256(secret, t + "." + body) on the bytes as they came. */
export const verifyJambonz: Verify = async (signed, secret, now) => {
  const header = signed.headers.get('jambonz-signature')
  if (header === null) return unsigned
  const items = header.split(',').map((item) => item.trim())
  const time = items.find((item) => item.startsWith('t='))?.slice(2) ?? ''
  const given = items.filter((item) => item.startsWith('v1=')).map((item) => item.slice(3).toLowerCase())
  if (secret === '' || !/^\d{1,12}$/.test(time) || given.length === 0 || given.length > MOST_SIGNATURES)
    return wrong
  const data = new Uint8Array([...new TextEncoder().encode(`${time}.`), ...signed.body])
  const expected = await hmac('SHA-256', secret, data)
  const matches = given.map((value) => same(fromHex(value), expected))
  if (!matches.includes(true)) return wrong
  return fresh(Number(time), now) ? OK : stale
}

const fromHex = (text: string): Uint8Array =>
  /^(?:[0-9a-f]{2})+$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
    : new Uint8Array()
