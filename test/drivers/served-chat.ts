import type { ChatModel } from '../../src/ports/chat-model.ts'
import { openModelServer } from '../answer/model-server.ts'
import type { ChatHarness } from '../ports/chat-model.contract.ts'

/** A driver over a server of this machine. */
export async function servedChat(
  open: (endpoint: { baseUrl: string; model: string }) => ChatModel | Promise<ChatModel>,
): Promise<ChatHarness> {
  const server = await openModelServer()
  return {
    model: await open({ baseUrl: server.baseUrl, model: 'scripted' }),
    behave(how) {
      server.script = () => {
        if (typeof how === 'object') return how.say
        if (how === 'silent') return () => undefined
        return (response) => {
          response.statusCode = how === 'failing' ? 500 : 200
          response.setHeader('content-type', 'application/json')
          response.end(how === 'failing' ? '{"error":{"message":"护理补贴谁能领？"}}' : '\u0000{]护理')
        }
      }
    },
    received: () => server.received.join('\n'),
    close: server.close,
  }
}
