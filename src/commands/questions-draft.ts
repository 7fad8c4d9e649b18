import { z } from 'zod'
import words from '../../prompts/questions.json' with { type: 'json' }
import type { Clause } from '../corpus/clause.ts'
import { askedIn, KINDS, waysOf, type Asked } from '../corpus/questions.ts'
import { PortError } from '../errors.ts'
import { nodeChat } from '../node-chat.ts'
import type { ChatModel, Prompt } from '../ports/chat-model.ts'
import { maskPersonal } from '../privacy/mask.ts'
import type { Settings } from '../settings.ts'
import { CommandError, runCommand } from './command.ts'
import { openShelf, tellClauseOf, type QuestionShelf } from './question-shelf.ts'

const USAGE = 'npm run questions:draft -- --document 文件编号 --most 50'
const NO_MODEL =
  '没有设置语言模型。请写 CHAT_BASE_URL（OpenAI 式的网址，例如 http://127.0.0.1:11434/v1）和 CHAT_MODEL，要密钥的再写 CHAT_API_KEY。'

/** How long one clause may take, in milliseconds: nobody waits at the telephone. */
const PATIENCE = 60_000
/** After so many failures in a row the model is down. */
const MOST_FAILURES = 3
/** Shorter clauses are headings and the like: nobody asks for them. In characters. */
const SHORTEST = 12

const reply = z
  .object({ plain: z.array(z.string()), everyday: z.array(z.string()), heard: z.array(z.string()) })
  .partial()

/** `npm run questions:draft`: drafts for clauses that nobody wrote questions for, marked as not read by anybody. */
async function draft(settings: Settings, given: { document?: string; most?: string }): Promise<boolean> {
  const chat = await nodeChat(settings)
  if (!chat) throw new CommandError(NO_MODEL)
  const most = given.most === undefined ? Infinity : Number(given.most)
  if (!(most > 0)) throw new CommandError(`--most 应是正整数。请写成：${USAGE}`)
  const shelf = await openShelf()
  const { library } = shelf
  if (given.document !== undefined && !library.document(given.document))
    throw new CommandError(`没有编号是 ${given.document} 的文件。`)
  const bare = (given.document ? library.clausesOf(given.document) : library.clauses).filter(
    (c) => c.kind !== 'note' && c.text.length >= SHORTEST && isBare(shelf, c),
  )
  let [failures, written] = [0, 0]
  for (const clause of bare.slice(0, most)) {
    const got = await draftFor(clause, { shelf, chat }).catch((error: unknown) => {
      if (!(error instanceof PortError) || ++failures >= MOST_FAILURES) throw error
      console.log(`没有写成：${tellClauseOf(clause)}（${error.message}）`)
    })
    if (got === undefined) continue
    failures = 0
    if (got > 0) written++
    console.log(`${got} 句草稿：${tellClauseOf(clause)}`)
  }
  console.log(`${bare.length} 条条款没有问法，${written} 条写了草稿。草稿不进索引，也不给人看。`)
  console.log(
    '请看过再收下：npm run questions:accept 列出草稿，npm run questions:accept -- --clause 条款编号 收下一条的。',
  )
  return true
}

function isBare({ entry }: QuestionShelf, clause: Clause): boolean {
  const { drafts, ...asked } = entry(clause)
  return !drafts && waysOf(askedIn(asked)).length === 0
}

/** Writes the drafts of one clause; how many passed the checks. */
async function draftFor(
  clause: Clause,
  { shelf, chat }: { shelf: QuestionShelf; chat: ChatModel },
): Promise<number> {
  const text = await chat.reply(promptFor(clause, shelf), { signal: AbortSignal.timeout(PATIENCE) })
  const drafted = reply.safeParse(jsonIn(text))
  if (!drafted.success) throw new PortError('chat-model', '回答的不是要的 JSON', { retryable: true })
  let kept: Asked = { plain: [], everyday: [], heard: [] }
  for (const kind of KINDS)
    for (const said of drafted.data[kind] ?? []) {
      const question = said.trim()
      if (maskPersonal(question) !== question || shelf.wrong(question, kind, { clause, asked: kept }))
        continue
      kept = { ...kept, [kind]: [...kept[kind], question] }
    }
  const count = waysOf(kept).length
  if (count > 0)
    shelf.put(clause, {
      ...shelf.entry(clause),
      drafts: { ...kept, model: chat.name, prompt: words.version },
    })
  return count
}

function promptFor({ documentId, path, text }: Clause, { library }: QuestionShelf): Prompt {
  const slots: Record<string, string> = {
    title: library.document(documentId)?.title ?? '',
    path: path.slice(1).join('，'),
    text,
  }
  return {
    system: words.system.join('\n'),
    user: words.task.join('\n').replace(/\{(title|path|text)\}/g, (_, name: string) => slots[name] ?? ''),
  }
}

function jsonIn(text: string): unknown {
  const said = text.slice(text.lastIndexOf('</think>') + 1)
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

void runCommand({ usage: USAGE, options: ['document', 'most'], run: draft })
