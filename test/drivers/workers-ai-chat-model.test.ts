import { describe, expect, it } from 'vitest'
import { createWorkersAiChatModel } from '../../src/drivers/workers-ai-chat-model.ts'
import { chatModelContract } from '../ports/chat-model.contract.ts'

/** A binding that answers as Workers AI does. */
function binding() {
  let reply: () => unknown = () => ({ response: '' })
  const received: string[] = []
  return {
    received,
    set: (next: () => unknown) => void (reply = next),
    async run(model: string, input: object): Promise<unknown> {
      received.push(`${model} ${JSON.stringify(input)}`)
      return reply()
    },
  }
}

chatModelContract('Workers AI', async () => {
  const ai = binding()
  return {
    model: createWorkersAiChatModel(ai, 'scripted'),
    behave: (how) =>
      ai.set(() => {
        if (how === 'failing') throw new Error('3040: 护理')
        return typeof how === 'object' ? { response: how.say } : null
      }),
    received: () => ai.received.join('\n'),
  }
})

describe('Workers AI', () => {
  const asked = async (reply: unknown): Promise<string> => {
    const ai = binding()
    ai.set(() => reply)
    return createWorkersAiChatModel(ai, 'scripted').reply({ system: 's', user: 'u' })
  }

  it('gives an object that the model wrote back as the text it was', async () => {
    expect(await asked({ response: { sentences: [] } })).toBe('{"sentences":[]}')
  })

  it('reads newer models, which answer as OpenAI does', async () => {
    expect(await asked({ choices: [{ message: { content: '好' } }] })).toBe('好')
  })
})
