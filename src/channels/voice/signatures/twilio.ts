import { hexOf } from '../../../digest.ts'
import { OK, hmac, same, unsigned, wrong } from './signed.ts'
import type { Verdict, Verify } from './signed.ts'

/** SignalWire and Somleng sign as Twilio does; SignalWire under a name of its own. */
const HEADERS = ['x-twilio-signature', 'x-signalwire-signature']
const FORM = 'application/x-www-form-urlencoded'

/**
 * base64(HMAC-SHA1(token, address + names and values)). The parameters of a form are sorted bytewise, empty values kept, a
 * repeated one with its different values sorted; a body that is no form is signed by its SHA-256 in the query.
 * The address is tried as it is, with and without its port, as Twilio signs either.
 */
export const verifyTwilio: Verify = async (signed, secret) => {
  const given = HEADERS.map((name) => signed.headers.get(name)).find((value) => value !== null)
  if (given === undefined || given === null) return unsigned
  if (secret === '') return wrong
  const isForm = (signed.headers.get('content-type') ?? '').toLowerCase().startsWith(FORM)
  const params = isForm && signed.method !== 'GET' ? paramsOf(signed.body) : ''
  const fits = async (url: string): Promise<boolean> =>
    same(bytes(base64(await hmac('SHA-1', secret, bytes(url + params)))), bytes(given))
  // One after the other, the likeliest first: which of them it was is no secret.
  let found = false
  for (const url of spellings(signed.url)) found ||= await fits(url)
  if (!found) return wrong
  return isForm || signed.method === 'GET' ? OK : bodyVerdict(signed.url, signed.body)
}

async function bodyVerdict(url: string, body: Uint8Array): Promise<Verdict> {
  const promised = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/i.exec(url)?.[1]?.toLowerCase()
  if (promised === undefined) return body.length === 0 ? OK : wrong
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(body)))
  return same(bytes(hexOf(digest)), bytes(promised)) ? OK : wrong
}

function paramsOf(body: Uint8Array): string {
  const form = new URLSearchParams(new TextDecoder().decode(body))
  const names = [...new Set(form.keys())].toSorted(bytewise)
  return names
    .flatMap((name) => [...new Set(form.getAll(name))].toSorted(bytewise).map((value) => name + value))
    .join('')
}

/** By code unit, never by locale: CallSid before Called before callSid. */
const bytewise = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The address as it came, with the port of its scheme and without any. */
function spellings(url: string): string[] {
  const parts = /^(https?):\/\/([^/?#:]+|\[[^\]]*\])(:\d+)?([/?].*|$)/i.exec(url)
  if (!parts) return [url]
  const [, scheme = '', host = '', , rest = ''] = parts
  const port = scheme.toLowerCase() === 'https' ? ':443' : ':80'
  return [...new Set([url, `${scheme}://${host}${rest}`, `${scheme}://${host}${port}${rest}`])]
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const base64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data))
