import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Services } from '../../services.ts'
import type { Settings } from '../../settings.ts'
import { json, jsonChannel, onlyJson, problem } from '../json.ts'
import { questionText, regionText, validitySchema } from '../schemas.ts'
import { regionsOf } from '../web/ask/ask.ts'
import { carry } from '../web/frame/carry.ts'
import { frameOf } from '../web/frame/frame.ts'
import type { Html } from '../web/html.ts'
import { desk, posted } from './desk.ts'
import type { Entered, Entrance, Fields } from './entrance.ts'
import { foundPart, lookUpPart } from './look-up-page.ts'
import type { LookUp } from './look-up-page.ts'
import { namedForms } from './named-forms.ts'
import { nearPart } from './marks.ts'
import { preferencesOf } from './preferences.ts'
import { SIGNED_IN } from './signed-in.ts'
import { suggest } from './suggestions.ts'
import { wordingsOf, wordingsPart } from './wordings.ts'

const suggestionsSchema = z
  .object({
    answer: z.object({
      id: z.string(),
      status: z.enum(['answered', 'no_answer', 'clarify', 'handoff', 'refused']),
      answer: z.string(),
      spoken: z.string(),
      written: z.string().openapi({ description: '连同出处。' }),
      notices: z.array(z.string()),
      contacts: z.array(z.object({ name: z.string(), phone: z.string().optional(), why: z.string() })),
      confidence: z.number().min(0).max(1),
    }),
    suggestions: z
      .array(
        z.object({
          short: z.string(),
          certainty: z.number().min(0).max(1).nullable().openapi({ description: '空：只是相近，没有核对。' }),
          clauseId: z.string(),
          code: z.string(),
          clause: z.string(),
          validity: validitySchema,
          region: z.string(),
          text: z.string(),
          spoken: z.string(),
          written: z.string().openapi({ description: '连同出处。' }),
          url: z.string(),
        }),
      )
      .max(3),
    rejected: z.array(
      z.object({ clauseId: z.string(), clause: z.string(), why: z.string(), url: z.string() }),
    ),
    took: z.number(),
  })
  .openapi('Suggestions')

const route = createRoute({
  method: 'post',
  path: '/api/operator/suggest',
  security: SIGNED_IN,
  summary: '工作台：一个问题的回答、最接近的三条、没有用的和为什么。要先登录',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.object({ question: questionText, region: regionText.optional() }) },
      },
    },
  },
  responses: {
    200: json(suggestionsSchema, '建议'),
    400: problem('请求不对'),
    401: problem('要先登录'),
    403: problem('没有开放，或者角色不对'),
    415: problem('不是 JSON'),
    429: problem('太快，请等一会儿'),
  },
})

/** A question stands in no address: both ways in are a POST. Its JSON body is what no form of another site can send. */
export function lookUpChannel(services: Services, settings: Settings, entrance: Entrance): OpenAPIHono {
  const channel = jsonChannel()
  channel.use('/api/operator/suggest', async (c, next) => {
    await entrance.enter(c, 'look-up')
    return onlyJson(c, next)
  })
  channel.openapi(route, async (c) => c.json(await suggest(services, c.req.valid('json')), 200))
  channel.post(
    '/operator/look-up',
    posted(entrance, settings, 'look-up', async (c, entered, fields) => {
      const question = questionText.safeParse(fields['q'] ?? '')
      const region = regionText.safeParse(fields['region'] ?? '').data ?? ''
      const asked = { region, caseNumber: caseOf(fields) }
      if (!question.success) {
        const typed = { ...asked, question: fields['q'] ?? '', error: WRITE }
        return showLookUp(c, entered, { services, settings }, typed)
      }
      const wanted = { ...asked, question: question.data }
      const { part } = fields
      const found = await foundFor(services, entered, { ...wanted, passing: part === 'typing' })
      // What the script puts into the page in the place of what was found before.
      if (part)
        return c.html(carry(String(await namedForms(found)), { ...frameOf(c, settings).display, region }))
      return showLookUp(c, entered, { services, settings }, { ...wanted, found })
    }),
  )
  return channel
}

const WRITE = '请写 1 到 500 个字，再按“查找”。'

const caseOf = ({ case: number = '' }: Fields): string => (/^[1-9]\d{5}$/.test(number) ? number : '')

interface Wanted {
  question: string
  region: string
  caseNumber: string
  /** Nobody pressed a button yet: nothing is kept. */
  passing: boolean
}

async function foundFor(services: Services, entered: Entered, wanted: Wanted): Promise<Html> {
  const { question, region, caseNumber, passing } = wanted
  const found = await suggest(services, { question, region, passing })
  const clauses = await entered.store.desk.clauses(entered.operator.id)
  return foundPart(found, {
    csrf: entered.csrf,
    question,
    region,
    caseNumber,
    answerId: passing ? '' : found.answer.id,
    sms: services.sms !== undefined,
    pinned: new Set(clauses.flatMap(({ clauseId, pinned }) => (pinned ? [clauseId] : []))),
  })
}

type Typed = Partial<Pick<LookUp, 'question' | 'region' | 'caseNumber' | 'error' | 'found'>>

/** The look-up with what an operator has at hand; `below`: what else stands on the page. */
export async function showLookUp(
  c: Context,
  entered: Entered,
  { services, settings }: { services: Services; settings: Settings },
  typed: Typed,
  below: Html | '' = '',
): Promise<Response> {
  const { region = frameOf(c, settings).display.region, error, found } = typed
  const { csrf, store, operator } = entered
  const title = error ? '错误：没有查' : found ? '查到的' : '工作台'
  const { team } = await preferencesOf(store, operator.id)
  const main = html`<h1>${found ? '查找' : title}</h1>
    ${lookUpPart({ ...typed, csrf, regions: regionsOf(services), ...(region ? { region } : {}) })}
    ${await nearPart(services, entered)} ${wordingsPart((await wordingsOf(store)).list, team)} ${below}`
  const skip = found ? { href: '#answer', text: '跳到查到的' } : { href: '#said', text: '跳到“来电人问什么”' }
  const page = { title, main, skip, ...(region ? { region } : {}) }
  return c.html(desk(c, entered, page, settings), error ? 400 : 200)
}
