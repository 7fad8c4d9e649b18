import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { Settings } from '../../settings.ts'

/** What a widget on another site fetches. Nothing of the operators is among it. */
const OPEN = ['/api/ask', '/api/feedback', '/api/handoffs', '/api/search', '/api/clauses/*']
const FILES = ['/widget.js', '/widget/:file{.+\\.js}']

/** Origins that may embed the widget, as browsers write them: lower case, no default port. */
export const embedders = ({ widgetOrigins = [] }: Settings): string[] =>
  widgetOrigins.map((origin) => new URL(origin).origin)

/**
 * What other sites may do, as WIDGET_ORIGINS says; without it nothing, and pages of our own need no leave. Stands before
 * the service's own headers, as it takes back two of them for the frame. No cookie is ever asked for.
 */
export function embedding(settings: Settings): Hono {
  const hono = new Hono({ strict: false })
  const origins = embedders(settings)
  const allowed = cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type', 'idempotency-key'],
    exposeHeaders: ['retry-after'],
    maxAge: 7200,
  })
  for (const path of [...OPEN, ...FILES]) hono.use(path, allowed)
  hono.use('/widget/frame', framed(origins))
  return hono
}

/** The one page that may stand in another: it asks for nothing but a question. */
const framed =
  (origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const ancestors = ["'self'", ...origins].join(' ')
    const policy = c.res.headers.get('content-security-policy') ?? ''
    c.res.headers.set(
      'content-security-policy',
      policy.replace(/frame-ancestors [^;]+/, `frame-ancestors ${ancestors}`),
    )
    c.res.headers.delete('x-frame-options')
    c.res.headers.set('cross-origin-resource-policy', 'cross-origin')
  }
