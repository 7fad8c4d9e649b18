import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ServiceError } from '../errors.ts'

const KB = 1024

interface BodyLimit {
  /** What the path begins with. */
  path: string
  bytes: number
  told: string
}

/** The first that fits counts. The last fits all. */
const LIMITS: readonly BodyLimit[] = [
  // A minute as browsers record it, up to 128 kbit/s.
  { path: '/speech/in', bytes: 1024 * KB, told: '您说得太长了，一次最多一分钟。请分开说，或者写在框里。' },
  { path: '/api/feedback', bytes: 16 * KB, told: '发来的内容太长。请写短一点。' },
  { path: '/api/handoffs', bytes: 16 * KB, told: '发来的内容太长。请写短一点，细节可以在电话里说。' },
  // A form writes a Chinese character in nine bytes: what is too long is given back, not cut off.
  { path: '/feedback', bytes: 32 * KB, told: '发来的内容太长。请写短一点。' },
  { path: '/person', bytes: 32 * KB, told: '发来的内容太长。请写短一点，细节可以以后再说。' },
  // jambonz sends the whole SIP INVITE along.
  { path: '/voice/', bytes: 64 * KB, told: '发来的内容太长。' },
  { path: '/r/', bytes: 16 * KB, told: '发来的内容太长。请写短一点。' },
  { path: '/c/', bytes: 16 * KB, told: '发来的内容太长。请写短一点。' },
  // The longest lawful question with ten before it is 33 kB when a client writes Chinese as \uXXXX.
  { path: '/', bytes: 64 * KB, told: '发来的内容太长。问题最多 500 个字，前面的问题最多带 10 个。' },
]

/** Reads no more of a body than its route can use. */
export const bodyLimits: MiddlewareHandler = (c, next) => {
  const limit = LIMITS.find(({ path }) => c.req.path.startsWith(path))
  if (!limit) return next()
  const onError = (): never => {
    throw new ServiceError(413, limit.told)
  }
  return bodyLimit({ maxSize: limit.bytes, onError })(c, next)
}
