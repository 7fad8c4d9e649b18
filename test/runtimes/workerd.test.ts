import { afterAll, beforeAll, describe } from 'vitest'
import { httpTests } from './http.ts'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

describe('workerd', () => {
  let server: Running
  beforeAll(async () => {
    const command = [process.execPath, '--import', 'tsx', 'src/dev.ts', '--port', '{port}'] as [
      string,
      ...string[],
    ]
    server = await startServer({ command, env: { TODAY: '2026-01-31' } })
  })
  afterAll(() => server?.stop())

  httpTests(() => server.url)
})
