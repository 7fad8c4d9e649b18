import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { openLibsqlStore } from '../../src/drivers/libsql-store.ts'
import type { Role } from '../../src/ports/operators.ts'
import { openCall, openDesks } from '../fixtures/desks.ts'
import type { Desk } from '../fixtures/desks.ts'
import { KEYS } from '../fixtures/store.ts'
import { startServer } from '../runtimes/server.ts'

export const VOICE_SECRET = 'voice-secret'

/** One real service with the real gazettes, a desk for each role, three calls that wait, and a gateway for messages. */
export interface ConsoleSite {
  url: string
  /** Cases of calls. */
  calls: string[]
  /** What the gateway was given. */
  sent: string[]
  /** Signs this browser in. */
  enter(context: BrowserContext, role: Role): Promise<void>
  close(): Promise<void>
}

const ROLES: readonly Role[] = ['operator', 'editor', 'admin', 'auditor']

export async function openConsole(): Promise<ConsoleSite> {
  const folder = mkdtempSync(join(tmpdir(), 'tingzheng-console-'))
  const file = join(folder, 'store.db')
  const store = await openLibsqlStore({ file })
  const desks = new Map<Role, Desk>()
  for (const role of ROLES) {
    const [desk] = await openDesks(store, [role], role)
    if (desk) desks.set(role, desk)
  }
  const calls = [await openCall(store, 'a'), await openCall(store, 'b'), await openCall(store, 'c')]
  store.close()
  const sent: string[] = []
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      sent.push(body)
      response.end('{}')
    })
  })
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
  const { port } = gateway.address() as AddressInfo
  const server = await startServer({
    command: [process.execPath, '--import', 'tsx', 'src/node.ts'],
    env: {
      ...KEYS,
      VOICE_SECRET,
      TODAY: '2026-01-31',
      DATABASE_URL: `file:${file}`,
      SMS_URL: `http://127.0.0.1:${port}/`,
      SMS_KEY: 'sms-key-of-the-test',
    },
    quiet: true,
  })
  return {
    url: server.url,
    calls,
    sent,
    async enter(context, role) {
      const { hostname: domain } = new URL(server.url)
      const value = desks.get(role)?.token ?? ''
      await context.addCookies([{ name: 'operator', value, domain, path: '/' }])
    },
    async close() {
      await server.stop()
      gateway.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
