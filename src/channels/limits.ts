import type { Context, MiddlewareHandler } from 'hono'
import { ServiceError } from '../errors.ts'
import { countedAs, isLoopback } from '../ip.ts'
import type { Settings } from '../settings.ts'
import { clientAddress } from './client-address.ts'
import { createRateLimiter } from './rate-limiter.ts'
import type { Taken } from './rate-limiter.ts'

/** The other end of the connection, as the door knows it. */
export type PeerOf = (c: Context) => string | undefined

/** Read by machines that watch the service, or fetched with each page: not counted. */
const FREE = new Set(['/healthz', '/readyz', '/metrics', '/openapi.json', '/style.css', '/widget.js'])
/**
 * At /voice/ one address is a platform with all its calls: each call is counted, and who signs nothing. At the console it is
 * an office with all its operators: each is counted, and who is not signed in (src/channels/operator/entrance.ts).
 */
const FREE_FOLDERS = /^\/(?:script|offline\/piece|voice|widget)\/|^\/(?:api\/)?operator(?:\/|$)/

/** Who is signed in may ask so many times as often: a desk asks while somebody types. */
const DESK = 10

export interface Limits {
  /** Counts each request of an address, and says in headers what is left. */
  addresses: MiddlewareHandler
  /**
   * Counts a request in which nobody signed (a webhook) or signed in (the console), for its address: others of such an
   * address are calls and operators, counted one by one.
   */
  guess(c: Context): void
  /** Counts what is known only within a route: a session, a call, an operator. Throws the 429. */
  count(c: Context, kind: 'session' | 'call' | 'operator', id: string): void
}

/**
 * Requests a minute for each address, session and call (RATE_LIMIT). Loopback is exempt unless TRUST_PROXY says that a
 * proxy stands there. On the Worker each isolate counts for itself: it slows an attacker, the platform's own rules stop him.
 */
export function createLimits({ rateLimit, trustProxy }: Settings, peerOf: PeerOf): Limits {
  const limiter = createRateLimiter(rateLimit)
  const desks = createRateLimiter(rateLimit * DESK)
  const policy = `"default";q=${rateLimit};w=60`
  const exempt = (c: Context): string | undefined => {
    const client = clientAddress(peerOf(c), c.req.header('x-forwarded-for'), trustProxy)
    if (client && isLoopback(client) && !trustProxy) return undefined
    return client ? countedAs(client) : 'unknown'
  }
  const tell = (c: Context, { remaining, reset }: Taken) => {
    c.header('ratelimit-policy', policy)
    c.header('ratelimit-limit', String(rateLimit))
    c.header('ratelimit-remaining', String(remaining))
    c.header('ratelimit-reset', String(reset))
  }
  const take = (c: Context, key: string, from = limiter): Taken => {
    const taken = from.take(key)
    if (taken.allowed) return taken
    tell(c, taken)
    c.header('retry-after', String(taken.reset))
    throw new ServiceError(429, tooMany(taken.reset))
  }
  return {
    async addresses(c, next) {
      const address = FREE.has(c.req.path) || FREE_FOLDERS.test(c.req.path) ? undefined : exempt(c)
      if (address === undefined) return next()
      const taken = take(c, address)
      await next()
      if (c.res.status !== 429) tell(c, taken)
    },
    guess(c) {
      const address = exempt(c)
      if (address !== undefined) take(c, address)
    },
    count(c, kind, id) {
      if (exempt(c) !== undefined) take(c, `${kind}:${id}`, kind === 'operator' ? desks : limiter)
    },
  }
}

const tooMany = (seconds: number): string =>
  `您问得太快了，请等 ${seconds} 秒再问。着急的话，请拨打 12385 残疾人服务热线，有人接听。`
