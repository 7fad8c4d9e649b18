import type { Hasher } from '../../privacy/vault.ts'
import { withoutMemory } from '../../voice/call.ts'
import type { Call } from '../../voice/call.ts'

/** A call that rests longer than this is not gone on with, in milliseconds. */
const LIFE = 2 * 3_600_000
/** Addresses of platforms are at most 2 kB or so: a token takes at most half of that. */
export const LONGEST_TOKEN = 1024
/** Tokens made within one such stretch are alike: the same turn, answered twice, gives the same bytes. */
const STRETCH = 15 * 60_000

/** The greeting's token says only that a call began, and has no time in it: a call's greeting has the same bytes whenever it is asked for. */
const FIRST = 1

/** What a token says, and about which turn of which call. */
interface Ticket {
  /** Digest of the call; its beginning stands in the token. */
  key: string
  /** Number of the request that brings it back. */
  n: number
}

export interface Tokens {
  write(ticket: Ticket, call: Call): Promise<string>
  /** undefined: not ours, of another call or turn, or older than two hours. */
  read(ticket: Ticket, token: string | undefined): Promise<Call | undefined>
}

/** What a call needs to go on when the store is lost, signed with STATE_SECRET: base64url, a dot, the signature. */
export function createTokens(hasher: Hasher, now: () => number = Date.now): Tokens {
  const signature = async (body: string) => (await hasher.hash('voice token', body)).slice(0, 32)
  const sealed = async (written: Written) => {
    const body = toBase64Url(JSON.stringify(written))
    return `${body}.${await signature(body)}`
  }
  return {
    async write({ key, n }, call) {
      const until = n === FIRST ? 0 : (Math.floor((now() + LIFE) / STRETCH) + 1) * STRETCH
      const written: Written = [key.slice(0, 16), n, until, withoutMemory(call)]
      const whole = await sealed(written)
      if (whole.length <= LONGEST_TOKEN) return whole
      const { question: _, place: __, ...least } = withoutMemory(call)
      return sealed([key.slice(0, 16), n, until, least])
    },
    async read({ key, n }, token) {
      const [body = '', given = ''] = token?.split('.') ?? []
      if (!body || !same(given, await signature(body))) return undefined
      const [start, number, until, call] = JSON.parse(fromBase64Url(body)) as Written
      const lives = n === FIRST || until > now()
      return start === key.slice(0, 16) && number === n && lives ? call : undefined
    },
  }
}

type Written = [key: string, n: number, until: number, call: Call]

/** In a time that does not depend on where they differ. */
function same(a: string, b: string): boolean {
  let different = a.length ^ b.length
  for (let i = 0; i < a.length; i++) different |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return different === 0
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
}
