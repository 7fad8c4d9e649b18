import words from '../../prompts/answer.json' with { type: 'json' }
import type { Prompt } from '../ports/chat-model.ts'
import type { Shown } from './draft-fragments.ts'

/** Which words a draft was asked for with; recorded with the answer. */
export const PROMPT_VERSION = words.version

/** What the model is asked: the question as it is searched, and the clauses by tokens, without ids, titles or links. */
export function draftPrompt(question: string, shown: readonly Shown[]): Prompt {
  const slots: Record<string, string> = { question, clauses: shown.map(clauseText).join('\n\n') }
  return {
    system: words.system.join('\n'),
    // In one pass: a slot's name within a question stays what it is.
    user: words.task.join('\n').replace(/\{(question|clauses)\}/g, (_, name: string) => slots[name] ?? ''),
  }
}

function clauseText({ clause, fragments, together }: Shown, i: number): string {
  const heading = clause.path.slice(-2).join('，')
  const lines = fragments.map(
    ({ token, text, leans }) => `{${token}} ${text.trim()}${leans ? ` （跟着 {${leans}} 用）` : ''}`,
  )
  const pairs = together.map(([a, b]) => `{${a}} 和 {${b}} 要一起说`)
  return [`[${i + 1}] ${clause.cells ? '表格的一行，在' : '在'}“${heading}”`, ...lines, ...pairs].join('\n')
}
