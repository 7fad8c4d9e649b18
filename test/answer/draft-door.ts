import type { Answer } from '../../src/answer/answer.ts'
import type { Pipeline } from '../../src/answer/pipeline.ts'
import { createApp } from '../../src/app.ts'
import { createLangchainChatModel } from '../../src/drivers/langchain-chat-model.ts'
import { readSettings } from '../../src/settings.ts'
import { fakeServices } from '../fixtures/services.ts'
import { openModelServer, type ModelServer } from './model-server.ts'
import { realPipeline } from './service.ts'

export const TODAY = '2026-11-24'

/** A question as it comes in at the door. */
export interface Body {
  question: string
  region?: string
  channel?: 'web' | 'voice'
  context?: string[]
}

export interface Door {
  server: ModelServer
  /** Why drafts were not taken, as the log would be told. */
  stopped: string[]
  /** POST /api/ask with the model. */
  ask(body: Body): Promise<Answer>
  /** The same without a model. */
  plain(body: Body): Promise<Answer>
}

const through = (pipeline: Pipeline) => {
  const app = createApp(fakeServices({ ask: pipeline.ask }), readSettings({ RATE_LIMIT: '1000000' }), {
    log: () => undefined,
  })
  return async (body: Body): Promise<Answer> => {
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Answer
  }
}

/** The shipped index behind the real door, with and without a model of this machine. */
export async function openDoor(): Promise<Door> {
  const server = await openModelServer()
  const stopped: string[] = []
  const chat = await createLangchainChatModel({ baseUrl: server.baseUrl, model: 'scripted' })
  const drafted = await realPipeline(TODAY, { chat, stopped: (kinds) => void stopped.push(kinds.join()) })
  return { server, stopped, ask: through(drafted), plain: through(await realPipeline(TODAY)) }
}

/** What two answers have in common when no draft was taken: all but their name and how long they took. */
export const unnamed = (answer: Answer): Partial<Answer> => ({ ...answer, id: '', timings: {} })
