import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Question } from '../answer/answer.ts'
import type { Clause } from '../corpus/clause.ts'
import { validityOf } from '../corpus/validity.ts'
import { withoutMasks } from '../privacy/mask.ts'
import type { Match } from '../search/match.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { clauseUrl, clauseView } from './clause-view.ts'
import { feedbackChannel } from './feedback.ts'
import { handoffChannel } from './handoff.ts'
import { json, jsonChannel, onlyJson, problem } from './json.ts'
import type { Limits } from './limits.ts'
import { operatorChannel } from './operator/operator.ts'
import { lineEvents } from './voice/events.ts'
import { transcriptChannel } from './voice/transcript.ts'
import { receiptChannel } from './receipt.ts'
import * as schemas from './schemas.ts'

const askRoute = createRoute({
  method: 'post',
  path: '/api/ask',
  summary: '问一个问题，得到回答和出处',
  request: { body: { required: true, content: { 'application/json': { schema: schemas.askRequest } } } },
  responses: {
    200: json(schemas.answerSchema, '回答。没有找到、要转人工，也是 200，看 status。'),
    400: problem('请求不对'),
    413: problem('内容太长'),
    415: problem('不是 JSON'),
    429: problem('太快，请等一会儿'),
    503: problem('暂时不能回答'),
  },
})

const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  summary: '找条款，最合适的在前',
  request: { query: schemas.searchQuery },
  responses: {
    200: json(schemas.searchResponse, '找到的条款'),
    400: problem('请求不对'),
    429: problem('太快，请等一会儿'),
  },
})

const clauseRoute = createRoute({
  method: 'get',
  path: '/api/clauses/{idOrCode}',
  summary: '一条条款的全文和前后文',
  request: { params: schemas.clauseParams },
  responses: {
    200: json(schemas.clauseResponse, '条款'),
    400: problem('请求不对'),
    404: problem('没有这一条'),
  },
})

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: '程序在运行',
  responses: { 200: json(schemas.healthSchema, '在运行') },
})

const readyRoute = createRoute({
  method: 'get',
  path: '/readyz',
  summary: '索引已经读好，各部分的版本',
  responses: { 200: json(schemas.readySchema, '可以回答'), 503: problem('还不能回答') },
})

export interface ApiOptions {
  version: string
  limits: Limits
}

export function apiChannel(services: Services, settings: Settings, options: ApiOptions): OpenAPIHono {
  const { version, limits } = options
  const api = jsonChannel()
  api.use('/api/ask', onlyJson)
  api.openapi(askRoute, async (c) => {
    const question = questionOf(c.req.valid('json'))
    if (question.session) limits.count(c, 'session', question.session)
    const answer = await services.ask(question)
    return c.json(answer, 200, { 'cache-control': 'no-store' })
  })
  api.openapi(searchRoute, async (c) => {
    const { q, k, region, explain } = c.req.valid('query')
    const allow = services.allowFor(region || undefined)
    const result = await services.retriever.search(withoutMasks(q), { k, allow })
    const explained = explain === '1' || explain === 'true'
    const passages = result.matches.map((match) => passageOf(match, services.today(), explained))
    const { degraded, timings } = result
    return c.json({ passages, degraded, timings }, 200, { 'cache-control': 'no-store' })
  })
  api.openapi(clauseRoute, (c) => c.json(clauseJson(services, c.req.valid('param').idOrCode), 200))
  api.openapi(healthRoute, (c) => c.json({ status: 'ok' as const }, 200))
  api.openapi(readyRoute, async (c) => c.json(await readiness(services), 200))
  api.route('/', feedbackChannel(services))
  api.route('/', handoffChannel(services, settings, limits))
  api.route('/', lineEvents(services, settings, limits))
  api.route('/', transcriptChannel(services, settings, limits))
  api.route('/', receiptChannel(services, settings))
  api.route('/', operatorChannel(services, settings, limits))
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '听政',
      version,
      description: '从政府公报里找到回答，逐条注明出处。出错时返回 RFC 9457 problem details。',
    },
  })
  return api
}

type AskInput = { [Field in keyof Question]: Question[Field] | undefined } & { question: string }

/** An absent field and an empty one mean the same. */
function questionOf(input: AskInput): Question {
  const { question, region, context, session, channel = 'api' } = input
  return {
    question,
    channel,
    ...(region ? { region } : {}),
    ...(context?.length ? { context } : {}),
    ...(session ? { session } : {}),
  }
}

export function passageOf(match: Match, today: string, explained: boolean) {
  const { clause, document } = match
  return {
    clauseId: clause.id,
    score: match.score,
    text: match.text,
    documentTitle: document.title,
    documentNumber: document.number ?? null,
    region: document.region,
    path: clause.path,
    validity: validityOf(document, today),
    url: clauseUrl(clause.id),
    ...(explained ? { explain: match.explain } : {}),
  }
}

export function clauseJson(services: Services, idOrCode: string) {
  const { clause, document, validity, ...around } = clauseView(services, idOrCode, 3)
  const { gazette } = document
  return {
    clauseId: clause.id,
    code: clause.code,
    kind: clause.kind,
    path: clause.path,
    text: clause.text,
    ...(clause.cells ? { cells: clause.cells } : {}),
    documentId: document.id,
    documentTitle: document.title,
    documentNumber: document.number ?? null,
    issuer: document.issuer,
    region: document.region,
    issuedOn: document.issuedOn ?? null,
    gazette: {
      title: gazette.title,
      issue: gazette.issue,
      ...(document.page ? { page: document.page } : {}),
    },
    validity,
    notes: around.notes.map(neighbour),
    definitions: around.definitions.map(({ term, clause: defining }) => ({ term, ...neighbour(defining) })),
    before: around.before.map(neighbour),
    after: around.after.map(neighbour),
    questions: around.asked,
    url: clauseUrl(clause.id),
  }
}

const neighbour = ({ id, code, text }: Clause) => ({ clauseId: id, code, text, url: clauseUrl(id) })

/** Ready to answer, and to keep what is to be kept. */
async function readiness({ library, store, versions }: Services) {
  const opened = await store?.()
  await opened?.ping()
  return {
    status: 'ready' as const,
    documents: library.documents.length,
    clauses: library.clauses.length,
    versions: { ...versions(), store: opened ? `${opened.name} ${opened.version}` : 'none' },
  }
}
