import { PortError } from '../errors.ts'
import type { ChatModel } from '../ports/chat-model.ts'
import { LONGEST_REPLY, textOfReply } from './chat-reply.ts'

/** What is used of LangChain 1. Declared here because the packages are optional. */
interface Universal {
  initChatModel(model: string, fields: object): Promise<Model>
}
interface Model {
  invoke(
    messages: [role: string, text: string][],
    options: { signal?: AbortSignal },
  ): Promise<{ content: unknown }>
}

/** The package's name in a variable, so that neither the compiler nor a bundler asks for it. */
const PACKAGE: string = 'langchain/chat_models/universal'

export interface Endpoint {
  /** Where an OpenAI-compatible server answers, up to /v1. */
  baseUrl: string
  model: string
  apiKey?: string
}

/**
 * A model behind an OpenAI-compatible endpoint (DeepSeek, Qwen, vLLM, Ollama), through LangChain's `initChatModel`. Nothing
 * of the environment reaches the endpoint: neither another key nor an organisation. PortError when the packages are missing.
 */
export async function createLangchainChatModel(endpoint: Endpoint): Promise<ChatModel> {
  const model = await open(endpoint)
  return {
    name: endpoint.model,
    async reply({ system, user }, { signal } = {}) {
      let message: Awaited<ReturnType<Model['invoke']>>
      try {
        message = await model.invoke(
          [
            ['system', system],
            ['user', user],
          ],
          signal ? { signal } : {},
        )
      } catch (error) {
        // The cause is left out: it may hold the request.
        const { status } = error as { status?: unknown }
        const told = typeof status === 'number' ? `状态 ${status}` : '连不上，或者没有等到'
        throw new PortError('chat-model', `语言模型没有回答（${told}）`, { retryable: status !== 401 })
      }
      return textOfReply(message.content)
    },
  }
}

async function open({ baseUrl, model, apiKey = 'none' }: Endpoint): Promise<Model> {
  try {
    const { initChatModel } = (await import(PACKAGE)) as Universal
    return await initChatModel(model, {
      modelProvider: 'openai',
      apiKey,
      configuration: { baseURL: baseUrl, organization: null, project: null },
      useResponsesApi: false,
      temperature: 0,
      maxTokens: LONGEST_REPLY,
      maxRetries: 0,
    })
  } catch (cause) {
    const message = '没有安装 langchain 和 @langchain/openai：npm install 时不要带 --omit=optional'
    throw new PortError('chat-model', message, { retryable: false, cause })
  }
}
