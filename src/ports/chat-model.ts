export interface Prompt {
  /** What the model is to do. Ours alone. */
  system: string
  /** What it is to do it with. Holds what a resident wrote, masked. */
  user: string
}

/** A language model that is asked once and answers whole. What it says is a draft by a stranger: whoever asks must check it. */
export interface ChatModel {
  /** As the answer names it: deepseek-chat, … */
  readonly name: string
  /**
   * The whole reply. Fails with PortError('chat-model', …), never with what was asked in its message; gives up when the
   * signal says so.
   */
  reply(prompt: Prompt, options?: { signal?: AbortSignal }): Promise<string>
}
