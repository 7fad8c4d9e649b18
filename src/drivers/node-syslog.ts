import { createSocket } from 'node:dgram'
import { connect as connectTcp } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { PortError } from '../errors.ts'
import type { LineSender } from '../ports/line-sender.ts'

/** Until a server that says nothing counts as gone, in milliseconds. */
const PATIENCE = 5_000
/** RFC 5426, RFC 6587, RFC 5425. */
const PORTS: Record<string, number> = { 'udp:': 514, 'tcp:': 514, 'tls:': 6514 }

/** `udp://`, `tcp://` or `tls://host:port`. `ca`: what a test's server is signed by; else what Node trusts. */
export function createNodeSyslog(url: string, ca?: string): LineSender {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const to = { host, port: Number(port) || (PORTS[protocol] ?? 514) }
  return protocol === 'udp:' ? overUdp(to) : overStream(to, protocol === 'tls:', ca)
}

interface To {
  host: string
  port: number
}

const unreachable = (cause: unknown): PortError =>
  new PortError('syslog', '送不到', { retryable: true, cause })

/** A message a datagram. Nobody says whether it came. */
function overUdp({ host, port }: To): LineSender {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').unref()
  let losses = 0
  socket.on('error', () => losses++)
  return {
    get losses() {
      return losses
    },
    async send(lines) {
      for (const line of lines)
        await new Promise<void>((resolve, reject) =>
          socket.send(line, port, host, (error) => (error ? reject(unreachable(error)) : resolve())),
        )
    },
    close: () => socket.close(),
  }
}

/** One connection, kept; each message has its length in front (octet counting), as it may hold any character. */
function overStream({ host, port }: To, secure: boolean, ca: string | undefined): LineSender {
  let open: Socket | undefined
  let losses = 0
  const connected = () =>
    new Promise<Socket>((resolve, reject) => {
      const made = secure
        ? connectTls({ host, port, servername: host, ...(ca ? { ca } : {}) }, () => resolve(made))
        : connectTcp({ host, port }, () => resolve(made))
      made.unref().setKeepAlive(true, 30_000)
      // Read and thrown away: else the end of the connection is not noticed.
      made.resume()
      const lost = (error?: Error) => {
        if (open === made) losses++
        open = undefined
        made.destroy()
        reject(unreachable(error))
      }
      const late = setTimeout(() => lost(new Error('timeout')), PATIENCE)
      made.once('connect', () => clearTimeout(late))
      made
        .once('error', lost)
        .once('close', () => lost())
        .once('end', () => lost())
    })
  return {
    get losses() {
      return losses
    },
    async send(lines) {
      const socket = (open ??= await connected())
      const bytes = Buffer.concat(
        lines.map((line) => Buffer.from(`${Buffer.byteLength(line)} ${line}`, 'utf8')),
      )
      await new Promise<void>((resolve, reject) =>
        socket.write(bytes, (error) => (error ? reject(unreachable(error)) : resolve())),
      )
    },
    close: () => open?.destroy(),
  }
}
