import { afterAll, describe, expect, it } from 'vitest'
import { createLangchainChatModel } from '../../src/drivers/langchain-chat-model.ts'
import { openModelServer } from '../answer/model-server.ts'
import { chatModelContract } from '../ports/chat-model.contract.ts'
import { missing } from './optional.ts'
import { servedChat } from './served-chat.ts'

const why = missing({ packageName: 'langchain/chat_models/universal' })

describe.skipIf(why)(`LangChain ${why}`, () => {
  chatModelContract('LangChain', () => servedChat(createLangchainChatModel))

  const opened = openModelServer()
  afterAll(async () => (await opened).close())

  it('takes no key, organisation or address from the environment', async () => {
    const server = await opened
    server.script = () => '好'
    const names = ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_ORGANIZATION', 'OPENAI_PROJECT_ID']
    for (const name of names) process.env[name] = `env-${name}`
    process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:9/v1'
    try {
      const model = await createLangchainChatModel({ baseUrl: server.baseUrl, model: 'qwen2.5:7b' })
      expect(await model.reply({ system: 's', user: 'u' })).toBe('好')
    } finally {
      for (const name of [...names, 'OPENAI_BASE_URL']) delete process.env[name]
    }
    expect(server.received.at(-1)).toContain('"model":"qwen2.5:7b"')
    expect(server.received.at(-1)).not.toContain('env-')
  })

  it('is given up when the signal says so', async () => {
    const server = await opened
    server.script = () => () => undefined
    const model = await createLangchainChatModel({ baseUrl: server.baseUrl, model: 'scripted' })
    const signal = AbortSignal.timeout(50)
    await expect(model.reply({ system: 's', user: 'u' }, { signal })).rejects.toMatchObject({
      port: 'chat-model',
    })
  })
})
