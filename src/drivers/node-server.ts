import type { AddressInfo, Socket } from 'node:net'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'

export interface Listening {
  url: string
  /** Answers what has been asked, then closes; at the latest after `patience` milliseconds. */
  close(patience: number): Promise<void>
}

export interface Listen {
  fetch: (request: Request) => Response | Promise<Response>
  port: number
  host: string
}

/** Serves a fetch function. Fails with the system's own error when the port is taken. */
export function listen({ fetch, port, host }: Listen): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (at) =>
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

/** What never became a request: Node would close without a word. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, title, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, '地址太长', '地址或请求头太长。问题最多 500 个字。']
      : [400, '请求不对', '读不懂这个请求。']
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  const head = `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}
