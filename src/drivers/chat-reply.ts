import { PortError } from '../errors.ts'

/** The longest reply that is waited for, in tokens: a draft takes a few hundred. */
export const LONGEST_REPLY = 1_000

/** The text of a reply: a string, or blocks of which some are text. */
export function textOfReply(content: unknown): string {
  if (typeof content === 'string' && content !== '') return content
  const blocks: unknown[] = Array.isArray(content) ? content : []
  const text = blocks
    .map((block) => (block as { text?: unknown } | null)?.text)
    .filter((t) => typeof t === 'string')
  if (text.length > 0) return text.join('')
  throw new PortError('chat-model', '语言模型的回答里没有文字', { retryable: true })
}
