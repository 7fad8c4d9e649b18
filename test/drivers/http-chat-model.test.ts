import { afterAll, describe, expect, it } from 'vitest'
import { createHttpChatModel } from '../../src/drivers/http-chat-model.ts'
import { openModelServer } from '../answer/model-server.ts'
import { chatModelContract } from '../ports/chat-model.contract.ts'
import { servedChat } from './served-chat.ts'

chatModelContract('HTTP', () => servedChat(createHttpChatModel))

describe('an OpenAI-compatible endpoint by fetch', () => {
  const opened = openModelServer(() => () => undefined)
  afterAll(async () => (await opened).close())

  it('is given up when the signal says so', async () => {
    const { baseUrl } = await opened
    const model = createHttpChatModel({ baseUrl, model: 'scripted' })
    const signal = AbortSignal.timeout(50)
    await expect(model.reply({ system: 's', user: 'u' }, { signal })).rejects.toMatchObject({
      port: 'chat-model',
    })
  })

  it('sends the key as a bearer token, and follows no redirect with it', async () => {
    const server = await opened
    server.script = () => (response) =>
      response.writeHead(307, { location: `${server.baseUrl}/elsewhere` }).end()
    const model = createHttpChatModel({ baseUrl: server.baseUrl, model: 'scripted', apiKey: 'k-1' })
    await expect(model.reply({ system: 's', user: 'u' })).rejects.toMatchObject({ port: 'chat-model' })
    expect(server.received.at(-1)).toContain('"authorization":"Bearer k-1"')
    expect(server.received.filter((r) => r.includes('/elsewhere'))).toEqual([])
  })
})
