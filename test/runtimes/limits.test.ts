import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from './server.ts'
import type { Running } from './server.ts'

const NODE = [process.execPath, '--import', 'tsx', 'src/node.ts'] as [string, ...string[]]
const WORKERD = [process.execPath, '--import', 'tsx', 'src/dev.ts', '--port', '{port}'] as [
  string,
  ...string[],
]

describe('Node behind a proxy', () => {
  let server: Running
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tingzheng-limits-'))
    const env = {
      RATE_LIMIT: '5',
      TRUST_PROXY: '127.0.0.1',
      DATA_DIR: folder,
      VOICE_SECRET: 'a-secret-unseen',
    }
    server = await startServer({ command: NODE, env })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true })
  })

  it('counts by the address that the proxy names, and by no other', async () => {
    const from = async (forwarded: string) =>
      (await fetch(`${server.url}/about`, { headers: { 'x-forwarded-for': forwarded } })).status
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await from(`8.8.8.${i}, 1.1.1.1`))
    expect(codes).toEqual([200, 200, 200, 200, 200, 429])
    expect(await from('1.1.1.2')).toBe(200)
  })

  it('says at the start what is shut and with what it opens, and no secret', () => {
    expect(server.printed()).toMatch(/没有开的门：[^]*JAMBONZ_WEBHOOK_SECRET/)
    expect(server.printed()).not.toContain('VoiceXML')
    expect(server.printed()).not.toContain('a-secret-unseen')
    for (const name of readdirSync(join(folder, 'keys')))
      expect(server.printed()).not.toContain(readFileSync(join(folder, 'keys', name), 'utf8').trim())
  })
})

describe('workerd', () => {
  let server: Running
  beforeAll(async () => {
    server = await startServer({ command: WORKERD, env: { RATE_LIMIT: '5', TRUST_PROXY: '127.0.0.1' } })
  })
  afterAll(() => server?.stop())

  it('reads its settings from bindings and counts', async () => {
    const codes = []
    for (let i = 0; i < 6; i++) codes.push((await fetch(`${server.url}/about`)).status)
    expect(codes).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('has keys of its own, which are nobody else’s to read', () => {
    const vars = readFileSync('.dev.vars', 'utf8')
    expect(vars).toMatch(/^STATE_SECRET="[\w-]{43}"$/m)
    expect(vars).toMatch(/^DATA_KEY="[\w-]{43}"$/m)
    expect(statSync('.dev.vars').mode & 0o077).toBe(0)
    expect(readFileSync('.gitignore', 'utf8')).toMatch(/^\.dev\.vars$/m)
  })
})
