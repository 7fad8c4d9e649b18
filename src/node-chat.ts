import { createLangchainChatModel } from './drivers/langchain-chat-model.ts'
import type { ChatModel } from './ports/chat-model.ts'
import type { Settings } from './settings.ts'

/** The language model that the settings name. undefined: none. LangChain is loaded only here, when there is one. */
export async function nodeChat({
  chatBaseUrl,
  chatModel,
  chatApiKey,
}: Settings): Promise<ChatModel | undefined> {
  if (!chatBaseUrl || !chatModel) return undefined
  const key = chatApiKey ? { apiKey: chatApiKey } : {}
  return createLangchainChatModel({ baseUrl: chatBaseUrl, model: chatModel, ...key })
}
