import type { TestProject } from 'vitest/node'
import { startServer } from '../runtimes/server.ts'
import { hasChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the real server listens; absent where there is no browser to open it with. */
    site: string | undefined
  }
}

/** So many requests a minute for each address; the state “too fast” goes over it. */
export const RATE = 60

/**
 * One real server for all browser tests. It trusts one proxy, so that each reader comes from an address of its own
 * (X-Forwarded-For) and only the one who is to be slowed down is.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<unknown>) | undefined> {
  project.provide('site', process.env.SITE)
  if (!hasChromium || process.env.SITE) return undefined
  const server = await startServer({
    command: [process.execPath, '--import', 'tsx', 'src/node.ts'],
    env: { TODAY: '2026-01-31', TRUST_PROXY: '1', RATE_LIMIT: String(RATE) },
    quiet: true,
  })
  project.provide('site', server.url)
  return () => server.stop()
}
