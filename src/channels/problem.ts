import { HTTPException } from 'hono/http-exception'
import { ZodError } from 'zod'
import { CorpusError, PortError, ServiceError } from '../errors.ts'

/** Problem details (RFC 9457). `detail` is written for the person who asked; nothing of the inside is in it. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  /** Which fields were wrong, of a request that did not fit its schema. */
  errors?: { field: string; detail: string }[]
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

const TITLES: Record<number, string> = {
  400: '请求不对',
  401: '要先登录',
  403: '没有开放',
  404: '没有找到',
  405: '请求的方法不对',
  409: '别人已经改过',
  413: '内容太长',
  415: '内容的格式不对',
  422: '请求不对',
  429: '请求太多',
  500: '服务出了问题',
  503: '暂时不能服务',
}

const BY_STATUS: Record<number, string> = {
  400: '请求的内容读不懂：它应是一份完整的 JSON。',
  404: '没有这个地址。',
  413: '发来的内容太长。问题最多 500 个字。',
  415: '请用 JSON 发送，并写明 Content-Type: application/json。',
}

const SORRY = '服务出了问题，不是您的错。请过一会儿再试，或拨打 12385 残疾人服务热线。'

/** What was sent is not kept, and not half kept either. */
const NOT_KEPT = '这会儿存不了，您发来的没有保存。请过一会儿再发一次，或拨打 12385 残疾人服务热线。'

/** The store did not say in time. A request that is sent again with its key is kept once. */
const PERHAPS_KEPT = '这会儿存得太慢，不知道您发来的存上没有。请过一会儿再试，或拨打 12385 残疾人服务热线。'

export function problem(status: number, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? '请求没有成功', status, detail }
}

/** Turns whatever was thrown into what may be said about it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ServiceError) {
    const errors = error.cause instanceof ZodError ? { errors: fieldsOf(error.cause) } : {}
    return { ...problem(error.status, error.message), ...errors }
  }
  if (error instanceof HTTPException && error.status < 500)
    return problem(error.status, BY_STATUS[error.status] ?? '请求没有成功。')
  if (error instanceof PortError && error.port === 'store')
    return problem(503, error.unsure ? PERHAPS_KEPT : NOT_KEPT)
  if (error instanceof PortError || error instanceof CorpusError)
    return problem(503, '暂时查不了文件。请过一会儿再试，或拨打 12385 残疾人服务热线。')
  return problem(500, SORRY)
}

function fieldsOf(error: ZodError): { field: string; detail: string }[] {
  return error.issues.slice(0, 10).map((issue) => ({ field: issue.path.join('.'), detail: issue.message }))
}
