import type { Answer } from '../../answer/answer.ts'

/** Nothing came back: the reason, in words for the person who asked. */
export class NoReply extends Error {
  override readonly name = 'NoReply'
}

export interface Asked {
  question: string
  region: string
  /** Earlier questions, oldest first. */
  context: readonly string[]
  session: string
}

/** Milliseconds. The service itself gives up after twelve seconds, and says so. */
const PATIENCE = 15_000
const CALL = '着急的话，请拨打 12385 残疾人服务热线，有人接听。'

/** Asks the service at this origin. Rejects with NoReply only. */
export async function ask(service: string, { region, context, ...asked }: Asked): Promise<Answer> {
  const body = {
    ...asked,
    channel: 'widget',
    ...(region ? { region } : {}),
    ...(context.length > 0 ? { context: context.slice(-10) } : {}),
  }
  return (await post(`${service}/api/ask`, body)) as Answer
}

/** Says whether an answer helped. Rejects with NoReply only. */
export async function judge(service: string, answerId: string, useful: boolean): Promise<void> {
  await post(`${service}/api/feedback`, { answerId, useful })
}

async function post(address: string, body: object): Promise<unknown> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PATIENCE)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: abort.signal,
    })
    const told: unknown = await response.json().catch(() => undefined)
    if (response.ok && told) return told
    throw new NoReply(detailOf(told) ?? `服务出了问题，不是您的错，请过一会儿再试。${CALL}`)
  } catch (error) {
    if (error instanceof NoReply) throw error
    throw new NoReply(
      `${abort.signal.aborted ? '等了很久，没有回答。' : '现在连不上网。'}请过一会儿再试。${CALL}`,
    )
  } finally {
    clearTimeout(timer)
  }
}

/** Problem details are written for people (RFC 9457). */
function detailOf(told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null || !('detail' in told)) return undefined
  return typeof told.detail === 'string' ? told.detail : undefined
}
