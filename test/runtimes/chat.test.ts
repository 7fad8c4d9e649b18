import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { draftOf, fragmentsIn, openModelServer, type ModelServer } from '../answer/model-server.ts'
import { startServer, type Running } from './server.ts'

const state = mkdtempSync(join(tmpdir(), 'tingzheng-chat-'))
const DOORS: [name: string, command: [string, ...string[]]][] = [
  ['Node', [process.execPath, '--import', 'tsx', 'src/node.ts']],
  ['workerd', [process.execPath, '--import', 'tsx', 'src/dev.ts', '--port', '{port}', '--persist-to', state]],
]
afterAll(() => rmSync(state, { recursive: true, force: true }))

describe.each(DOORS)('a language model behind %s', (name, command) => {
  let model: ModelServer
  let server: Running
  beforeAll(async () => {
    model = await openModelServer()
    server = await startServer({
      command,
      env: { CHAT_BASE_URL: model.baseUrl, CHAT_MODEL: 'scripted', CHAT_API_KEY: 'k-secret' },
    })
  })
  afterAll(async () => {
    await server?.stop()
    await model.close()
  })

  const ask = async (question: string): Promise<Answer> => {
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question, region: '吉林省' }),
    })
    return (await response.json()) as Answer
  }

  it('shortens an answer and is named; its lie is not told; the log holds neither key nor question', async () => {
    const question = '普通高中国家助学金每生每年多少元？电话13800138000'
    model.script = (asked) =>
      draftOf([
        fragmentsIn(asked).flatMap((f) => (/^普通高中国家助学金$|^每生每年/.test(f.text) ? [f.token] : [])),
      ])
    const honest = await ask(question)
    expect(honest.summary).toMatchObject({ by: 'model', model: 'scripted' })
    expect(honest.answer).toContain('每生每年2000元')
    // To workerd secrets go by .dev.vars, not by the environment.
    expect(model.received.at(-1)?.includes('Bearer k-secret')).toBe(name === 'Node')
    expect(model.received.join()).not.toContain('13800138000')
    model.script = () => '{"sentences":[{"text":"{1.1}，每生每年三千元。","clauses":[1]}]}'
    const lying = await ask(question)
    expect(lying.summary).toBeUndefined()
    expect(lying.answer).not.toContain('三千')
    const ready = await (await fetch(`${server.url}/readyz`)).json()
    expect(ready).toMatchObject({ versions: { chat: 'scripted answer-1' } })
    expect(server.printed()).not.toMatch(/k-secret|助学金/)
  })
})
