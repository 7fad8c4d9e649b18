import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import type { Once, Outcome } from '../ports/conversations.ts'
import type { Services } from '../services.ts'

/** What the Idempotency-Key header asks for. The body, which may hold a telephone number, goes on as a keyed digest. */
export async function onceOf(c: Context, scope: string, { privacy }: Services): Promise<Once | undefined> {
  const key = c.req.header('idempotency-key')
  if (!key) return undefined
  const body = await c.req.text()
  return { scope, key, request: (await privacy?.hasher?.hash(scope, body)) ?? body }
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'reused')
    throw new ServiceError(422, '这个 Idempotency-Key 已经用在别的内容上。请换一个再发。')
  return outcome.value
}
