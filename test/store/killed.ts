import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { bundle } from '../fixtures/bundle.ts'
import { KEYS } from '../fixtures/store.ts'

/** server.ts ready to be started five hundred times. */
export async function bundleServer(folder: string): Promise<string> {
  await bundle(['test/store/server.ts'], folder)
  return join(folder, 'server.mjs')
}

export interface Killable {
  child: ChildProcess
  /** undefined: it ended before it listened. */
  url: Promise<string | undefined>
  kill(): Promise<void>
}

export function startKillable(program: string, file: string, ...more: string[]): Killable {
  const child = spawn(process.execPath, [program, file, KEYS.DATA_KEY, KEYS.STATE_SECRET, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const url = Promise.race([
    once(child.stdout ?? child, 'data').then(([text]) => String(text).trim()),
    ended.then(() => {
      if (said) throw new Error(said)
      return undefined
    }),
  ])
  return {
    child,
    url,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** mulberry32: the same seed gives the same moments. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
