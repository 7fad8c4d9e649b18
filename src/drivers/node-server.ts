import type { AddressInfo, Socket } from 'node:net'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'

export interface Listening {
  url: string
  /** Answers what has been asked, then closes; at the latest after `patience` milliseconds. */
  close(patience: number): Promise<void>
}

export interface Listen {
  /** Gets the connection too, as the second argument of Hono's own. */
  fetch: Parameters<typeof serve>[0]['fetch']
  port: number
  host: string
  timeouts?: Timeouts
}

/** Milliseconds. */
export interface Timeouts {
  /** For all headers to arrive. */
  headers: number
  /** For all of the request to arrive. */
  request: number
  /** A connection without a request. */
  keepAlive: number
  /** How often the first two are looked after. */
  check: number
}

/** A slow line sends 64 kB in half of this; who sends a byte now and then to hold the connection does not. */
const TIMEOUTS: Timeouts = { headers: 10_000, request: 20_000, keepAlive: 5_000, check: 1_000 }

/** Serves a fetch function. Fails with the system's own error when the port is taken. */
export function listen({ fetch, port, host, timeouts = TIMEOUTS }: Listen): Promise<Listening> {
  const serverOptions = {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    connectionsCheckingInterval: timeouts.check,
  }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, serverOptions }, (at) =>
      resolve({ url: urlOf(at), close: closing(server) }),
    )
    server.on('error', reject)
    server.on('clientError', refuse)
  })
}

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`

function closing(server: ServerType): Listening['close'] {
  return (patience) =>
    new Promise((resolve) => {
      server.close(() => resolve())
      if (!('closeIdleConnections' in server)) return
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), patience).unref()
    })
}

const REFUSALS: Record<string, [status: number, title: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, '地址太长', '地址或请求头太长。问题最多 500 个字。'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, '等得太久', '请求没有发完，等得太久。请再试一次。'],
}

/** What never became a request: Node would close without a word. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, title, detail] = REFUSALS[error.code ?? ''] ?? [400, '请求不对', '读不懂这个请求。']
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  const head = `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}
