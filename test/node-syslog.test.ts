import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNodeSyslog } from '../src/drivers/node-syslog.ts'
import type { LogEvent } from '../src/log.ts'
import { followAudit } from '../src/node-syslog.ts'
import type { AuditEntry } from '../src/ports/audit-log.ts'
import { testKeeping } from './fixtures/store.ts'

const PACE = { every: 10, settled: 60, longest: 40 }
const LINE =
  /^<(?<pri>\d+)>1 (?<at>\d{4}-\d\d-\d\dT[\d:.]+Z) (?<host>\S+) tingzheng (?<pid>\d+) (?<id>\S+) - \uFEFF(?<entry>\{.*\})$/u

/** A collector over streams: whatever comes, cut by the length in front of each. */
async function collector(server: Server, port = 0) {
  const lines: string[] = []
  const sockets = new Set<Socket>()
  const take = (socket: Socket) => {
    sockets.add(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk])
      for (let cut = cutOff(held); cut; cut = cutOff(held)) {
        lines.push(cut.line)
        held = cut.rest
      }
    })
  }
  server.on('connection', take).on('secureConnection', take).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const stop = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(stop)
  return { lines, stop, port: () => (server.address() as AddressInfo).port }
}

function cutOff(held: Buffer): { line: string; rest: Buffer<ArrayBuffer> } | undefined {
  const space = held.indexOf(' ')
  const end = space + 1 + Number(held.subarray(0, space).toString())
  if (space < 1 || held.length < end) return undefined
  return { line: held.subarray(space + 1, end).toString(), rest: Buffer.from(held.subarray(end)) }
}

const seqs = (lines: readonly string[]) =>
  lines.map((line) => (JSON.parse(LINE.exec(line)?.groups?.['entry'] ?? '{}') as AuditEntry).seq)

const until = async (done: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 10_000; !(await done());) {
    if (Date.now() > end) throw new Error('too late')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function audited(entries: number) {
  const { store } = await testKeeping()
  const add = async (action = '字 case.read') => {
    await store.audit.add({ kind: 'read', action, actor: 'id', case: '123456', detail: { 字: '值' } })
  }
  for (let i = 0; i < entries; i++) await add()
  return { store, add }
}

describe('the audit log as syslog', () => {
  it('comes over TCP in the words of RFC 5424, whole, in order, and on from where it was left', async () => {
    const { store, add } = await audited(3)
    const { lines, port } = await collector(createServer())
    const url = `tcp://127.0.0.1:${port()}`
    const first = followAudit(() => Promise.resolve(store), url, { pace: PACE })
    await until(async () => (await store.audit.told('syslog')) === 3)
    await first.stop()
    expect(lines).toHaveLength(3)
    const { pri, at, id, entry } = LINE.exec(lines[0] ?? '')?.groups ?? {}
    expect([pri, id]).toEqual(['110', 'case.read'])
    const [kept] = await store.audit.after(0, 1)
    expect(JSON.parse(entry ?? '')).toEqual(kept)
    expect(Date.parse(at ?? '')).toBe(kept?.at)
    await add()
    const next = followAudit(() => Promise.resolve(store), url, { pace: PACE })
    await until(() => lines.length >= 4)
    await next.stop()
    expect(seqs(lines)).toEqual([1, 2, 3, 4])
  })

  it('loses nothing while the collector is away, and says so once', async () => {
    const { store, add } = await audited(2)
    const events: LogEvent[] = []
    const one = await collector(createServer())
    const port = one.port()
    const following = followAudit(() => Promise.resolve(store), `tcp://127.0.0.1:${port}`, {
      pace: PACE,
      log: (event) => events.push(event),
    })
    onTestFinished(() => following.stop())
    await until(() => one.lines.length === 2)
    one.stop()
    for (let i = 0; i < 5; i++) await add()
    await until(() => events.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const other = await collector(createServer(), port)
    await until(async () => (await store.audit.told('syslog')) === 7)
    // Twice at most, never less: what the first had taken may come again.
    expect(new Set([...seqs(one.lines), ...seqs(other.lines)])).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]))
    expect(seqs(other.lines)).toEqual(seqs(other.lines).toSorted((a, b) => a - b))
    expect(events).toEqual([{ event: 'unsent', what: 'syslog', name: 'PortError' }])
  })

  it('goes in datagrams, a line each', async () => {
    const { store } = await audited(2)
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    onTestFinished(() => void socket.close())
    const lines: string[] = []
    socket.on('message', (message) => lines.push(message.toString()))
    const url = `udp://127.0.0.1:${socket.address().port}`
    const following = followAudit(() => Promise.resolve(store), url, { pace: PACE })
    await until(() => lines.length === 2)
    await following.stop()
    expect(lines.every((line) => LINE.test(line))).toBe(true)
  })

  it('goes over TLS, to a collector whose certificate holds, and to no other', async () => {
    // In this order: it asks for the other when it is loaded.
    await import('reflect-metadata')
    const { X509CertificateGenerator } = await import('@peculiar/x509')
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ])
    const made = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=localhost',
      notAfter: new Date(Date.now() + 3_600_000),
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    })
    const secret = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
    const cert = made.toString('pem')
    const key = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`
    const { lines, port } = await collector(createTlsServer({ key, cert }))
    await expect(createNodeSyslog(`tls://localhost:${port()}`).send(['one'])).rejects.toMatchObject({
      port: 'syslog',
    })
    const sender = createNodeSyslog(`tls://localhost:${port()}`, cert)
    await sender.send(['二'])
    await until(() => lines.length === 1)
    sender.close()
    expect(lines).toEqual(['二'])
  })
})
