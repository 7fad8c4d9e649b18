import type { MiddlewareHandler } from 'hono'
import { PortError, ServiceError } from '../errors.ts'
import { TIME_LIMITS, within } from '../time-limit.ts'

/** Ends a request that hangs with 503 and somebody to call. A stream that has begun is an answer, and may last. */
export function requestTimeout(ms: number = TIME_LIMITS.request): MiddlewareHandler {
  return async (c, next) => {
    // The telephone has a limit of its own, and hears no 503.
    if (c.req.path.startsWith('/voice/')) return next()
    try {
      await within('request', next(), ms)
    } catch (error) {
      if (!(error instanceof PortError) || error.port !== 'request') throw error
      c.header('retry-after', '10')
      throw new ServiceError(
        503,
        '这会儿太忙，没有来得及回答。请过一会儿再试，或拨打 12385 残疾人服务热线。',
        error,
      )
    }
  }
}
