import { PortError } from './errors.ts'
import type { ChatModel } from './ports/chat-model.ts'

/** After so many failures in a row a model rests for so long, in milliseconds: nobody waits in vain for each answer. */
const FAILURES = 3
const REST = 30_000

/** The same model, not asked for a while when it does not answer. A reply that was given up counts as none. */
export function resting(chat: ChatModel, now: () => number = Date.now): ChatModel {
  let failures = 0
  let until = 0
  return {
    name: chat.name,
    async reply(prompt, options) {
      if (now() < until)
        throw new PortError('chat-model', '语言模型刚才没有回应，先不问它', { retryable: true })
      let answered = false
      const settle = (): void => {
        failures = answered ? 0 : failures + 1
        if (failures >= FAILURES) until = now() + REST
      }
      const given = new Promise<void>((resolve) =>
        options?.signal?.addEventListener('abort', () => resolve()),
      )
      const reply = chat.reply(prompt, options).then((text) => {
        answered = true
        return text
      })
      void Promise.race([given, reply]).then(settle, settle)
      return reply
    },
  }
}
