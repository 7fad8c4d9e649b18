import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestCorpus } from '../../src/node-corpus.ts'

/** A copy of what the doctor looks at, so that it may be broken. */
let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tingzheng-doctor-'))
  for (const name of ['src', 'node_modules', 'package.json']) symlinkSync(resolve(name), join(home, name))
  cpSync('corpus', join(home, 'corpus'), { recursive: true })
  mkdirSync(join(home, 'index'))
  cpSync('index/snapshot.json', join(home, 'index/snapshot.json'))
})
afterAll(() => rmSync(home, { recursive: true }))

const SECRET = 'a-secret-that-nobody-may-see'

function doctor(env: Record<string, string>, command = 'src/commands/doctor.ts') {
  const { PATH } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', command], {
    cwd: home,
    env: { PATH, PORT: '0', VOICE_SECRET: SECRET, ...env },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

describe('the doctor', () => {
  it('finds nothing wrong, says what is shut, and leaves nothing behind', () => {
    writeFileSync(join(home, 'index/snapshot.json'), withDigest())
    const { status, said } = doctor({})
    expect([status, said]).toEqual([0, expect.stringContaining('✓ 索引和公报相符')])
    expect(said).toMatch(/没有开的门[^]*JAMBONZ_WEBHOOK_SECRET/)
    expect(said).not.toContain('✗')
    expect(said).not.toContain(SECRET)
    expect(readdirSync(home)).not.toContain('data')
  })

  it.each<[string, RegExp, Record<string, string>]>([
    ['a wrong setting', /✗ 设置 PORT 不对/, { PORT: 'http' }],
    [
      'settings that do not fit',
      /✗ 设置 OIDC_CLIENT_ID 没有写/,
      { OIDC_ISSUER: 'https://a.cn', OIDC_CLIENT_SECRET: 'x' },
    ],
    ['a data folder that cannot be written', /✗ 数据文件夹/, { DATA_DIR: 'package.json' }],
    ['a model that is not there', /✗ 模型文件夹/, { EMBEDDER: 'transformers', MODEL_DIR: 'models' }],
    ['what Node has not', /✗ 设置 STORE 不对/, { STORE: 'd1' }],
  ])('finds %s', (_, wrong, env) => {
    const { status, said } = doctor(env)
    expect([status, said]).toEqual([1, expect.stringMatching(wrong)])
    expect(said).not.toContain(SECRET)
    expect(said).not.toMatch(/\n\s+at /)
  })

  it('finds that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { status, said } = doctor({ PORT: String(port) })
    expect([status, said]).toEqual([1, expect.stringMatching(/✗ 端口 .*有别的程序在用/)])
    server.close()
  })

  it('finds a key that was cut short', () => {
    mkdirSync(join(home, 'cut/keys'), { recursive: true })
    writeFileSync(join(home, 'cut/keys/data-key'), 'half')
    expect(doctor({ DATA_DIR: 'cut' })).toMatchObject({
      status: 1,
      said: expect.stringMatching(/✗ .*钥匙坏了/),
    })
  })

  it('finds an index that is older than the gazettes', () => {
    writeFileSync(join(home, 'corpus/new.txt'), '新的公报')
    expect(doctor({})).toMatchObject({ status: 1, said: expect.stringMatching(/✗ 索引.*npm run ingest/) })
    rmSync(join(home, 'corpus/new.txt'))
  })
})

/** The shipped manifest, as if just made from this corpus: others may be at work on corpus/. */
function withDigest(): string {
  const manifest = JSON.parse(readFileSync(join(home, 'index/snapshot.json'), 'utf8')) as object
  return JSON.stringify({ ...manifest, corpusDigest: digestCorpus() })
}
