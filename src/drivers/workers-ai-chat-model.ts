import { PortError } from '../errors.ts'
import type { ChatModel } from '../ports/chat-model.ts'
import { LONGEST_REPLY, textOfReply } from './chat-reply.ts'

/** What is used of the Workers AI binding. It has no local simulator: tests bring one of their own. */
export interface ChatBinding {
  run(model: string, input: object): Promise<unknown>
}

/** A model on Cloudflare's machines: @cf/qwen/…. The binding cannot be told to stop: who asks must not wait longer. */
export function createWorkersAiChatModel(ai: ChatBinding, model: string): ChatModel {
  return {
    name: model,
    async reply({ system, user }) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ]
      let reply: unknown
      try {
        reply = await ai.run(model, { messages, temperature: 0, max_tokens: LONGEST_REPLY })
      } catch {
        // The cause is left out: it may hold the request.
        throw new PortError('chat-model', `Workers AI 没有回答（${model}）`, { retryable: true })
      }
      const { response, choices } = (reply ?? {}) as Reply
      return textOfReply(
        typeof response === 'object' && response
          ? JSON.stringify(response)
          : (response ?? choices?.[0]?.message?.content),
      )
    },
  }
}

/** Older models answer in `response` (an object where they wrote JSON), newer ones as OpenAI does. */
interface Reply {
  response?: unknown
  choices?: { message?: { content?: unknown } }[]
}
