import { PortError } from '../errors.ts'
import type { ChatModel } from '../ports/chat-model.ts'
import { LONGEST_REPLY, textOfReply } from './chat-reply.ts'

/**
 * A model behind an OpenAI-compatible endpoint, by `fetch` alone: for the Worker, where LangChain's OpenAI package would
 * make the bundle half as large again.
 */
export function createHttpChatModel(endpoint: {
  baseUrl: string
  model: string
  apiKey?: string
}): ChatModel {
  const { baseUrl, model, apiKey } = endpoint
  return {
    name: model,
    async reply({ system, user }, { signal } = {}) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ]
      const response = await asked(`${baseUrl}/chat/completions`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
        },
        body: JSON.stringify({ model, messages, temperature: 0, max_tokens: LONGEST_REPLY }),
        ...(signal ? { signal } : {}),
      })
      return textOfReply(response.choices?.[0]?.message?.content)
    },
  }
}

interface Completion {
  choices?: { message?: { content?: unknown } }[]
}

async function asked(url: string, init: RequestInit): Promise<Completion> {
  let told = '连不上，或者没有等到'
  try {
    const response = await fetch(url, init)
    told = `状态 ${response.status}`
    if (response.ok) return ((await response.json()) as Completion | null) ?? {}
  } catch {
    // Told below, without the cause: it may hold the request.
  }
  throw new PortError('chat-model', `语言模型没有回答（${told}）`, { retryable: !told.endsWith(' 401') })
}
