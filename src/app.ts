import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { RequestIdVariables } from 'hono/request-id'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { apiChannel } from './channels/api.ts'
import { bodyLimits } from './channels/body-limits.ts'
import { keepAnswers, timedServices } from './channels/keeping.ts'
import { mcpChannel } from './channels/mcp.ts'
import { createLimits } from './channels/limits.ts'
import type { PeerOf } from './channels/limits.ts'
import { metricsChannel } from './channels/metrics.ts'
import { toldServices } from './channels/operator/live-store.ts'
import { PROBLEM_TYPE, problem, problemOf } from './channels/problem.ts'
import type { Problem } from './channels/problem.ts'
import { requestTimeout } from './channels/request-timeout.ts'
import { errorPage } from './channels/web/error-page.ts'
import { frameOf } from './channels/web/frame/frame.ts'
import { scriptChannel } from './channels/web/scripts.ts'
import { offlineChannel } from './channels/web/offline/routes.ts'
import { speechChannel } from './channels/web/scripts-speech.ts'
import { phoneChannel } from './channels/voice/phone/phone.ts'
import { voiceChannel } from './channels/voice/voice.ts'
import { webChannel } from './channels/web/web.ts'
import { embedding } from './channels/widget/embedding.ts'
import { widgetChannel } from './channels/widget/widget.ts'
import { PortError, ServiceError } from './errors.ts'
import { consoleLog } from './log.ts'
import type { Log, LogEvent } from './log.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import { VERSION } from './version.ts'

/** What a door brings: where the log goes, what stands in front of every route (compression on Node), who is calling. */
export interface AppOptions {
  log?: Log
  before?: MiddlewareHandler[]
  /** Absent: all callers are this process itself, which is loopback. */
  peerOf?: PeerOf
  /** Milliseconds a request may take. */
  patience?: number
}

/** The whole service as one function from Request to Response. */
export function createApp(services: Services, settings: Settings, options: AppOptions = {}): OpenAPIHono {
  const log = options.log ?? consoleLog
  const kept = keepAnswers(toldServices(timedServices(services)), VERSION, (error) =>
    log({ ...faultOf(error), event: 'unkept' }),
  )
  const app = new OpenAPIHono({ strict: false })
  app.use(numbered)
  app.use(logged(log))
  app.route('/', embedding(settings))
  app.use(headers(settings))
  for (const middleware of options.before ?? []) app.use(middleware)
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => wrongMethod(c, methods, settings) }))
  const limits = createLimits(settings, options.peerOf ?? (() => '127.0.0.1'))
  app.use(limits.addresses)
  app.use(requestTimeout(options.patience))
  app.use(bodyLimits)
  app.use(readableAddress)
  app.route('/', apiChannel(kept, settings, { version: VERSION, limits }))
  app.route('/', mcpChannel(kept, settings, VERSION))
  app.route('/', scriptChannel())
  app.route('/', speechChannel(kept, settings))
  app.route('/', offlineChannel(kept, settings))
  app.route('/', webChannel(kept, settings, limits))
  app.route('/', metricsChannel(kept))
  const voice = voiceChannel(kept, settings, {
    limits,
    report: (error) => log({ ...faultOf(error), event: 'call-fault' }),
    refused: (dialect, why) => log({ event: 'call-refused', dialect, why }),
  })
  app.route('/', voice)
  app.route('/', phoneChannel(kept, settings, voice))
  app.route('/', widgetChannel(settings))
  app.notFound((c) => respond(c, problem(404, '没有这个地址。'), settings))
  app.onError((error, c) => {
    const told = problemOf(error)
    if (told.status >= 500) log(failure(error, c))
    return respond(c, told, settings)
  })
  return app
}

/** People get a page, programs get problem details; who asked decides, not who is at fault. */
function respond(c: Context, told: Problem, settings: Settings, extra: Record<string, string> = {}) {
  const program = /^\/(api\/|voice\/|mcp$|healthz|readyz|openapi\.json)/.test(c.req.path) || !wantsHtml(c)
  for (const [name, value] of Object.entries({ ...extra, 'cache-control': 'no-store' })) c.header(name, value)
  c.status(told.status as 400)
  if (!program) return c.html(errorPage(told, frameOf(c, settings)))
  c.header('content-type', PROBLEM_TYPE)
  return c.body(JSON.stringify(told))
}

function wantsHtml(c: Context): boolean {
  const accept = c.req.header('accept') ?? '*/*'
  return accept.includes('text/html') || !/application\/(problem\+)?json/.test(accept)
}

function wrongMethod(c: Context, methods: string[], settings: Settings): Response | Promise<Response> {
  const allow = { allow: methods.join(', ') }
  if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: allow })
  return respond(c, problem(405, `这个地址只能用 ${methods.join('、')}。`), settings, allow)
}

const readableAddress: MiddlewareHandler = async (c, next) => {
  const url = c.req.url
  try {
    decodeURIComponent(url.slice(url.indexOf('/', 8)).replaceAll('+', ' '))
  } catch {
    throw new ServiceError(400, '地址里有读不出来的字：它应是 UTF-8 编码。')
  }
  await next()
}

/** Never the caller's own number: a telephone number sent as one would stand in the log. */
const numbered: MiddlewareHandler<{ Variables: RequestIdVariables }> = async (c, next) => {
  c.set('requestId', crypto.randomUUID())
  c.header('x-request-id', c.get('requestId'))
  await next()
}

/** The route, not the address: a question stands in the address. */
function logged(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const ms = Math.round((performance.now() - started) * 10) / 10
    const route = routePath(c, -1)
    log({ event: 'request', id: c.get('requestId'), method: c.req.method, route, status: c.res.status, ms })
  }
}

/** Enough to find the fault: what and where, one frame. A message may carry what people typed, so only our own are told. */
function failure(error: unknown, c: Context): LogEvent {
  return { ...faultOf(error), event: 'failure', id: c.get('requestId'), route: routePath(c, -1) }
}

function faultOf(error: unknown): LogEvent {
  const name = error instanceof Error ? error.name : typeof error
  const where = error instanceof Error ? (/\n\s+at (.+)/.exec(error.stack ?? '')?.[1] ?? '') : ''
  const port = error instanceof PortError ? { port: error.port, retryable: error.retryable } : {}
  return { name, where, ...port }
}

function headers({ publicOrigin, asrUrl, browserAsr, ttsUrl }: Settings): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      mediaSrc: ttsUrl ? ['blob:'] : ["'none'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // A browser that once saw this header refuses plain http: only where the world sees https.
    strictTransportSecurity: publicOrigin?.startsWith('https:') ? 'max-age=15552000' : false,
    xFrameOptions: 'DENY',
    xXssProtection: false,
    permissionsPolicy: {
      camera: [],
      geolocation: [],
      microphone: asrUrl || browserAsr ? ['self'] : [],
      payment: [],
      usb: [],
    },
  })
}
