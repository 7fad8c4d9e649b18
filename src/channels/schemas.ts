import { z } from '@hono/zod-openapi'
import { ANSWER_STATUSES, REASONS } from '../answer/answer.ts'
import { VALIDITY_STATUSES } from '../corpus/validity.ts'
import { maskPersonal, withoutMasks } from '../privacy/mask.ts'

/** What people type carries what they did not mean to: control and invisible characters, halves of a character. */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cs}\p{Cf}]|(?![\t\n\r])\p{Cc}/gu, '').trim()
}

/** Lengths count characters as people do: 𠮷 is one. */
export function text(limits: { min?: number; max: number; error: string }) {
  const { min = 0, max, error } = limits
  return z
    .string(error)
    .transform(cleanText)
    .refine((value) => {
      const length = value.length > 2 * max ? Infinity : [...value].length
      return min <= length && length <= max
    }, error)
    .openapi({ type: 'string', ...(min ? { minLength: min } : {}), maxLength: max })
}

/** What people say of themselves is masked where it comes in: nothing behind this line sees a number that names somebody. */
export const saidText = (limits: Parameters<typeof text>[0]) => text(limits).transform(maskPersonal)
export const questionText = saidText({ min: 1, max: 500, error: '请写下您的问题，1 到 500 个字。' })
export const regionText = text({ max: 40, error: '地区的名字最多 40 个字，例如：吉林省。' }).transform(
  (region) => withoutMasks(maskPersonal(region)),
)

const optionalRegion = regionText
  .optional()
  .openapi({ description: '您住的地方。不写就查所有地区。', example: '吉林省' })

export const askRequest = z
  .object(
    {
      question: questionText.openapi({ example: '重度残疾人护理补贴谁能领？' }),
      region: optionalRegion,
      context: z
        .array(
          saidText({ min: 1, max: 500, error: '前面的每个问题是 1 到 500 个字。' }),
          '前面的问题应是一串文字。',
        )
        .max(10, '前面的问题最多带 10 个。')
        .optional()
        .openapi({ description: '这次对话里前面的问题，早的在前。' }),
      session: text({ max: 128, error: '对话的编号最多 128 个字符。' }).optional(),
      channel: z
        .enum(
          ['web', 'widget', 'voice', 'operator', 'api'],
          'channel 应是 web、widget、voice、operator 或 api。',
        )
        .optional(),
    },
    '请求的内容应是一个 JSON 对象，里面有 question。',
  )
  .openapi('AskRequest')

export const searchQuery = z.object({
  q: questionText.openapi({ param: { name: 'q', in: 'query' }, example: '护理补贴' }),
  k: z.coerce
    .number('k 应是 1 到 50 的整数。')
    .int('k 应是 1 到 50 的整数。')
    .min(1, 'k 应是 1 到 50 的整数。')
    .max(50, 'k 应是 1 到 50 的整数。')
    .default(10)
    .openapi({ type: 'integer', minimum: 1, maximum: 50, default: 10 }),
  region: optionalRegion,
  explain: z
    .enum(['0', '1', 'true', 'false'], 'explain 应是 1 或 0。')
    .optional()
    .openapi({ description: '1：说明每一条为什么被找到。' }),
})

export const clauseParams = z.object({
  idOrCode: z
    .string()
    .max(200, '条款的编号没有这么长。')
    .openapi({ param: { name: 'idOrCode', in: 'path' }, description: '条款编号，或七位口述编号。' }),
})

export const validitySchema = z
  .object({
    status: z.enum(VALIDITY_STATUSES),
    from: z.string().optional(),
    to: z.string().optional(),
    replacedBy: z.string().optional(),
    note: z.string().optional(),
  })
  .openapi('Validity')

const gazetteSchema = z.object({ title: z.string(), issue: z.string(), page: z.number().optional() })

const citationSchema = z
  .object({
    clauseId: z.string(),
    code: z.string().openapi({ description: '七位数，末位是校验位，可以念出来或打进来。' }),
    documentTitle: z.string(),
    documentNumber: z.string().nullable(),
    issuer: z.string(),
    region: z.string(),
    issuedOn: z.string().nullable(),
    path: z.array(z.string()),
    quote: z.string().openapi({ maxLength: 600 }),
    gazette: gazetteSchema,
    url: z.string(),
    validity: validitySchema,
  })
  .openapi('Citation')

export const answerSchema = z
  .object({
    id: z.string(),
    status: z.enum(ANSWER_STATUSES),
    answer: z.string(),
    reason: z.enum(REASONS).optional(),
    completeness: z.enum(['whole', 'partial']),
    spoken: z.string(),
    citations: z.array(citationSchema).max(5),
    notices: z.array(z.string()),
    contacts: z.array(z.object({ name: z.string(), phone: z.string().optional(), why: z.string() })),
    confidence: z.number().min(0).max(1),
    provenance: z
      .array(z.object({ text: z.string(), from: z.enum(['clause', 'record', 'directory']), id: z.string() }))
      .optional()
      .openapi({ description: '回答里每个数字从哪里来：条款、文件登记、通讯录。' }),
    summary: z
      .object({ by: z.literal('model'), model: z.string(), promptVersion: z.string() })
      .optional()
      .openapi({ description: '由 AI 概括的，才有：哪个模型，哪一版提示词。' }),
    timings: z.record(z.string(), z.number()),
  })
  .openapi('Answer')

export const searchResponse = z
  .object({
    passages: z.array(
      z.object({
        clauseId: z.string(),
        score: z.number(),
        text: z.string().openapi({ maxLength: 600 }),
        documentTitle: z.string(),
        documentNumber: z.string().nullable(),
        region: z.string(),
        path: z.array(z.string()),
        validity: validitySchema,
        url: z.string(),
        explain: z.object({ parts: z.record(z.string(), z.number()), terms: z.array(z.string()) }).optional(),
      }),
    ),
    degraded: z.boolean().openapi({ description: '只按字词找，没有用上向量。' }),
    timings: z.record(z.string(), z.number()),
  })
  .openapi('SearchResult')

const neighbourSchema = z.object({
  clauseId: z.string(),
  code: z.string(),
  text: z.string(),
  url: z.string(),
})

export const clauseResponse = z
  .object({
    clauseId: z.string(),
    code: z.string(),
    kind: z.enum(['paragraph', 'item', 'row', 'note', 'signature']),
    path: z.array(z.string()),
    text: z.string(),
    cells: z.array(z.object({ column: z.string(), text: z.string() })).optional(),
    documentId: z.string(),
    documentTitle: z.string(),
    documentNumber: z.string().nullable(),
    issuer: z.string(),
    region: z.string(),
    issuedOn: z.string().nullable(),
    gazette: gazetteSchema,
    validity: validitySchema,
    notes: z.array(neighbourSchema),
    definitions: z.array(neighbourSchema.extend({ term: z.string() })),
    before: z.array(neighbourSchema),
    after: z.array(neighbourSchema),
    questions: z
      .object({ plain: z.array(z.string()), everyday: z.array(z.string()), heard: z.array(z.string()) })
      .openapi({ description: '人们怎样问这一条：平常说、口语、语音识别听成的样子。编辑看过的才有。' }),
    url: z.string(),
  })
  .openapi('Clause')

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')

export const healthSchema = z.object({ status: z.literal('ok') }).openapi('Health')

export const readySchema = z
  .object({
    status: z.literal('ready'),
    documents: z.number().int(),
    clauses: z.number().int(),
    versions: z.record(z.string(), z.string()),
  })
  .openapi('Ready')
