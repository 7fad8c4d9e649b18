import { z } from '@hono/zod-openapi'
import { regionText, saidText, text } from './schemas.ts'

const answerId = text({ min: 1, max: 64, error: 'answerId 是回答里的 id。' })
const note = saidText({ max: 1000, error: '留言最多 1000 个字。' })

export const feedbackRequest = z
  .object(
    {
      answerId,
      useful: z.boolean('useful 应是 true 或 false。'),
      note: note.optional(),
    },
    '请求的内容应是一个 JSON 对象，里面有 answerId 和 useful。',
  )
  .openapi('FeedbackRequest')

export const feedbackResponse = z.object({ id: z.string() }).openapi('Feedback')

const consent = z
  .object(
    {
      contact: z
        .literal(true, '要留下这件事，需要您同意我们联系您：consent.contact 应是 true。')
        .openapi({ description: '同意联系我。没有它不能留下。' }),
      health: z
        .boolean('consent.health 应是 true 或 false。')
        .optional()
        .openapi({ description: '另外同意保存留言，里面可能有健康或残疾情况。没有它，留言不保存。' }),
      wording: saidText({
        min: 1,
        max: 1000,
        error: '请写明同意时看到的原话：consent.wording，1 到 1000 个字。',
      }),
    },
    '需要您的同意：consent 里有 contact 和 wording。',
  )
  .openapi('Consent')

/** As it is dialled: digits, with one + in front at most. */
const phone = z
  .string('电话应是一串数字。')
  .transform((typed) => typed.normalize('NFKC').replace(/[\s()-]/g, ''))
  .refine((digits) => /^\+?\d{5,15}$/.test(digits), '电话号码不对：应是 5 到 15 位数字。')
  .openapi({
    type: 'string',
    description: '加密保存，只给办这件事的人看，办完就删。',
    example: '13900000000',
  })

export const handoffRequest = z
  .object(
    {
      answerId: answerId.optional(),
      session: text({ max: 128, error: '对话的编号最多 128 个字符。' }).optional(),
      region: regionText.optional(),
      name: text({ max: 40, error: '称呼最多 40 个字。' }).optional(),
      phone: phone.optional(),
      note: note.optional(),
      reply: z.enum(['phone', 'text'], 'reply 应是 phone（回电话）或 text（在回执上回复）。'),
      consent,
    },
    '请求的内容应是一个 JSON 对象，里面有 reply 和 consent。',
  )
  .refine((body) => body.reply !== 'phone' || body.phone !== undefined, {
    error: '要回电话，请写电话号码。',
    path: ['phone'],
  })
  .openapi('HandoffRequest')

export const handoffResponse = z
  .object({
    case: z.string().openapi({ description: '六位编号。', example: '482913' }),
    receipt: z.string().optional().openapi({ description: '回执的网址：看办到哪一步，接着说。' }),
    noteKept: z.boolean().optional().openapi({ description: '留言有没有保存。没有留言就没有这一项。' }),
    questionKept: z.boolean().optional().openapi({ description: '前面的问题有没有跟着这件事保存。' }),
    detail: z.string().openapi({ description: '给人看的话。' }),
  })
  .openapi('Handoff')

export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, 'Idempotency-Key 应是 1 到 128 个字母、数字或符号。')
    .optional()
    .openapi({ description: '同一个请求再发一次，不会做第二遍。24 小时内有效。' }),
})

export const receiptParams = z.object({
  token: z.string().openapi({ param: { name: 'token', in: 'path' }, description: '回执网址的末段。' }),
})

export const messageText = saidText({ min: 1, max: 1000, error: '请写 1 到 1000 个字。' })
