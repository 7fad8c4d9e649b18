import type { Answer, Question } from '../answer/answer.ts'
import { ServiceError } from '../errors.ts'
import type { Store } from '../ports/store.ts'
import { maskPersonal } from '../privacy/mask.ts'
import type { Hasher } from '../privacy/vault.ts'
import type { Services } from '../services.ts'
import { within } from '../time-limit.ts'
import { timedStore } from './timed-store.ts'

/** How long an answer waits to be kept before it is given anyway, in milliseconds. */
const PATIENCE = 500

/** The services with every opening and every call of the store within its time limit. */
export function timedServices(services: Services): Services {
  const { store } = services
  return store ? { ...services, store: async () => timedStore(await within('store', store())) } : services
}

/** The store for a route that cannot do without. */
export function storeOf({ store }: Services): Promise<Store> {
  if (store) return store()
  throw new ServiceError(503, '这里不能留言，也不收评价：没有接上数据库。请拨打 12385 残疾人服务热线。')
}

/**
 * The services, with every answer kept together with what it takes to rebuild it. An answer that cannot be kept is given
 * all the same, and `unkept` is told why.
 */
export function keepAnswers(services: Services, version: string, unkept: (error: unknown) => void): Services {
  const { store, privacy } = services
  if (!store) return services
  return {
    ...services,
    askInPassing: services.ask,
    async ask(question) {
      const today = services.today()
      const answer = await services.ask(question)
      const versions = { ...services.versions(), service: version }
      const keep = async () => {
        const conversation = await conversationOf(question.session, privacy?.hasher)
        const record = { ...recordOf(question, answer), at: Date.now(), today, versions }
        await (await store()).answers.add({ ...record, ...(conversation ? { conversation } : {}) })
      }
      await within('store', keep(), PATIENCE).catch(unkept)
      return answer
    },
  }
}

/** A session's id opens its conversation, and may be anything that was sent: only its keyed digest is kept. */
export async function conversationOf(
  session: string | undefined,
  hasher: Hasher | undefined,
): Promise<string | undefined> {
  return session && hasher ? hasher.hash('session', session) : undefined
}

/** Question and region come in masked; once more here, so that no channel to come can forget it. */
function recordOf(question: Question, answer: Answer) {
  const { id, status, reason, completeness, citations, notices, contacts, confidence } = answer
  return {
    id,
    channel: question.channel ?? 'api',
    question: maskPersonal(question.question),
    context: (question.context ?? []).map(maskPersonal),
    ...(question.region ? { region: maskPersonal(question.region) } : {}),
    status,
    ...(reason ? { reason } : {}),
    completeness,
    text: maskPersonal(answer.answer),
    citations,
    notices,
    contacts,
    confidence,
    ...(answer.provenance ? { provenance: answer.provenance } : {}),
  }
}
