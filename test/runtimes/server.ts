import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signalGroup } from '../fixtures/group.ts'

export interface Running {
  url: string
  pid: number
  /** Milliseconds from spawn to the first 200 of /readyz. */
  startedIn: number
  /** What it has printed so far. */
  printed(): string
  stop(): Promise<number | null>
}

export interface Start {
  command: [string, ...string[]]
  env?: Record<string, string>
  patience?: number
  /** Its output is thrown away: nobody waits for a pipe. */
  quiet?: boolean
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a program of ours on a free port and waits until it is ready. It leads its own group, so that all of it ends. */
export async function startServer({
  command,
  env = {},
  patience = 60_000,
  quiet = false,
}: Start): Promise<Running> {
  const port = await freePort()
  // What a developer keeps in data/ is not for tests.
  const folder = mkdtempSync(join(tmpdir(), 'tingzheng-data-'))
  const [program, ...args] = command.map((word) => word.replace('{port}', String(port)))
  const child = spawn(program ?? '', args, {
    detached: true,
    stdio: ['ignore', quiet ? 'ignore' : 'pipe', quiet ? 'ignore' : 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), DATA_DIR: folder, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (printed += text.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const signal = (name: NodeJS.Signals) => signalGroup(child, name)
  const stop = async () => {
    signal('SIGTERM')
    const late = setTimeout(() => signal('SIGKILL'), 10_000)
    const code = await ended
    clearTimeout(late)
    signal('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    return code
  }
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  while (!(await answers(`${url}/readyz`))) {
    if (child.exitCode !== null || performance.now() - began > patience) {
      await stop()
      throw new Error(`not ready after ${Math.round(performance.now() - began)} ms:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const startedIn = performance.now() - began
  return { url, pid: child.pid ?? 0, startedIn, printed: () => printed, stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
