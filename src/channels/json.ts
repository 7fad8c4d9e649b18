import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { ServiceError } from '../errors.ts'
import { problemSchema } from './schemas.ts'

/** How a route of the JSON face tells what it answers. */
export const json = <T>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** A router whose schemas refuse with 400 and the first thing that is wrong. */
export function jsonChannel(): OpenAPIHono {
  return new OpenAPIHono({
    strict: false,
    defaultHook: (result) => {
      if (result.success) return
      throw new ServiceError(400, result.error.issues[0]?.message ?? '请求不对。', result.error)
    },
  })
}

/** Says what is wrong with a body before its fields are looked at: its type, its characters, its JSON. */
export const onlyJson: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') return next()
  const type = c.req.header('content-type') ?? ''
  const charset = /;\s*charset="?([^";]+)/i.exec(type)?.[1]?.trim()
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) || (charset && !/^utf-?8$/i.test(charset)))
    throw new ServiceError(415, '请用 JSON（UTF-8）发送，并写明 Content-Type: application/json。')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer())
  } catch {
    throw new ServiceError(400, '请求里有读不出来的字：它应是 UTF-8 编码。')
  }
  try {
    JSON.parse(text)
  } catch {
    throw new ServiceError(400, '请求的内容读不懂：它应是一份完整的 JSON。')
  }
  await next()
}
