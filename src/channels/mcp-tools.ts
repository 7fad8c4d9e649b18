import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import type { Services } from '../services.ts'
import { withoutMasks } from '../privacy/mask.ts'
import { clauseJson, passageOf } from './api.ts'
import { questionText, regionText, saidText } from './schemas.ts'

interface Tool {
  name: string
  title: string
  description: string
  input: z.ZodObject
  run(given: unknown, services: Services): Promise<object>
}

const tool = <Input extends z.ZodObject>(
  given: Omit<Tool, 'input' | 'run'> & {
    input: Input
    run(given: z.output<Input>, services: Services): Promise<object>
  },
): Tool => ({ ...given, run: (typed, services) => given.run(given.input.parse(typed), services) })

const region = regionText.optional().describe('居民住的地方，例如吉林省、同江市。不写就查所有地区。')

/** Public look-ups only, the same as /api/search, /api/clauses and /api/ask. */
export const TOOLS: readonly Tool[] = [
  tool({
    name: 'search_clauses',
    title: '找条款',
    description: '按问题找政府公报里的条款，最合适的在前，带效力。只是相近，没有和问题核对过。',
    input: z.object({
      query: questionText.describe('居民的问题或几个词，1 到 500 个字'),
      k: z.int('k 应是 1 到 20 的整数。').min(1).max(20).default(5).describe('要几条'),
      region,
    }),
    async run({ query, k, region: where }, { retriever, allowFor, today }) {
      const { matches } = await retriever.search(withoutMasks(query), {
        k,
        allow: allowFor(where || undefined),
      })
      return { passages: matches.map((match) => passageOf(match, today(), false)) }
    },
  }),
  tool({
    name: 'get_clause',
    title: '读一条条款',
    description: '一条条款的全文、前后文、出处和效力。',
    input: z.object({
      id: z.string('请写条款的编号。').min(1).max(200).describe('条款编号（clauseId），或七位口述编号'),
    }),
    run: ({ id }, services) => Promise.resolve(clauseJson(services, id)),
  }),
  tool({
    name: 'answer_question',
    title: '回答问题',
    description:
      '回答居民的问题，逐条注明出处。status 不是 answered 就是公报没有写或者要找人：照它说的说，不要补充。spoken 是念给人听的。',
    input: z.object({
      question: questionText.describe('居民的问题，1 到 500 个字'),
      region,
      context: z
        .array(saidText({ min: 1, max: 500, error: '前面的每个问题是 1 到 500 个字。' }))
        .max(10, '前面的问题最多带 10 个。')
        .optional()
        .describe('这次对话里前面的问题，早的在前'),
    }),
    run: ({ question, region: where, context }, { ask }) =>
      ask({
        question,
        channel: 'api',
        ...(where ? { region: where } : {}),
        ...(context?.length ? { context } : {}),
      }),
  }),
]

export const listed = (): object[] =>
  TOOLS.map(({ name, title, description, input }) => ({
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(input, { io: 'input' }),
    annotations: { readOnlyHint: true, openWorldHint: false },
  }))

/** What is wrong with what was asked is told to who asked, to be put right: it is no fault of the protocol. */
export async function called({ run }: Tool, given: unknown, services: Services): Promise<object> {
  try {
    const found = await run(given, services)
    return { content: [{ type: 'text', text: JSON.stringify(found) }], structuredContent: found }
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues[0]?.message : undefined
    const told = error instanceof ServiceError ? error.message : why
    if (told === undefined) throw error
    return { content: [{ type: 'text', text: told }], isError: true }
  }
}
